using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Tests.Negotiators;

/// <summary>The small talks with capitals to carry and four weeks after them, and a table in these
/// weeks.</summary>
internal static class TwoLevels
{
    private const int Ore = 0;
    private const int Magnets = 1;
    private const int Chips = 2;

    /// <summary>South delivers ore and magnets, North chips; the words on magnets can be read in two
    /// ways.</summary>
    public static Scenario Scenario { get; } = Talks.Scenario with
    {
        Agenda = Talks.Scenario.Agenda with
        {
            Aftermath = new(["One", "Two", "Three", "Four"], new("Recall", 600, 720),
            [
                new(Ore, [Talks.South], 1, false, new("Ore", "t", [0, 30, 60, 100], 10), Texts(4, 0), []),
                new(Magnets, [Talks.South], 1, false, null, Texts(3, 0),
                    [new(1, Talks.North, 2), new(1, Talks.South, 1)]),
                new(Chips, [Talks.North], 1, true, null, Texts(3, 2), []),
            ],
            [new("curb", Talks.North, "A curb", "", [], []),
                new("paper", Talks.South, "More paper", "", [], [])],
            new(5, [0], "The truce goes on.", "The truce is over.")),
        },
        Briefs = [.. Talks.Scenario.Briefs.Select(b => b with { Home = Home(b) })],
    };

    /// <summary>North gives its chips; South gives some ore, and magnets in words that it reads as
    /// little.</summary>
    public static Package Deal { get; } = new([1, 1, 0, 2, 0, 2, 0]);

    /// <summary>Both capitals have ratified the deal, and the first week is being lived.</summary>
    public static Table InWeeks(Package package)
    {
        var table = Begun();
        table = Talks.Say(table, "north/head", new TableCommand.MakeOffer(package, ""));
        table = Talks.Say(table, "south/head", new TableCommand.AcceptOffer(1));
        table = Talks.Say(table, "office", new TableCommand.AnnounceVerdicts(1,
            [new(Talks.North, true, ""), new(Talks.South, true, "")]));
        return Talks.Say(table, "office", new TableCommand.BeginAftermath());
    }

    /// <summary>A table where talks with an aftermath have just begun.</summary>
    public static Table Begun() => Talks.Say(Talks.Say(Table.Empty, "office", new TableCommand.OpenTable(
        Scenario.Agenda, ClockSetting.ByMoves, [new(Talks.North, null), new(Talks.South, null)], Reach.Aftermath)),
        "office", new TableCommand.BeginTalks());

    /// <summary>The week closes; a commitment that is not named shows all that was promised.</summary>
    public static Table Closed(this Table table, params (int Commitment, int Percent)[] shown) =>
        Talks.Say(table, "office", new TableCommand.PublishWeek(table.Accord!.Week,
            [.. table.Accord.Commitments.Select(c => new Publication(table.Accord.Week, c.Number,
                shown.Where(s => s.Commitment == c.Number).Select(s => s.Percent)
                    .FirstOrDefault(100), null))], []));

    /// <summary>What a seat sees whose delegation has this week open.</summary>
    public static SeatView View(Table table, string party, string negotiator, long seed = 1)
    {
        var own = Delegation.Empty.Evolve(new DelegationEvent.DelegationOpened(
            Scenario.Brief(party), new(negotiator, seed), Consent.Head, false, false));
        return new(table, table.Lines.Count, table.Accord is not { } accord ? own
            : own.Evolve(new DelegationEvent.WeekOpened(
                accord.Week, [.. accord.BindingOn(party).Select(c => c.Number)])));
    }

    /// <summary>Lets one party act until it seals, and tells what it did at the table.</summary>
    public static (Table Table, ImmutableArray<TableCommand> Did, ImmutableArray<MeasureTaken> Sealed) Live(
        Table table, string party, string negotiator)
    {
        var did = ImmutableArray.CreateBuilder<TableCommand>();
        while (true)
        {
            var move = Negotiator.Decide(View(table, party, negotiator))!;
            if (move.Inside is DelegationCommand.SealMeasures seal) return (table, did.ToImmutable(),
                seal.Measures);
            did.Add(move.AtTable!);
            table = Talks.Say(table, $"{party}/head", move.AtTable!);
        }
    }

    private static ImmutableArray<string> Texts(int options, int status) =>
        [.. Enumerable.Range(0, options).Select(o => o == status ? "" : $"deliver {o}")];

    private static HomeFront Home(Brief brief) => new(50, 9,
    [
        new("trade", "Traders", "", 60, 40, Tenth(brief.Valuation), []),
        new("pride", "Patriots", "", 40, 55,
            new([.. brief.Valuation.Points.Select(o => o.Select(_ => 0).ToImmutableArray())], []), []),
    ]);

    private static Valuation Tenth(Valuation valuation) =>
        new([.. valuation.Points.Select(o => o.Select(p => p / 20).ToImmutableArray())], []);
}
