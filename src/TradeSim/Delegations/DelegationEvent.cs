using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Delegations;

/// <summary>Everything that can have happened inside one delegation; only that party hears it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DelegationOpened), "delegation-opened")]
[JsonDerivedType(typeof(SeatTaken), "seat-taken")]
[JsonDerivedType(typeof(SeatLeft), "seat-left")]
[JsonDerivedType(typeof(Conferred), "conferred")]
[JsonDerivedType(typeof(DraftSaved), "draft-saved")]
[JsonDerivedType(typeof(ReasonNoted), "reason-noted")]
public abstract record DelegationEvent
{
    private DelegationEvent() { }

    /// <summary>The brief was handed over.</summary>
    public sealed record DelegationOpened(Brief Brief, Strategy? Negotiator) : DelegationEvent;

    /// <summary>A person took a seat.</summary>
    public sealed record SeatTaken(string Seat, string Name) : DelegationEvent;

    /// <summary>A person left a seat.</summary>
    public sealed record SeatLeft(string Seat) : DelegationEvent;

    /// <summary>A seat spoke to its own delegation.</summary>
    public sealed record Conferred(string Seat, string Words) : DelegationEvent;

    /// <summary>The shared draft changed.</summary>
    public sealed record DraftSaved(string Seat, Package Package) : DelegationEvent;

    /// <summary>A negotiator noted its reason.</summary>
    public sealed record ReasonNoted(int Heard, string Words) : DelegationEvent;
}
