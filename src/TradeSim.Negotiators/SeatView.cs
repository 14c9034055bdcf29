using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>All that a negotiator may see: exactly what a human in this seat would.</summary>
/// <param name="Table">The table as heard.</param>
/// <param name="Heard">The number of the table's newest entry that was heard.</param>
/// <param name="Brief">The brief of the own party.</param>
/// <param name="Strategy">The negotiator's name and the seed of its chance.</param>
public sealed record SeatView(Table Table, int Heard, Brief Brief, Strategy Strategy)
{
    internal string Party => Brief.Party;

    internal Agenda Agenda => Table.Agenda!;
}
