using TradeSim.Agreements;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Capitals;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

public sealed class CapitalsTests
{
    [Fact]
    public void The_quick_chance_at_home_is_near_the_exact_one()
    {
        var view = TwoLevels.View(TwoLevels.Begun(), Talks.North, "envoy");
        var home = new AtHome(view);
        for (var n = 0; n < 400; n++)
        {
            var package = Nth(view.Table.Agenda!, n * 17);
            Assert.InRange(home.Supposed(package), home.Chance(package) - 6, home.Chance(package) + 6);
        }
    }

    [Fact]
    public void A_package_that_home_would_refuse_is_not_offered_while_a_better_one_is_near()
    {
        var scenario = TwoLevels.Scenario;
        for (var seed = 1; seed <= 6; seed++)
        {
            var rooms = Match.Play([scenario], new Dictionary<string, string>
            { [Talks.North] = "envoy:technocrat", [Talks.South] = "envoy:dealmaker" }, seed,
                    Reach.Aftermath);
            var first = rooms.Table.Room.Offers[0];
            var home = scenario.Brief(Talks.North).Home!;
            Assert.True(Ballot.Chance(home, first.Package, 0) >= 55, $"seed {seed}");
        }
    }

    [Fact]
    public void It_calls_home_about_a_forbidden_option_that_they_want_and_uses_the_yes()
    {
        var scenario = TwoLevels.Scenario with
        {
            Capitals =
            [
                new(Talks.North, 200, 2, [new(new(2, 0), [new(0, [2, 3])], "For much ore, yes.")], "No."),
                new(Talks.South, 200, 2, [], "No."),
            ],
        };
        var calls = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var rooms = Match.Play([scenario], new Dictionary<string, string>
            { [Talks.North] = "envoy:technocrat", [Talks.South] = "envoy:hardliner" }, seed,
                    Reach.Aftermath);
            var asked = rooms.Delegations[Talks.North].Room.Calls;
            Assert.InRange(asked.Count, 0, 2);
            calls += asked.Count(c => c.Ask.Option == new OptionRef(2, 0)
                && c.Answer!.Mandate.Provisos.Length == 1);
            foreach (var offer in rooms.Table.Room.Offers.Where(o => o.By.Party == Talks.North
                && o.Package[2] == 0))
                Assert.Contains(offer.Package[0], new[] { 2, 3 });
        }

        Assert.True(calls > 0);
    }

    [Fact]
    public void After_a_refusal_at_home_the_same_package_is_not_offered_again()
    {
        var table = Talks.Say(TwoLevels.Begun(), "north/head",
            new TableCommand.MakeOffer(TwoLevels.Deal, ""));
        table = Talks.Say(table, "south/head", new TableCommand.AcceptOffer(1));
        table = Talks.Say(table, "office", new TableCommand.AnnounceVerdicts(1,
            [new(Talks.North, false, "Traders"), new(Talks.South, true, "")]));
        var move = Negotiator.Decide(TwoLevels.View(table, Talks.North, "envoy:technocrat"))!;
        Assert.Contains("Traders", move.Reason, StringComparison.Ordinal);
        Assert.NotEqual(TwoLevels.Deal, Assert.IsType<TableCommand.MakeOffer>(move.AtTable).Package);
    }

    [Fact]
    public void Whoever_asks_for_a_persona_gets_it_and_seeds_draw_them_all()
    {
        Assert.Equal("hardliner", NegotiatorNames.PersonaOf(new("envoy:hardliner", 3)));
        Assert.Equal(5, Enumerable.Range(0, 60)
            .Select(seed => NegotiatorNames.PersonaOf(new("envoy", seed))).Distinct().Count());
        Assert.True(NegotiatorNames.IsKnown("envoy:technocrat@2"));
        Assert.False(NegotiatorNames.IsKnown("envoy:mule"));
    }

    private static Package Nth(Agenda agenda, int n)
    {
        var options = new int[agenda.Issues.Length];
        for (var i = 0; i < options.Length; i++)
            (options[i], n) = (n % agenda.Issues[i].Options.Length, n / agenda.Issues[i].Options.Length);
        return new([.. options]);
    }
}
