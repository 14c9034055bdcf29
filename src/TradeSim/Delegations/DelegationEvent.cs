using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Delegations;

/// <summary>Everything that can have happened inside one delegation; only that party hears it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DelegationOpened), "delegation-opened")]
[JsonDerivedType(typeof(SeatTaken), "seat-taken")]
[JsonDerivedType(typeof(AdviserAppointed), "adviser-appointed")]
[JsonDerivedType(typeof(SeatLeft), "seat-left")]
[JsonDerivedType(typeof(Conferred), "conferred")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(ReasonNoted), "reason-noted")]
[JsonDerivedType(typeof(Consented), "consented")]
[JsonDerivedType(typeof(CapitalCalled), "capital-called")]
[JsonDerivedType(typeof(CapitalAnswered), "capital-answered")]
[JsonDerivedType(typeof(BallotHeard), "ballot-heard")]
[JsonDerivedType(typeof(WeekOpened), "week-opened")]
[JsonDerivedType(typeof(MeasuresSealed), "measures-sealed")]
[JsonDerivedType(typeof(BriefTaken), "brief-taken")]
[JsonDerivedType(typeof(SeatAway), "seat-away")]
[JsonDerivedType(typeof(SeatBack), "seat-back")]
[JsonDerivedType(typeof(StandInCame), "stand-in-came")]
[JsonDerivedType(typeof(StandInLeft), "stand-in-left")]
[JsonDerivedType(typeof(NoteHeard), "note-heard")]
[JsonDerivedType(typeof(SpeakerChanged), "speaker-changed")]
[JsonDerivedType(typeof(LapOffered), "lap-offered")]
[JsonDerivedType(typeof(LapAnswered), "lap-answered")]
public abstract record DelegationEvent
{
    private DelegationEvent() { }

    /// <summary>The brief was handed over.</summary>
    public sealed record DelegationOpened(
        Brief Brief, Strategy? Negotiator, Consent Consent, bool HasPrincipal, bool HasCoach) : DelegationEvent;

    /// <summary>A person took a seat.</summary>
    public sealed record SeatTaken(string Seat, string Name) : DelegationEvent;

    /// <summary>A negotiator took a seat among people.</summary>
    public sealed record AdviserAppointed(string Seat, Strategy Strategy) : DelegationEvent;

    /// <summary>A person left a seat.</summary>
    public sealed record SeatLeft(string Seat) : DelegationEvent;

    /// <summary>A seat spoke to its own delegation.</summary>
    public sealed record Conferred(string Seat, string Words) : DelegationEvent;

    /// <summary>The shared draft changed.</summary>
    public sealed record DraftSaved(string Seat, Package Package) : DelegationEvent;

    /// <summary>A negotiator noted its reason.</summary>
    public sealed record ReasonNoted(int Heard, string Words) : DelegationEvent;

    /// <summary>A seat consented to a package.</summary>
    public sealed record Consented(string Seat, Package Package) : DelegationEvent;

    /// <summary>The capital was called and now thinks.</summary>
    public sealed record CapitalCalled(int Number, string Seat, CapitalAsk Ask) : DelegationEvent;

    /// <summary>The capital answered; its mandate holds from now on.</summary>
    public sealed record CapitalAnswered(int Number, CapitalAnswer Answer) : DelegationEvent;

    /// <summary>The deal on this offer was counted at home.</summary>
    public sealed record BallotHeard(int Offer, Ballot Ballot) : DelegationEvent;

    /// <summary>A week opened, with these own commitments.</summary>
    public sealed record WeekOpened(int Week, ImmutableArray<int> Commitments) : DelegationEvent;

    /// <summary>The party's measures of a week were sealed.</summary>
    public sealed record MeasuresSealed(int Week, ImmutableArray<MeasureTaken> Measures) : DelegationEvent;

    /// <summary>The next round opened with a new brief.</summary>
    public sealed record BriefTaken(Brief Brief) : DelegationEvent;

    /// <summary>Whoever holds this seat is not here now.</summary>
    public sealed record SeatAway(string Seat) : DelegationEvent;

    /// <summary>Whoever holds this seat is here again.</summary>
    public sealed record SeatBack(string Seat) : DelegationEvent;

    /// <summary>A negotiator speaks for the delegation, because nobody of it is here.</summary>
    public sealed record StandInCame(Strategy Strategy) : DelegationEvent;

    /// <summary>The negotiator gave the delegation back.</summary>
    public sealed record StandInLeft : DelegationEvent;

    /// <summary>The facilitator said something to this delegation alone.</summary>
    public sealed record NoteHeard(string Words) : DelegationEvent;

    /// <summary>A branch began: this negotiator speaks for the delegation, or whoever takes its seats.</summary>
    public sealed record SpeakerChanged(Strategy? Negotiator, bool HasCoach) : DelegationEvent;

    /// <summary>After the deal these packages were shown, each better for every side.</summary>
    public sealed record LapOffered(Package Deal, ImmutableArray<Package> Packages) : DelegationEvent;

    /// <summary>The delegation said which of them it would take; what it said last counts.</summary>
    public sealed record LapAnswered(string Seat, ImmutableArray<int> Taken) : DelegationEvent;
}
