using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>Everything that can have happened at a table; everybody seated hears every event whole.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TableOpened), "table-opened")]
[JsonDerivedType(typeof(TalksBegan), "talks-began")]
[JsonDerivedType(typeof(ClockMoved), "clock-moved")]
[JsonDerivedType(typeof(DayOpened), "day-opened")]
[JsonDerivedType(typeof(LastCallBegan), "last-call-began")]
[JsonDerivedType(typeof(OfferMade), "offer-made")]
[JsonDerivedType(typeof(OfferAccepted), "offer-accepted")]
[JsonDerivedType(typeof(OfferRejected), "offer-rejected")]
[JsonDerivedType(typeof(OfferWithdrawn), "offer-withdrawn")]
[JsonDerivedType(typeof(SignalSent), "signal-sent")]
[JsonDerivedType(typeof(WordsSaid), "words-said")]
[JsonDerivedType(typeof(TalksLeft), "talks-left")]
[JsonDerivedType(typeof(AgreementReached), "agreement-reached")]
[JsonDerivedType(typeof(TalksFailed), "talks-failed")]
[JsonDerivedType(typeof(SteppedOut), "stepped-out")]
[JsonDerivedType(typeof(StatementMade), "statement-made")]
[JsonDerivedType(typeof(TrustMoved), "trust-moved")]
[JsonDerivedType(typeof(VerdictsAnnounced), "verdicts-announced")]
[JsonDerivedType(typeof(DelegationsRecalled), "delegations-recalled")]
[JsonDerivedType(typeof(AftermathBegan), "aftermath-began")]
[JsonDerivedType(typeof(WeekTimeCalled), "week-time-called")]
[JsonDerivedType(typeof(WeekPublished), "week-published")]
[JsonDerivedType(typeof(ConsultationAsked), "consultation-asked")]
[JsonDerivedType(typeof(BreachAlleged), "breach-alleged")]
[JsonDerivedType(typeof(AllegationSettled), "allegation-settled")]
[JsonDerivedType(typeof(CommitmentSuspended), "commitment-suspended")]
[JsonDerivedType(typeof(CommitmentResumed), "commitment-resumed")]
[JsonDerivedType(typeof(LeverPulled), "lever-pulled")]
[JsonDerivedType(typeof(AgreementTakenBack), "agreement-taken-back")]
[JsonDerivedType(typeof(ExtensionWanted), "extension-wanted")]
[JsonDerivedType(typeof(TruceEnded), "truce-ended")]
[JsonDerivedType(typeof(AftermathEnded), "aftermath-ended")]
[JsonDerivedType(typeof(RoundOpened), "round-opened")]
[JsonDerivedType(typeof(TableClosed), "table-closed")]
[JsonDerivedType(typeof(MannersSet), "manners-set")]
[JsonDerivedType(typeof(TalksPaused), "talks-paused")]
[JsonDerivedType(typeof(TalksResumed), "talks-resumed")]
[JsonDerivedType(typeof(DayLengthened), "day-lengthened")]
[JsonDerivedType(typeof(OfficeSpoke), "office-spoke")]
[JsonDerivedType(typeof(NewsBroke), "news-broke")]
[JsonDerivedType(typeof(TalksStopped), "talks-stopped")]
[JsonDerivedType(typeof(HandedOver), "handed-over")]
public abstract record TableEvent
{
    private TableEvent() { }

    /// <summary>The agenda lies on the table, the clock is set, and all know which parties negotiators play.</summary>
    public sealed record TableOpened(
        Agenda Agenda, ClockSetting Clock, ImmutableArray<AiSide> PlayedByAi, Reach Reach) : TableEvent;

    /// <summary>The first day of talks began.</summary>
    public sealed record TalksBegan(DateTimeOffset At) : TableEvent;

    /// <summary>Talk time moved on to this moment.</summary>
    public sealed record ClockMoved(TalkTime To) : TableEvent;

    /// <summary>A day closed and the next, of this index, opened.</summary>
    public sealed record DayOpened(int Day, DateTimeOffset At) : TableEvent;

    /// <summary>Time is up; offers still open may be answered, and nothing else may be said.</summary>
    public sealed record LastCallBegan : TableEvent;

    /// <summary>A party put a package to the table.</summary>
    public sealed record OfferMade(int Number, Voice By, Package Package, string Words) : TableEvent;

    /// <summary>A party agreed to an offer.</summary>
    public sealed record OfferAccepted(int Number, Voice By) : TableEvent;

    /// <summary>A party said no to an offer.</summary>
    public sealed record OfferRejected(int Number, Voice By, string Words) : TableEvent;

    /// <summary>The author took an offer back.</summary>
    public sealed record OfferWithdrawn(int Number, Voice By) : TableEvent;

    /// <summary>A party hinted: if you move there, we could move here.</summary>
    public sealed record SignalSent(
        Voice By, ImmutableArray<OptionRef> IfYou, ImmutableArray<OptionRef> WeCould) : TableEvent;

    /// <summary>A party spoke.</summary>
    public sealed record WordsSaid(Voice By, string Words) : TableEvent;

