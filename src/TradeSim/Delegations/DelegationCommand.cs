using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Delegations;

/// <summary>Everything that can be asked inside one delegation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenDelegation), "open-delegation")]
[JsonDerivedType(typeof(TakeSeat), "take-seat")]
[JsonDerivedType(typeof(LeaveSeat), "leave-seat")]
[JsonDerivedType(typeof(Confer), "confer")]
[JsonDerivedType(typeof(SaveDraft), "save-draft")]
[JsonDerivedType(typeof(NoteReason), "note-reason")]
public abstract record DelegationCommand
{
    private DelegationCommand() { }

    /// <summary>The office hands over the brief; a negotiator, if one is named, holds the seats.</summary>
    public sealed record OpenDelegation(Brief Brief, Strategy? Negotiator) : DelegationCommand;

    /// <summary>The office gives a seat to a person.</summary>
    public sealed record TakeSeat(string Seat, string Name) : DelegationCommand;

    /// <summary>A person leaves the own seat.</summary>
    public sealed record LeaveSeat : DelegationCommand;

    /// <summary>A seat speaks to its own delegation.</summary>
    public sealed record Confer(string Words) : DelegationCommand;

    /// <summary>A seat changes the delegation's shared draft.</summary>
    public sealed record SaveDraft(Package Package) : DelegationCommand;

    /// <summary>A negotiator notes why it does what it does next; sealed until the debrief.</summary>
    /// <param name="Heard">The table's entry that it answers.</param>
    public sealed record NoteReason(int Heard, string Words) : DelegationCommand;
}

/// <summary>Which negotiator holds a delegation, and the seed of its chance.</summary>
public sealed record Strategy(string Name, long Seed);
