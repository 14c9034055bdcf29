using TradeSim.Negotiators;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using TradeSim.Server.Words;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Words;

/// <summary>Each line fails when the rule that its code names is taken out of WordsCheck.</summary>
public sealed class WordsCheckTests
{
    private static readonly Agenda Agenda = TestScenario.Scenario().Agenda with
    {
        Issues =
        [
            Issue("US tariff", "125 %, as now", "10 %, and 24 suspended", "Suspended"),
            Issue("Truce", "90 days", "One year", "None"),
            Issue("Ethane", "Free", "Suspended", "One year"),
        ],
    };

    /// <summary>10 % on the US tariff, one year of truce, and ethane suspended.</summary>
    private static readonly Package Offered = new([1, 1, 1]);

    [Theory]
    [InlineData("We go to “10 %, and 24 suspended” on US tariff, and look for “One year” on Truce.", null)]
    [InlineData("We can go to \"10%, and 24 Suspended\" on the US tariff.", null)]
    [InlineData("Your offer 2 asks too much of us; truce: one year is what we need.", null)]
    [InlineData("We cannot agree to offer 2. Ethane is where it hurts.", null)]
    [InlineData("Let us be plain with one another: this package is balanced.", null)]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("We move.\n\nAnd again.", "not-one-paragraph")]
    [InlineData("We can go to “125 %, as now” on US tariff.", "not-in-the-package")]
    [InlineData("we could live with 90 days.", "not-in-the-package")]
    [InlineData("You get “Free” on Ethane.", "not-in-the-package")]
    [InlineData("You get “Suspended” on US tariff.", "other-issue")]
    [InlineData("You get “One year” on Ethane.", "other-issue")]
    [InlineData("Ethane: “One year” is there for you.", "other-issue")]
    [InlineData("You get “Suspended” on Ethane and on the US tariff.", "other-issue")]
    [InlineData("“Suspended” on Ethane weighs more for us than the US tariff.", null)]
    [InlineData("On Ethane we see it like you, and it shall be one year.", "other-issue")]
    [InlineData("We can go down to 5 on this.", "number")]
    [InlineData("We can go down to five on this.", "number")]
    [InlineData("We offer 2 at once.", "number")]
    [InlineData("We offer 2 tonnes against your offer 2.", "number")]
    [InlineData("Offer 7 was better.", "number")]
    [InlineData("We can go to ½ of it.", "number")]
    [InlineData("We cut it by half.", "number")]
    [InlineData("We can lift **all** of it.", "markup")]
    [InlineData("<b>We move.</b>", "markup")]
    [InlineData("See https://example.org for our package.", "markup")]
    [InlineData("See example.org for our package.", "markup")]
    [InlineData("Wе move.", "markup")] // The second letter is Cyrillic.
    [InlineData("We\u200b move.", "markup")]
    [InlineData("We can give you “all of the licences” here.", "invented-name")]
    [InlineData("We guarantee that it holds.", "promise")]
    [InlineData("We will also open the port.", "promise")]
    [InlineData("In addition we lift the rest.", "promise")]
    [InlineData("That is our promise to you.", "promise")]
    [InlineData("The rest follows later.", "promise")]
    [InlineData("This gives us more points.", "private")]
    [InlineData("It is above our reservation value.", "private")]
    [InlineData("Our mandate ends here.", "private")]
    [InlineData("Our capital has a minimum.", "private")]
    [InlineData("Our BATNA is better.", "private")]
    [InlineData("We accept your offer 2.", "other-act")]
    [InlineData("We have a deal.", "other-act")]
    [InlineData("We withdraw from the table.", "other-act")]
    [InlineData("As an AI I would rather not.", "out-of-role")]
    [InlineData("Here is the sentence: we move.", "out-of-role")]
    [InlineData("Certainly, we move.", "out-of-role")]
    [InlineData("we said so before.", "repeated")]
    public void A_text_is_turned_away_where_it_says_more_than_the_offer(string text, string? fault) =>
        Assert.Equal(fault, WordsCheck.Fault(
            text, Occasion(Offered) with { LastSaid = "We said so before." }));

    [Fact]
    public void A_text_is_turned_away_where_it_is_long()
    {
        Assert.Equal("too-long", Fault(string.Join(' ', Enumerable.Repeat("so", WordsCheck.MostWords + 1))));
        Assert.Equal("too-long", Fault(string.Join(' ', Enumerable.Repeat("whereupon", 45)) + "."));
        Assert.Null(Fault(string.Join(' ', Enumerable.Repeat("so", WordsCheck.MostWords))));
    }

    [Fact]
    public void Without_a_package_no_option_is_named() => Assert.Equal("not-in-the-package",
        WordsCheck.Fault("One year would do.", Occasion(null)));

    // Fails when a rule is so strict that it turns away what we say ourselves: if Private holds "offer".
    [Fact]
    public void What_our_negotiators_say_passes()
    {
        var checkedWords = 0;
        foreach (var scenario in ScenarioFile.ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios"))
            .Select(r => r.Scenario!))
            foreach (var names in new[] { ("envoy", "boulware"), ("random", "envoy"), ("linear", "random") })
            {
                var table = Table.Empty;
                var rooms = Match.Play(scenario, scenario.Agenda.Parties.Select((p, i) => (p.Id, i))
                    .ToDictionary(x => x.Id, x => x.i == 0 ? names.Item1 : names.Item2), 7);
                foreach (var entry in rooms.Table.Entries)
                {
                    if (!entry.By.IsOffice && Server.Words.Occasion.Of(
                        table, entry.By.Party, "", entry.Command) is { } occasion)
                    {
                        var fault = WordsCheck.Fault(occasion.Own, occasion);
                        Assert.True(fault is null, $"{fault}: {occasion.Own}");
                        checkedWords++;
                    }

                    table = entry.Events.Aggregate(table, (t, e) => t.Evolve(e));
                }
            }

        Assert.True(checkedWords > 100, $"{checkedWords} sentences");
    }

    private static string? Fault(string text) => WordsCheck.Fault(text, Occasion(Offered));

    private static Occasion Occasion(Package? package) =>
        new(Agenda, Agenda.Parties[0], "", "", package, [], "", [1, 2], [], null);

    private static Issue Issue(string name, params string[] options) =>
        new(name, name, "", [.. options.Select(o => new Option(o, o, "", []))], 0, []);
}