    /// <summary>A party broke off the talks.</summary>
    public sealed record TalksLeft(Voice By, string Words) : TableEvent;

    /// <summary>Every party agreed to this offer; the talks are over, or the deal goes home for ratification.</summary>
    public sealed record AgreementReached(int Offer, Package Package) : TableEvent;

    /// <summary>The talks are over without a deal; <paramref name="LeftBy"/> is null when time ran out.</summary>
    public sealed record TalksFailed(string? LeftBy) : TableEvent;

    /// <summary>A party left the room for a while.</summary>
    public sealed record SteppedOut(Voice By) : TableEvent;

    /// <summary>A party spoke to the press.</summary>
    public sealed record StatementMade(Voice By, Tone Tone, OptionRef? Pledge, string Words) : TableEvent;

    /// <summary>A party's word is believed more or less from now on, for this reason.</summary>
    public sealed record TrustMoved(string Party, int Change, string Because) : TableEvent;

    /// <summary>Every capital said yes or no to the agreement on this offer.</summary>
    public sealed record VerdictsAnnounced(int Offer, ImmutableArray<Verdict> Verdicts) : TableEvent;

    /// <summary>A capital said no and time is left: the delegations talk on, if need be on an extra day.</summary>
    public sealed record DelegationsRecalled(TalkDay? Extra, DateTimeOffset At) : TableEvent;

    /// <summary>The weeks after the talks began, with these commitments, or with none where there is no deal.</summary>
    public sealed record AftermathBegan(
        Package? Package, ImmutableArray<Commitment> Commitments, DateTimeOffset At) : TableEvent;

    /// <summary>The time for this week's measures is up; who has sealed none goes on as before.</summary>
    public sealed record WeekTimeCalled(int Week) : TableEvent;

    /// <summary>A week closed: what is published about it, and what happened in it.</summary>
    public sealed record WeekPublished(
        int Week, ImmutableArray<Publication> Figures, ImmutableArray<Happening> Happenings, DateTimeOffset At)
        : TableEvent;

    /// <summary>A party asked another how it stands with a commitment.</summary>
    public sealed record ConsultationAsked(Voice By, int Commitment, string Words) : TableEvent;

    /// <summary>A party alleged a breach; the basis is what the published figures say of it.</summary>
    public sealed record BreachAlleged(int Number, Voice By, int Commitment, Basis Basis, string Words) : TableEvent;

    /// <summary>The accuser called an allegation settled.</summary>
    public sealed record AllegationSettled(int Number, Voice By) : TableEvent;

    /// <summary>A party lets a commitment of its own rest.</summary>
    public sealed record CommitmentSuspended(Voice By, int Commitment, int Allegation) : TableEvent;

    /// <summary>A party took a commitment up again.</summary>
    public sealed record CommitmentResumed(Voice By, int Commitment) : TableEvent;

    /// <summary>A party took a measure against another.</summary>
    public sealed record LeverPulled(string Party, string Lever) : TableEvent;

    /// <summary>A party ended the agreement; what applied before applies again.</summary>
    public sealed record AgreementTakenBack(Voice By, string Words) : TableEvent;

    /// <summary>A party wants to carry the truce on.</summary>
    public sealed record ExtensionWanted(Voice By) : TableEvent;

    /// <summary>The truce's clock ran out: it is carried on, or what was suspended returns.</summary>
    public sealed record TruceEnded(bool IsExtended) : TableEvent;

    /// <summary>The last week closed.</summary>
    public sealed record AftermathEnded : TableEvent;

    /// <summary>The next round opened with a new agenda.</summary>
    public sealed record RoundOpened(Agenda Agenda, DateTimeOffset At) : TableEvent;

    /// <summary>Everything is over.</summary>
    public sealed record TableClosed : TableEvent;

    /// <summary>These ways of speaking are open here, beside offers and words.</summary>
    public sealed record MannersSet(bool Signals, bool Statements) : TableEvent;

    /// <summary>The table was paused; its clock stands.</summary>
    public sealed record TalksPaused(DateTimeOffset At) : TableEvent;

    /// <summary>The table goes on; its clock lost nothing.</summary>
    public sealed record TalksResumed(DateTimeOffset At) : TableEvent;

    /// <summary>The present day, or week, lasts so many real seconds longer.</summary>
    public sealed record DayLengthened(int Seconds) : TableEvent;

    /// <summary>The facilitator spoke to everybody at the table.</summary>
    public sealed record OfficeSpoke(string Words) : TableEvent;

    /// <summary>Something happened outside that everybody at the table hears of.</summary>
    public sealed record NewsBroke(Happening News) : TableEvent;

    /// <summary>The facilitator ended the table.</summary>
    public sealed record TalksStopped : TableEvent;

    /// <summary>A branch began after this entry; negotiators play these parties, and the clock stands since then.</summary>
    /// <param name="DayBegan">When the present day would have begun by this clock.</param>
    public sealed record HandedOver(
        int Entry, ImmutableArray<AiSide> PlayedByAi, ClockSetting Clock, DateTimeOffset DayBegan,
        DateTimeOffset Since) : TableEvent;
}
