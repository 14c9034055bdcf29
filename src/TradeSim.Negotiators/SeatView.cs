using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>All that a negotiator may see: exactly what a human in this seat would.</summary>
/// <param name="Table">The table as heard.</param>
/// <param name="Heard">The number of the table's newest entry that was heard.</param>
/// <param name="Own">The own delegation: brief, mandate, calls home, ballots, the open week.</param>
public sealed record SeatView(Table Table, int Heard, Delegation Own)
{
    /// <summary>The strategy that thinks about this seat although people hold it; null where its own does.</summary>
    internal Strategy? As { get; init; }

    internal Brief Brief => Own.Brief!;

    internal Strategy Strategy => As ?? Own.Negotiator!;

    internal string Party => Brief.Party;

    internal Agenda Agenda => Table.Agenda!;
}
