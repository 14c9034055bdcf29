using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Worlds;

// The one scenario that specifications tell their stories with: two issues, two days of an hour.
internal static class Small
{
    public static DateTimeOffset Nine { get; } = new(2025, 5, 10, 9, 0, 0, TimeSpan.Zero);

    public static Voice Us { get; } = new("us", "lead");

    public static Voice China { get; } = new("china", "lead");

    public static Voice Eu { get; } = new("eu", "lead");

    public static Package Hold { get; } = new([0, 0]);

    public static Package Middle { get; } = new([1, 1]);

    public static Package Far { get; } = new([2, 1]);

    /// <summary>A word costs 2 minutes, a signal 5, an answer 10, an offer 20.</summary>
    public static Agenda Agenda { get; } = new("small", "Small talks", "", "",
        new("Geneva", [new("Saturday", 540, 600), new("Sunday", 540, 600)], new(20, 10, 5, 2, 15)),
        [Party("us", "lead", "treasury"), Party("china", "lead", "vice")],
        [
            new("tariff", "Tariff", "", [Option("145"), Option("30"), Option("10")], 0, []),
            new("minerals", "Minerals", "", [Option("held"), Option("released")], 0, []),
        ], [], null, null);

    public static Agenda AgendaOfThree { get; } =
        Agenda with { Parties = Agenda.Parties.Add(Party("eu", "lead", "trade")) };

    // (0,0) 30, (1,1) 60, (2,1) 45; the capital forbids 10 per cent and wants at least 40.
    public static Brief UsBrief { get; } = BriefOf("us", [[30, 20, 0], [0, 40]], 30,
        new(40, [new(0, 2)], "hold the line", []), [new("both", [new(0, [2]), new(1, [1])], 5, "trust")]);

    /// <summary>(0,0) 30, (1,1) 20, (2,1) 40.</summary>
    public static Brief ChinaBrief { get; } =
        BriefOf("china", [[0, 20, 40], [30, 0]], 30, new(20, [], "patience", []), []);

    public static Scenario Scenario { get; } =
        new(Agenda, [UsBrief, ChinaBrief], new(Middle, "", []), [], [], null);

    public static SessionSetup Setup { get; } = new("s1", "CODE", Scenario, ClockSetting.ByMoves,
        ImmutableSortedDictionary<string, string>.Empty, 7, Reach.Talks, [], [],
            ImmutableSortedDictionary<string, string>.Empty, Consent.Head, false, false);

    private static Party Party(string id, string head, string second) => new(id, $"The {id}", id, "square",
        [new(head, "Head", "", true), new(second, "Second", "", false)]);

    private static Option Option(string id) => new(id, id, "", []);

    private static Brief BriefOf(
        string party, ImmutableArray<ImmutableArray<int>> points, int reservation, Mandate mandate,
        ImmutableArray<Linkage> linkages) =>
        new(party, "", "", reservation, mandate, new(points, linkages), [],
            [.. Agenda.Party(party)!.Seats.Select(s => new SeatPage(s.Id, ""))], null);
}
