using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Server.Tests.Stage;

/// <summary>A scenario small enough to know by heart: two parties of two seats, two issues of three options.</summary>
internal static class TestScenario
{
    public const string A = "us";
    public const string B = "china";

    public static Package StatusQuo { get; } = new([0, 0]);

    /// <summary>Good for both sides: 60 points each.</summary>
    public static Package Middle { get; } = new([1, 1]);

    /// <summary>Below B's mandate of 20 points, and good for A.</summary>
    public static Package HardOnB { get; } = new([0, 2]);

    /// <summary>What a secret of a party's brief looks like; every private place of it can be given words.</summary>
    public sealed record Secrets(string Interests, string Batna, string Note, string Page, int Reservation = 10);

    public static Secrets Plain(string party) =>
        new($"Interests of {party}.", $"Alternative of {party}.", $"Note to {party}.", $"Page of {party}");

    public static Scenario Scenario(Secrets? ofB = null) => new(Agenda,
        [BriefOf(A, [[0, 30, 40], [0, 30, 40]], Plain(A)), BriefOf(B, [[40, 30, 0], [20, 30, -40]], ofB ?? Plain(B))],
        new(Middle, "They met in the middle.", ["S1"]), [], [], null);

    public static SessionSetup Setup(
        string code, ClockSetting? clock = null, Secrets? ofB = null, string? negotiatorOfB = null) =>
        new(code, code, Scenario(ofB), clock ?? ClockSetting.ByMoves,
            negotiatorOfB is null
                ? ImmutableSortedDictionary<string, string>.Empty
                : ImmutableSortedDictionary<string, string>.Empty.Add(B, negotiatorOfB),
            7, Reach.Talks, [], [],
            ImmutableSortedDictionary<string, string>.Empty, Consent.Head, false, false);

    private static Agenda Agenda { get; } = new(
        "test-talks", "Test talks", "Two sides, two issues.", "Nothing came before.",
        new("Nowhere", [new("First day", 600, 1080), new("Second day", 600, 1080)], new(30, 10, 15, 5, 30)),
        [
            new(A, "United States", "US", "square",
                [new("head-a", "Head", "Nobody", true), new("second-a", "Second", "Nobody", false)]),
            new(B, "China", "China", "circle",
                [new("head-b", "Head", "Nobody", true), new("second-b", "Second", "Nobody", false)]),
        ],
        [IssueOf("tariff"), IssueOf("purchases")], [new("S1", "https://example.org/s1")], null, null);

    private static Issue IssueOf(string id) => new(id, $"The {id}", $"About the {id}.",
        [OptionOf(id, 0), OptionOf(id, 1), OptionOf(id, 2)], 0, ["S1"]);

    private static Option OptionOf(string issue, int number) =>
        new($"{issue}-{number}", $"{issue} {number}", $"Step {number}.", ["S1"]);

    private static Brief BriefOf(string party, ImmutableArray<ImmutableArray<int>> points, Secrets secrets)
    {
        ImmutableArray<SeatPage> pages = [.. Agenda.Party(party)!.Seats.Select(s => new SeatPage(s.Id, secrets.Page))];
        return new(party, secrets.Interests, secrets.Batna, secrets.Reservation,
            new(20, [], secrets.Note, []), new(points, []), [], pages, null);
    }
}
