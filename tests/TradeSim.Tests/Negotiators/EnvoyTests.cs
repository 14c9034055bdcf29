using TradeSim.Bargaining;
using TradeSim.Negotiators;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

public sealed class EnvoyTests
{
    [Theory]
    [InlineData("london-2025")]
    [InlineData("geneva-2025")]
    public void Two_envoys_agree_in_the_shipped_talks_near_the_Nash_solution(string id)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "scenarios");
        var scenario = ScenarioFile.ReadAll(folder).Single(r => r.Scenario?.Id == id).Scenario!;
        Assert.True(Share(scenario) >= 0.6m, $"{Share(scenario)} of the Nash product");
    }

    [Fact]
    public void Two_envoys_nearly_always_agree_and_gain_even_in_short_talks()
    {
        var shares = Enumerable.Range(1, 20).Select(seed => Share(Talks.Varied(seed))).ToArray();
        Assert.True(shares.Count(s => s > 0) >= 19, string.Join(' ', shares));
        Assert.True(shares.Average() >= 0.5m, string.Join(' ', shares.Select(s => s.ToString("0.00"))));
    }

    [Fact]
    public void A_stonewaller_does_not_get_everything()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var scenario = Talks.Varied(seed);
            var rooms = Talks.Play("envoy", "hardliner", seed, scenario);
            var brief = scenario.Brief(Talks.North);
            foreach (var offer in rooms.Table.Room.Offers.Where(o => o.By.Party == Talks.North))
                Assert.True(brief.Valuation.Score(offer.Package) >= brief.Reservation + 40,
                    $"seed {seed}: offer {offer.Number}");
        }
    }

    [Fact]
    public void Whoever_concedes_is_met_with_a_concession()
    {
        var begun = Talks.Begun();
        var table = Talks.Say(begun, "north", Negotiator.Decide(Talks.View(begun, Talks.North))!.AtTable!);
        table = Talks.Say(table, "south", Talks.Offer(0, 0, 0, 0, 0, 0, 1));
        table = Talks.Say(table, "north", new TableCommand.SayWords("Go on."));
        var stone = Answer(Talks.Say(table, "south", Talks.Offer(0, 0, 0, 0, 0, 0, 0)));
        var mild = Answer(Talks.Say(table, "south", Talks.Offer(2, 1, 1, 0, 2, 2, 1)));
        Assert.True(mild < stone, $"{mild} after a concession, {stone} without");

        static int Answer(Table table)
        {
            var move = Negotiator.Decide(Talks.View(table, Talks.North))!;
            // A signal comes before the offer; the offer follows on the next words.
            if (move.AtTable is TableCommand.SendSignal)
            {
                table = Talks.Say(table, "north", move.AtTable!);
                table = Talks.Say(table, "south", new TableCommand.SayWords("And?"));
                move = Negotiator.Decide(Talks.View(table, Talks.North))!;
            }

            return Talks.Scenario.Brief(Talks.North).Valuation
                .Score(Assert.IsType<TableCommand.MakeOffer>(move.AtTable).Package);
        }
    }

    [Fact]
    public void A_signal_moves_what_the_envoy_offers()
    {
        var begun = Talks.Begun();
        var table = Talks.Say(begun, "north", Negotiator.Decide(Talks.View(begun, Talks.North))!.AtTable!);
        var signalled = Talks.Say(table, "south", new TableCommand.SendSignal([new(5, 2)], [new(0, 3)]));
        var rejected = Talks.Say(table, "south", new TableCommand.RejectOffer(1, "No."));
        Assert.Equal(2, Next(signalled)[5]);
        Assert.NotEqual(2, Next(rejected)[5]);

        static Package Next(Table table) =>
            ((TableCommand.MakeOffer)Negotiator.Decide(Talks.View(table, Talks.North))!.AtTable!).Package;
    }

    [Fact]
    public void The_words_of_an_offer_name_only_options_that_are_in_it()
    {
        var named = 0;
        foreach (var offer in Talks.Play("envoy", "envoy").Table.Room.Offers)
            for (var i = 0; i < offer.Package.Count; i++)
                foreach (var option in Talks.Scenario.Agenda.Issues[i].Options)
                {
                    if (!offer.Words.Contains($"“{option.Name}”", StringComparison.Ordinal)) continue;
                    named++;
                    Assert.Equal(Talks.Scenario.Agenda.Issues[i].Options[offer.Package[i]], option);
                }

        Assert.True(named > 10);
    }

    [Fact]
    public void The_words_of_an_offer_hold_no_number_of_points()
    {
        foreach (var offer in Talks.Play("envoy", "envoy").Table.Room.Offers)
            Assert.DoesNotMatch("(?<!offer )\\b[0-9]", offer.Words);
    }

    [Fact]
    public void The_reason_tells_target_estimate_and_choice_and_stays_in_the_delegation()
    {
        var rooms = Talks.Play("envoy", "envoy");
        var reasons = rooms.Delegations[Talks.North].Room.Reasons;
        Assert.NotEmpty(reasons);
        Assert.All(reasons, r => Assert.Contains("target", r.Words, StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Words.Contains("care most about", StringComparison.Ordinal));
    }

    private static decimal Share(Scenario scenario)
    {
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        var frontier = Frontier.Of([.. briefs.Select(b => b.Valuation)],
            (issue, option) => briefs.All(b => !b.Mandate.Forbidden.Contains(new(issue, option))));
        var nash = Solutions.Of(frontier, [.. briefs.Select(b => b.Reservation)])!.Nash.Scores;
        var names = scenario.Agenda.Parties.ToDictionary(p => p.Id, _ => "envoy");
        return Product(Talks.Scores(Match.Play(scenario, names, 1))) / Product([.. nash]);

        decimal Product(int[] scores) =>
            (scores[0] - briefs[0].Reservation) * (decimal)(scores[1] - briefs[1].Reservation);
    }
}
