using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>What a negotiator says next, and why.</summary>
/// <param name="Command">Said at the table.</param>
/// <param name="Reason">Sealed sentences for the debrief; they may name the party's own points.</param>
public sealed record Move(TableCommand Command, string Reason);
