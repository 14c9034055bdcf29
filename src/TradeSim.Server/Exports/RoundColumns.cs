namespace TradeSim.Server.Exports;

/// <summary>The columns that every sheet about rounds begins with.</summary>
internal static class RoundColumns
{
    /// <summary>Table, round and scenario.</summary>
    /// <param name="roundOf">The round that a row belongs to.</param>
    public static Column<TRow>[] Of<TRow>(Func<TRow, PlayedRound> roundOf) =>
    [
        new("table", "number", "the class",
            "The number of the table in the class.", r => roundOf(r).Of.Number),
        new("round", "number from 1", "round-opened",
            "The round of the campaign; 1 where there is only one.", r => roundOf(r).Number),
        new("scenario", "id", "table-opened, round-opened",
            "The scenario that this round played.", r => roundOf(r).Agenda.Scenario),
    ];
}
