using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Sessions;

/// <summary>Everything that can have happened in the office; nobody reads it while the session runs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionOpened), "session-opened")]
[JsonDerivedType(typeof(SeatGranted), "seat-granted")]
[JsonDerivedType(typeof(TalksCalled), "talks-called")]
[JsonDerivedType(typeof(CallAnswered), "call-answered")]
[JsonDerivedType(typeof(BallotsHeld), "ballots-held")]
[JsonDerivedType(typeof(AftermathOpened), "aftermath-opened")]
[JsonDerivedType(typeof(MeasuresLaid), "measures-laid")]
[JsonDerivedType(typeof(WeekClosed), "week-closed")]
[JsonDerivedType(typeof(RoundClosed), "round-closed")]
[JsonDerivedType(typeof(RoundCalled), "round-called")]
[JsonDerivedType(typeof(SessionConcluded), "session-concluded")]
[JsonDerivedType(typeof(DebriefOpened), "debrief-opened")]
[JsonDerivedType(typeof(SeatVacated), "seat-vacated")]
[JsonDerivedType(typeof(RoundsStopped), "rounds-stopped")]
[JsonDerivedType(typeof(BranchBegan), "branch-began")]
[JsonDerivedType(typeof(LapOpened), "lap-opened")]
[JsonDerivedType(typeof(LapLaid), "lap-laid")]
[JsonDerivedType(typeof(LapClosed), "lap-closed")]
public abstract record SessionEvent
{
    private SessionEvent() { }

    /// <summary>The session was set up.</summary>
    public sealed record SessionOpened(SessionSetup Setup) : SessionEvent;

    /// <summary>A person got this seat.</summary>
    public sealed record SeatGranted(string Party, string Seat, string Name) : SessionEvent;

    /// <summary>Every delegation is there; the talks may begin.</summary>
    public sealed record TalksCalled : SessionEvent;

    /// <summary>A capital answered its delegation's call.</summary>
    public sealed record CallAnswered(string Party, int Call, CapitalAnswer Answer) : SessionEvent;

    /// <summary>Every capital counted its votes on the agreement of this offer.</summary>
    public sealed record BallotsHeld(int Offer, ImmutableArray<Ballot> Ballots) : SessionEvent;

    /// <summary>The weeks after the talks began, with these commitments.</summary>
    public sealed record AftermathOpened(ImmutableArray<Commitment> Commitments) : SessionEvent;

    /// <summary>A party's measures of a week were laid in the office, sealed.</summary>
    public sealed record MeasuresLaid(WeekOfMeasures Measures) : SessionEvent;

    /// <summary>A week was closed: what is published of it, what chance added, and what happened.</summary>
    /// <param name="Next">What each party is asked about next; null after the last week.</param>
    public sealed record WeekClosed(
        int Week, ImmutableArray<Publication> Figures, ImmutableArray<Happening> Happenings,
        ImmutableArray<WeekAhead>? Next) : SessionEvent;

    /// <summary>A round ended; what it was worth to each party.</summary>
    public sealed record RoundClosed(
        int Round, Package? Agreement, string? LeftBy, ImmutableArray<PartyResult> Results) : SessionEvent;

    /// <summary>The next round opens with this scenario, as the round before left it.</summary>
    public sealed record RoundCalled(Scenario Scenario) : SessionEvent;

    /// <summary>The session ended with this round; over all rounds, what it was worth to each party.</summary>
    public sealed record SessionConcluded(
        Package? Agreement, string? LeftBy, ImmutableArray<PartyResult> Results) : SessionEvent;

    /// <summary>All sealed things are open to everybody who took part.</summary>
    public sealed record DebriefOpened : SessionEvent;

    /// <summary>A seat was taken back and is free.</summary>
    public sealed record SeatVacated(string Party, string Seat) : SessionEvent;

    /// <summary>The present round is the last one.</summary>
    public sealed record RoundsStopped : SessionEvent;

    /// <summary>From here this is a branch of another session, under a name of its own.</summary>
    public sealed record BranchBegan(
        Origin Origin, string Id, string Code, ImmutableSortedDictionary<string, string> Negotiators, long Seed,
        bool Coach, ClockSetting Clock, DateTimeOffset Since) : SessionEvent;

    /// <summary>After the deal, every side is shown these packages, each better for all than the deal.</summary>
    public sealed record LapOpened(Package Deal, ImmutableArray<Package> Packages) : SessionEvent;

    /// <summary>A party's answer in the lap lies in the office; what it said last counts.</summary>
    public sealed record LapLaid(string Party, ImmutableArray<int> Taken) : SessionEvent;

    /// <summary>The lap ended with this package, which every side would take; null where there is none.</summary>
    /// <param name="Results">What it would be worth as signed; it counts apart from the deal.</param>
    public sealed record LapClosed(Package? Package, ImmutableArray<PartyResult> Results) : SessionEvent;
}

/// <summary>One party's result: the score of the agreement, or of its alternative where there is none, in points.</summary>
public sealed record PartyResult(string Party, int Score, int Reservation);

/// <summary>The commitments that a party is asked about in the coming week.</summary>
public sealed record WeekAhead(string Party, ImmutableArray<int> Commitments);
