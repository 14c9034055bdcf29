using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>What a negotiator does next, and why: something at the table, or something inside its delegation.</summary>
/// <param name="AtTable">Said at the table; null where it acts inside.</param>
/// <param name="Inside">Done inside the delegation; null where it speaks at the table.</param>
/// <param name="Reason">Sealed sentences for the debrief; they may name the party's own points.</param>
public sealed record Move(TableCommand? AtTable, DelegationCommand? Inside, string Reason)
{
    /// <summary>A move at the table.</summary>
    public Move(TableCommand command, string reason) : this(command, null, reason) { }

    /// <summary>A move inside the delegation.</summary>
    public Move(DelegationCommand command, string reason) : this(null, command, reason) { }
}
