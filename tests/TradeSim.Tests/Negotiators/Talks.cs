using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Negotiators;

/// <summary>A small scenario with room for trades, and the ways in which the tests let negotiators
/// meet.</summary>
internal static class Talks
{
    public const string North = "north";
    public const string South = "south";

    /// <summary>Seven issues; what matters to one side mostly matters less to the other.</summary>
    public static Scenario Scenario { get; } =
        new(Agenda(), [NorthBrief(), SouthBrief()], new(Status(), "", []), [], [], null);

    /// <summary>The same talks with every issue's points stretched or shrunk by half at most.</summary>
    public static Scenario Varied(int seed)
    {
        var random = new Random(seed);
        return Scenario with { Briefs = [.. Scenario.Briefs.Select(Vary)] };

        Brief Vary(Brief brief) => brief with
        {
            Valuation = brief.Valuation with
            {
                Points = [.. brief.Valuation.Points.Select(options =>
                {
                    var percent = random.Next(50, 151);
                    return options.Select(p => p * percent / 100).ToImmutableArray();
                })],
            },
        };
    }

    public static RoomSet Play(string north, string south, long seed = 1, Scenario? scenario = null) =>
        Match.Play(scenario ?? Scenario,
            new Dictionary<string, string> { [North] = north, [South] = south }, seed);

    public static string Bytes(RoomSet rooms) => ReplayFile.Write("test", rooms);

    public static int[] Scores(RoomSet rooms) =>
        [.. rooms.Session.Room.Conclusion!.Results.Select(r => r.Score)];

    /// <summary>A table where the talks have just begun.</summary>
    public static Table Begun()
    {
        var open = new TableCommand.OpenTable(Scenario.Agenda, ClockSetting.ByMoves, [new(North, null), new(South, null)], Reach.Talks);
        return Say(Say(Table.Empty, "office", open), "office", new TableCommand.BeginTalks());
    }

    /// <summary>The table after a move, which the rules must allow.</summary>
    public static Table Say(Table table, string by, TableCommand command) =>
        table.Decide(Voice.Parse(by), command, default) is Decision<TableEvent>.Accepted yes
            ? yes.Events.Aggregate(table, (t, e) => t.Evolve(e))
            : throw new InvalidOperationException($"The rules refuse {command}.");

    public static TableCommand.MakeOffer Offer(params int[] options) => new(new([.. options]), "");

    public static SeatView View(
        Table table, string party, string negotiator = "envoy", Scenario? scenario = null) =>
        new(table, table.Lines.Count, Delegation.Empty.Evolve(new DelegationEvent.DelegationOpened(
            (scenario ?? Scenario).Brief(party), new(negotiator, 1), Consent.Head, false, false)));

    private static Package Status() => new([0, 0, 2, 2, 0, 2, 0]);

    private static Agenda Agenda() => new(
        "small", "Small talks", "", "",
        new("Here", [new("Monday", 600, 900), new("Tuesday", 600, 960)], new(30, 10, 15, 5, 30)),
        [Side(North), Side(South)],
        [
            Issue("Ore", 4, 0), Issue("Magnets", 3, 0), Issue("Chips", 3, 2), Issue("Engines", 3, 2),
            Issue("Grain", 3, 0), Issue("Tariff", 4, 2), Issue("Reports", 3, 0),
        ], [], null, null);

    private static Party Side(string id) => new(id, id, id, "square", [new("head", "Head", "Nobody", true)]);

    private static Issue Issue(string name, int options, int status) => new(name.ToLowerInvariant(), name, "",
        [.. Enumerable.Range(0, options)
            .Select(o => new Option($"o{o}", $"{name} {(char)('A' + o)}", "", []))],
        status, []);

    private static Brief NorthBrief() => new(North, "", "", 300, new(310, [new(2, 0)], "", []), new(
        [
            [0, 60, 150, 220], [0, 40, 90], [-90, 20, 90], [0, 30, 50], [0, 30, 100], [-40, 20, 60, 90],
            [0, 40, 60],
        ],
        [new("Ore and magnets", [new(0, [2, 3]), new(1, [2])], 30, "")]), [], [new("head", "")], null);

    private static Brief SouthBrief() => new(South, "", "", 290, new(300, [new(1, 2)], "", []), new(
        [
            [90, 75, 40, -20], [120, 50, -60], [110, 50, 0], [130, 90, 0], [40, 25, 0], [120, 70, 20, 0],
            [10, 40, -30],
        ],
        [new("Engines for ore", [new(0, [2, 3]), new(3, [2])], -40, "")]), [], [new("head", "")], null);
}
