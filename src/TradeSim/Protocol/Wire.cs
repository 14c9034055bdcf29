using System.Collections.Immutable;
using System.Text.Json;
using TradeSim.Scenarios;

namespace TradeSim.Protocol;

/// <summary>News of one room as it crosses the wire: the number of the entry, its time, and its events whole.</summary>
public sealed record RoomNews(string Room, int Number, DateTimeOffset At, JsonElement Events);

/// <summary>What a connection is told when it comes in: whose seat its token gives it. News follows as pushes.</summary>
/// <param name="Rooms">The rooms it hears.</param>
public sealed record Joined(string Session, string Party, string Seat, string Code, ImmutableArray<string> Rooms);

/// <summary>The answer to a command: the entry's number, or why not. Only its asker gets it.</summary>
public sealed record Answer(int? Number, string? Code, string? Because)
{
    /// <summary>The command counts as this entry.</summary>
    public static Answer Counted(int number) => new(number, null, null);

    /// <summary>The command does not count.</summary>
    public static Answer Refused(string code, string because) => new(null, code, because);
}

/// <summary>Asks for a new session: scenario, own side, name, and who plays the other sides.</summary>
/// <param name="Opponent">A negotiator's name, or null where a person will join by code.</param>
/// <param name="MinutesPerDay">Real minutes a talk day lasts; null where the clock runs by moves.</param>
public sealed record SessionRequest(
    string Scenario, string Party, string Name, string? Opponent, int? MinutesPerDay);

/// <summary>Asks for a seat in a running session by its code.</summary>
public sealed record JoinRequest(string Code, string Name, string? Party);

/// <summary>A seat, and the signed token that proves it.</summary>
public sealed record SeatTicket(string Session, string Code, string Party, string Seat, string Token);

/// <summary>A scenario as the home page shows it.</summary>
public sealed record ScenarioCard(
    string Id, string Title, string Summary, string Place, ImmutableArray<Party> Parties, int Issues, int Days);
