using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Delegations;

/// <summary>Everything that can be asked inside one delegation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenDelegation), "open-delegation")]
[JsonDerivedType(typeof(TakeSeat), "take-seat")]
[JsonDerivedType(typeof(AppointAdviser), "appoint-adviser")]
[JsonDerivedType(typeof(LeaveSeat), "leave-seat")]
[JsonDerivedType(typeof(Confer), "confer")]
[JsonDerivedType(typeof(SaveDraft), "save-draft")]
[JsonDerivedType(typeof(NoteReason), "note-reason")]
[JsonDerivedType(typeof(ConsentTo), "consent-to")]
[JsonDerivedType(typeof(CallCapital), "call-capital")]
[JsonDerivedType(typeof(Instruct), "instruct")]
[JsonDerivedType(typeof(HearCapital), "hear-capital")]
[JsonDerivedType(typeof(HearBallot), "hear-ballot")]
[JsonDerivedType(typeof(OpenWeek), "open-week")]
[JsonDerivedType(typeof(SealMeasures), "seal-measures")]
[JsonDerivedType(typeof(TakeBrief), "take-brief")]
[JsonDerivedType(typeof(NoteAbsence), "note-absence")]
[JsonDerivedType(typeof(NoteReturn), "note-return")]
[JsonDerivedType(typeof(StandIn), "stand-in")]
[JsonDerivedType(typeof(HandBack), "hand-back")]
[JsonDerivedType(typeof(EmptySeat), "empty-seat")]
[JsonDerivedType(typeof(HearNote), "hear-note")]
[JsonDerivedType(typeof(ChangeSpeaker), "change-speaker")]
[JsonDerivedType(typeof(OfferLap), "offer-lap")]
[JsonDerivedType(typeof(AnswerLap), "answer-lap")]
public abstract record DelegationCommand
{
    private DelegationCommand() { }

    /// <summary>The office hands over the brief; a negotiator, if one is named, holds the seats.</summary>
    /// <param name="HasPrincipal">True where a person plays the capital, in the seat <see cref="Delegation.Capital"/>.</param>
    /// <param name="HasCoach">True where who speaks for the delegation may ask a coach.</param>
    public sealed record OpenDelegation(
        Brief Brief, Strategy? Negotiator, Consent Consent, bool HasPrincipal, bool HasCoach) : DelegationCommand;

    /// <summary>The office gives a seat to a person.</summary>
    public sealed record TakeSeat(string Seat, string Name) : DelegationCommand;

    /// <summary>The office gives a seat to a negotiator, which sits among people there and does not speak for them.</summary>
    public sealed record AppointAdviser(string Seat, Strategy Strategy) : DelegationCommand;

    /// <summary>A person leaves the own seat.</summary>
    public sealed record LeaveSeat : DelegationCommand;

    /// <summary>A seat speaks to its own delegation.</summary>
    public sealed record Confer(string Words) : DelegationCommand;

    /// <summary>A seat changes the delegation's shared draft.</summary>
    public sealed record SaveDraft(Package Package) : DelegationCommand;

    /// <summary>A negotiator notes why it does what it does next; sealed until the debrief.</summary>
    /// <param name="Heard">The table's entry that it answers.</param>
    public sealed record NoteReason(int Heard, string Words) : DelegationCommand;

    /// <summary>A seat consents to a package, which takes its consent from any other.</summary>
    public sealed record ConsentTo(Package Package) : DelegationCommand;

    /// <summary>The head calls the capital; its public half is that the party steps out.</summary>
    public sealed record CallCapital(CapitalAsk Ask) : DelegationCommand;

    /// <summary>The person in the principal's seat answers a call.</summary>
    /// <param name="Needs">For a yes-if: the options that must stand beside it.</param>
    /// <param name="Minimum">The least score from now on; null leaves it.</param>
    public sealed record Instruct(
        int Call, CapitalSays Says, ImmutableArray<OptionRef> Needs, int? Minimum, string Words) : DelegationCommand;

    /// <summary>The office brings the capital's answer.</summary>
    public sealed record HearCapital(int Call, CapitalAnswer Answer) : DelegationCommand;

    /// <summary>The office brings the count at home, vote by vote.</summary>
    public sealed record HearBallot(int Offer, Ballot Ballot) : DelegationCommand;

    /// <summary>The office opens a week: these commitments are the party's own.</summary>
    public sealed record OpenWeek(int Week, ImmutableArray<int> Commitments) : DelegationCommand;

    /// <summary>The head seals what the party does in a week about each of its commitments.</summary>
    public sealed record SealMeasures(int Week, ImmutableArray<MeasureTaken> Measures) : DelegationCommand;

    /// <summary>The office hands over the brief of the next round.</summary>
    public sealed record TakeBrief(Brief Brief) : DelegationCommand;

    /// <summary>The office says that whoever holds a seat is not here now.</summary>
    public sealed record NoteAbsence(string Seat) : DelegationCommand;

    /// <summary>The office says that whoever holds a seat is here again.</summary>
    public sealed record NoteReturn(string Seat) : DelegationCommand;

    /// <summary>Nobody of the delegation is here: a negotiator speaks for it, with its brief and all it knows.</summary>
    public sealed record StandIn(Strategy Strategy) : DelegationCommand;

    /// <summary>Somebody is here again: the negotiator gives the delegation back.</summary>
    public sealed record HandBack : DelegationCommand;

    /// <summary>The office takes a seat back, because its person was moved or removed.</summary>
    public sealed record EmptySeat(string Seat) : DelegationCommand;

    /// <summary>The facilitator says something to this delegation alone.</summary>
    public sealed record HearNote(string Words) : DelegationCommand;

    /// <summary>A branch begins: from here a negotiator speaks for the delegation, or people who are still to come.</summary>
    public sealed record ChangeSpeaker(Strategy? Negotiator, bool HasCoach) : DelegationCommand;

    /// <summary>After the deal the office privately shows packages that are better for every side.</summary>
    public sealed record OfferLap(Package Deal, ImmutableArray<Package> Packages) : DelegationCommand;

    /// <summary>The delegation says which of these packages, by their place in the list, it would take instead.</summary>
    public sealed record AnswerLap(ImmutableArray<int> Taken) : DelegationCommand;
}

/// <summary>Which negotiator holds a delegation, and the seed of its chance.</summary>
public sealed record Strategy(string Name, long Seed)
{
    /// <summary>The level that a negotiator's name ends with, as "envoy:dealmaker@3"; null where it names none.</summary>
    public static int? LevelIn(string name) =>
        name is [.., '@', >= '1' and <= '9' and var digit] ? digit - '0' : null;

    /// <summary>The persona that a negotiator's name says, as "envoy:dealmaker@3"; null where it names none.</summary>
    public static string? PersonaIn(string name)
    {
        var persona = name.Split('@')[0].Split(':');
        return persona.Length == 2 && persona[1].Length > 0 ? persona[1] : null;
    }
}
