using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
public abstract record TableCommand
{
    private TableCommand() { }

    /// <summary>The office lays out the agenda and the clock, and says which parties negotiators play.</summary>
    public sealed record OpenTable(
        Agenda Agenda, ClockSetting Clock, ImmutableArray<string> PlayedByAi) : TableCommand;

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
}
