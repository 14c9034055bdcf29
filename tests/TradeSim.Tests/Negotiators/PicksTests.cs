using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Capitals;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Negotiators;

/// <summary>What an envoy may and would choose from, looked at one decision at a time.</summary>
public sealed class PicksTests
{
    private const int Bar = 60;

    [Fact]
    public void What_the_capital_allows_only_beside_other_things_is_found_exactly_and_never_alone()
    {
        var brief = Talks.Scenario.Brief(Talks.North);
        var mandate = brief.Mandate with { Provisos = [new(new(2, 0), [new(0, [0, 1]), new(4, [1])])] };
        var own = new OwnSide(brief with { Mandate = mandate });
        var theirs = Talks.Scenario.Brief(Talks.South).Valuation with { Linkages = [] };
        var found = Reachable.Frontier(own, theirs).Select(p => (p.Scores[0], p.Scores[1]));
        var all = Packages().Where(p => mandate.Breach(p) is null)
            .Select(p => (Ours: own.Score(p), Theirs: theirs.Score(p))).Distinct().ToArray();
        Assert.Equal(
            all.Where(p => !all.Any(q => q != p && q.Ours >= p.Ours && q.Theirs >= p.Theirs)).Order(), found);
    }

    [Fact]
    public void What_home_would_refuse_gives_way_to_what_it_would_carry_and_what_fell_is_not_tried_again()
    {
        var (view, own, others, home, frontier) = Seen(TwoLevels.Begun());
        var gaveWay = false;
        for (var target = 330; target < frontier[^1].Scores[0]; target += 10)
        {
            var aim = new Aspiration(frontier[^1].Scores[0], target, target, own.Floor);
            var freely = new Picks(view, own, others, home, 0, 0).Choose(frontier, aim, 20)!;
            var barred = new Picks(view, own, others, home, Bar, 0).Choose(frontier, aim, 20)!;
            if (home.Supposed(freely.Package) >= Bar) Assert.Equal(freely.Package, barred.Package);
            gaveWay |= home.Supposed(freely.Package) < Bar && home.Supposed(barred.Package) >= Bar;

            var fallen = Fallen(freely.Package);
            var again = new Picks(Seen(fallen).View, own, others, home, 0, 0).Choose(frontier, aim, 20);
            Assert.NotEqual(freely.Package, again?.Package);
        }

        Assert.True(gaveWay);
    }

    [Fact]
    public void It_steps_out_twice_a_round_and_no_more()
    {
        var scenario = TwoLevels.Scenario;
        var rooms = Match.Play([scenario], new Dictionary<string, string>
        { [Talks.North] = "envoy:technocrat", [Talks.South] = "envoy:hardliner" }, 1, Reach.Aftermath);
        var stepped = rooms.Table.Entries.First(e =>
            e.By.Party == Talks.North && e.Command is TableCommand.StepOut);
        var table = rooms.Table.Entries.TakeWhile(e => e.Number < stepped.Number).SelectMany(e => e.Events)
            .Aggregate(Table.Empty, (t, e) => t.Evolve(e));
        Assert.True(Calls(table));
        var once = table.Evolve(new TableEvent.SteppedOut(stepped.By));
        Assert.True(Calls(once));
        Assert.False(Calls(once.Evolve(new TableEvent.SteppedOut(stepped.By))));

        static bool Calls(Table table) => Negotiator.Decide(TwoLevels.View(table, Talks.North,
            "envoy:technocrat"))!.Inside is DelegationCommand.CallCapital;
    }

    [Fact]
    public void Among_three_everybody_gets_a_word_and_the_one_that_offers_least_counts()
    {
        var brief = Talks.Scenario.Brief(Talks.North);
        var three = Talks.Scenario.Agenda with
        {
            Parties = Talks.Scenario.Agenda.Parties.Add(
                Talks.Scenario.Agenda.Parties[0] with { Id = "east" }),
        };
        var scenario = Talks.Scenario with
        {
            Agenda = three,
            Briefs = [.. Talks.Scenario.Briefs, Talks.Scenario.Brief(Talks.South) with { Party = "east" }],
        };
        var rooms = Match.Play(scenario, three.Parties.ToDictionary(p => p.Id, _ => "envoy"), 1);
        Assert.Equal(3, rooms.Table.Room.Offers.Take(3).Select(o => o.By.Party).Distinct().Count());

        var table = Talks.Say(Talks.Say(Table.Empty, "office", new TableCommand.OpenTable(
            three, ClockSetting.ByMoves, [], Reach.Talks)), "office", new TableCommand.BeginTalks());
        table = Talks.Say(table, "south/head", Talks.Offer(1, 1, 2, 2, 1, 2, 1));
        table = Talks.Say(table, "east/head", Talks.Offer(3, 2, 2, 2, 2, 3, 2));
        Assert.Equal(Talks.South,
            Aspiration.Hardest(Bids.Of(Talks.View(table, Talks.North)), new OwnSide(brief)));
    }

    /// <summary>At home they are against the grain that the delegation would gain most from.</summary>
    private static HomeFront Farmers { get; } = new(50, 9,
        [new("farm", "Farmers", "", 100, 60, new([[0, 0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, -5, -30],
            [0, 0, 0, 0], [0, 0, 0]], []), [])]);

    private static (
        SeatView View, OwnSide Own, Others Others, AtHome Home, ImmutableArray<FrontierPoint> Frontier) Seen(
        Table table)
    {
        var view = TwoLevels.View(table, Talks.North, "envoy:technocrat");
        view = view with
        {
            Own = view.Own.Evolve(new DelegationEvent.BriefTaken(view.Own.Brief! with { Home = Farmers })),
        };
        var (own, others) = (new OwnSide(view.Own.Brief!), Others.Of(view, learns: true));
        return (view, own, others, new AtHome(view), Reachable.Frontier(own, others.Valuation));
    }

    /// <summary>South offered this, North agreed, and a capital refused.</summary>
    private static Table Fallen(Package package)
    {
        var table = Talks.Say(TwoLevels.Begun(), "south/head", new TableCommand.MakeOffer(package, ""));
        table = Talks.Say(table, "north/head", new TableCommand.AcceptOffer(1));
        return Talks.Say(table, "office", new TableCommand.AnnounceVerdicts(1,
            [new(Talks.North, false, "Traders"), new(Talks.South, true, "")]));
    }

    private static IEnumerable<Package> Packages() => Talks.Scenario.Agenda.Issues
        .Aggregate<Issue, IEnumerable<ImmutableArray<int>>>([[]], (heads, issue) =>
            heads.SelectMany(h => Enumerable.Range(0, issue.Options.Length).Select(o => h.Add(o))))
        .Select(o => new Package(o));
}
