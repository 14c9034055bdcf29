using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>One event of a table or a caucus, with the room before and after it.</summary>
internal sealed record TableStep(
    Entry<TableCommand, TableEvent> Entry, TableEvent Happened, Table Before, Table After)
{
    /// <summary>The round in which it happened, counted from 1.</summary>
    public int Round => After.Earlier.Count + 1;

    /// <summary>Folds a journal, event by event.</summary>
    public static IEnumerable<TableStep> Of(IEnumerable<Entry<TableCommand, TableEvent>> journal)
    {
        var table = Table.Empty;
        foreach (var entry in journal)
            foreach (var happened in entry.Events)
            {
                var after = table.Evolve(happened);
                yield return new(entry, happened, table, after);
                table = after;
            }
    }
}
