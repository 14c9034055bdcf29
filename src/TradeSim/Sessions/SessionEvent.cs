using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>Everything that can have happened in the office; nobody reads it while the session runs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionOpened), "session-opened")]
[JsonDerivedType(typeof(SeatGranted), "seat-granted")]
[JsonDerivedType(typeof(TalksCalled), "talks-called")]
[JsonDerivedType(typeof(SessionConcluded), "session-concluded")]
[JsonDerivedType(typeof(DebriefOpened), "debrief-opened")]
public abstract record SessionEvent
{
    private SessionEvent() { }

    /// <summary>The session was set up.</summary>
    public sealed record SessionOpened(SessionSetup Setup) : SessionEvent;

    /// <summary>A person got this seat.</summary>
    public sealed record SeatGranted(string Party, string Seat, string Name) : SessionEvent;

    /// <summary>Every delegation is there; the talks may begin.</summary>
    public sealed record TalksCalled : SessionEvent;

    /// <summary>The talks ended; what it was worth to each party.</summary>
    public sealed record SessionConcluded(
        Package? Agreement, string? LeftBy, ImmutableArray<PartyResult> Results) : SessionEvent;

    /// <summary>All sealed things are open to everybody who took part.</summary>
    public sealed record DebriefOpened : SessionEvent;
}

/// <summary>One party's result: the score of the agreement, or of its alternative where there is none, in points.</summary>
public sealed record PartyResult(string Party, int Score, int Reservation);
