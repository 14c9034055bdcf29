using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>Everything that can be asked of a table. Commands name what they answer.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenTable), "open-table")]
[JsonDerivedType(typeof(BeginTalks), "begin-talks")]
[JsonDerivedType(typeof(CallTime), "call-time")]
[JsonDerivedType(typeof(MakeOffer), "make-offer")]
[JsonDerivedType(typeof(AcceptOffer), "accept-offer")]
[JsonDerivedType(typeof(RejectOffer), "reject-offer")]
[JsonDerivedType(typeof(WithdrawOffer), "withdraw-offer")]
[JsonDerivedType(typeof(SendSignal), "send-signal")]
[JsonDerivedType(typeof(SayWords), "say-words")]
[JsonDerivedType(typeof(LeaveTalks), "leave-talks")]
[JsonDerivedType(typeof(StepOut), "step-out")]
[JsonDerivedType(typeof(MakeStatement), "make-statement")]
[JsonDerivedType(typeof(AnnounceVerdicts), "announce-verdicts")]
[JsonDerivedType(typeof(BeginAftermath), "begin-aftermath")]
[JsonDerivedType(typeof(PublishWeek), "publish-week")]
[JsonDerivedType(typeof(OpenRound), "open-round")]
[JsonDerivedType(typeof(CloseTable), "close-table")]
[JsonDerivedType(typeof(AskConsultation), "ask-consultation")]
[JsonDerivedType(typeof(AllegeBreach), "allege-breach")]
[JsonDerivedType(typeof(SettleAllegation), "settle-allegation")]
[JsonDerivedType(typeof(SuspendCommitment), "suspend-commitment")]
[JsonDerivedType(typeof(ResumeCommitment), "resume-commitment")]
[JsonDerivedType(typeof(PullLever), "pull-lever")]
[JsonDerivedType(typeof(TakeBack), "take-back")]
[JsonDerivedType(typeof(WantExtension), "want-extension")]
[JsonDerivedType(typeof(SetManners), "set-manners")]
[JsonDerivedType(typeof(PauseTalks), "pause-talks")]
[JsonDerivedType(typeof(ResumeTalks), "resume-talks")]
[JsonDerivedType(typeof(Lengthen), "lengthen")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(BringNews), "bring-news")]
[JsonDerivedType(typeof(StopTalks), "stop-talks")]
[JsonDerivedType(typeof(HandOver), "hand-over")]
public abstract record TableCommand
{
    private TableCommand() { }

    /// <summary>The office lays out the agenda and the clock, and says which parties negotiators play.</summary>
    public sealed record OpenTable(
        Agenda Agenda, ClockSetting Clock, ImmutableArray<AiSide> PlayedByAi, Reach Reach) : TableCommand;

    /// <summary>The office opens the talks.</summary>
    public sealed record BeginTalks : TableCommand;

    /// <summary>The office looks at the clock: days close and talks end when their time has come.</summary>
    public sealed record CallTime : TableCommand;

    /// <summary>A party puts a package to the table; it replaces the party's open offer.</summary>
    public sealed record MakeOffer(Package Package, string Words) : TableCommand;

    /// <summary>A party agrees to the offer of this number.</summary>
    public sealed record AcceptOffer(int Offer) : TableCommand;

    /// <summary>A party says no to the offer of this number.</summary>
    public sealed record RejectOffer(int Offer, string Words) : TableCommand;

    /// <summary>The author takes the offer of this number back.</summary>
    public sealed record WithdrawOffer(int Offer) : TableCommand;

    /// <summary>A non-binding hint: if you move there, we could move here.</summary>
    public sealed record SendSignal(ImmutableArray<OptionRef> IfYou, ImmutableArray<OptionRef> WeCould)
        : TableCommand;

    /// <summary>A party speaks.</summary>
    public sealed record SayWords(string Words) : TableCommand;

    /// <summary>A party breaks off the talks for good.</summary>
    public sealed record LeaveTalks(string Words) : TableCommand;

    /// <summary>A party leaves the room for a while to call its capital; nobody here learns what about.</summary>
    public sealed record StepOut : TableCommand;

    /// <summary>A party speaks to the press; a firm statement pledges an option, a warm one none.</summary>
    public sealed record MakeStatement(Tone Tone, OptionRef? Pledge, string Words) : TableCommand;

    /// <summary>The office announces what every capital made of the agreement on this offer.</summary>
    public sealed record AnnounceVerdicts(int Offer, ImmutableArray<Verdict> Verdicts) : TableCommand;

    /// <summary>The office lets the weeks after the talks begin.</summary>
    public sealed record BeginAftermath : TableCommand;

    /// <summary>The office closes a week: what is published about it, and what happened in it.</summary>
    public sealed record PublishWeek(
        int Week, ImmutableArray<Publication> Figures, ImmutableArray<Happening> Happenings) : TableCommand;

    /// <summary>The office opens the next round with a new agenda.</summary>
    public sealed record OpenRound(Agenda Agenda) : TableCommand;

    /// <summary>The office closes the table after the last round.</summary>
    public sealed record CloseTable : TableCommand;

    /// <summary>A party asks another how it stands with a commitment.</summary>
    public sealed record AskConsultation(int Commitment, string Words) : TableCommand;

    /// <summary>A party says in public that another breaks a commitment.</summary>
    public sealed record AllegeBreach(int Commitment, string Words) : TableCommand;

    /// <summary>The accuser calls an allegation settled.</summary>
    public sealed record SettleAllegation(int Allegation) : TableCommand;

    /// <summary>A party lets a commitment of its own rest, in answer to a breach that it alleges.</summary>
    public sealed record SuspendCommitment(int Commitment, int Allegation) : TableCommand;

    /// <summary>A party takes a commitment up again.</summary>
    public sealed record ResumeCommitment(int Commitment) : TableCommand;

    /// <summary>A party takes a measure against another.</summary>
    public sealed record PullLever(string Lever) : TableCommand;

    /// <summary>A party ends the agreement: everything goes back to what applied before.</summary>
    public sealed record TakeBack(string Words) : TableCommand;

    /// <summary>A party says that it wants to carry the truce on.</summary>
    public sealed record WantExtension : TableCommand;

    /// <summary>The office says which ways of speaking are open at this table, beside offers and words.</summary>
    public sealed record SetManners(bool Signals, bool Statements) : TableCommand;

    /// <summary>The facilitator pauses the table: its clock stands and nobody can move.</summary>
    public sealed record PauseTalks : TableCommand;

    /// <summary>The facilitator lets the table go on.</summary>
    public sealed record ResumeTalks : TableCommand;

    /// <summary>The facilitator gives the present day, or week, so many real seconds more.</summary>
    public sealed record Lengthen(int Seconds) : TableCommand;

    /// <summary>The facilitator says something to everybody at the table.</summary>
    public sealed record Announce(string Words) : TableCommand;

    /// <summary>The facilitator brings in something that happened outside.</summary>
    public sealed record BringNews(Happening News) : TableCommand;

    /// <summary>The facilitator ends the table; what is not agreed by now will not be.</summary>
    public sealed record StopTalks : TableCommand;

    /// <summary>
    /// A branch begins after the entry of this number: others speak for the parties from here, and the table waits for them.
    /// </summary>
    /// <param name="Since">When that entry was written: the clock stands from then on.</param>
    /// <param name="Clock">How talk time passes from here; what has passed has passed.</param>
    public sealed record HandOver(
        int Entry, ImmutableArray<AiSide> PlayedByAi, ClockSetting Clock, DateTimeOffset Since) : TableCommand;
}
