using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
public abstract record TableEvent
{
    private TableEvent() { }

    /// <summary>The agenda lies on the table, the clock is set, and all know which parties negotiators play.</summary>
    public sealed record TableOpened(
        Agenda Agenda, ClockSetting Clock, ImmutableArray<string> PlayedByAi) : TableEvent;

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

    /// <summary>Every party agreed to this offer; the talks are over.</summary>
    public sealed record AgreementReached(int Offer, Package Package) : TableEvent;

    /// <summary>The talks are over without a deal; <paramref name="LeftBy"/> is null when time ran out.</summary>
    public sealed record TalksFailed(string? LeftBy) : TableEvent;
}
