using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>A column by which the tables of a class can be put in order.</summary>
/// <param name="Key">What a row is ordered by; a row without a value stands last either way.</param>
/// <param name="IsFallingFirst">True where the first press puts the largest on top.</param>
public sealed record SortColumn(string Name, Func<TableResult, IComparable?> Key, bool IsFallingFirst);

/// <summary>Puts the tables of a class, and history among them, in order.</summary>
public static class TableSort
{
    /// <summary>The columns, in the order in which they stand.</summary>
    /// <param name="hasLived">True where what was lived afterwards was counted too.</param>
    public static ImmutableArray<SortColumn> Columns(ImmutableArray<string> sides, bool hasLived) =>
    [
        new("Table", t => t.Number ?? 0, false),
        new("How it ended", t => !t.IsOver ? null : t.Deal is null ? t.Ending : "", false),
        .. sides.Select((side, i) =>
            new SortColumn($"Gain of {side}", t => t.IsOver ? t.Sides[i].Points : null, true)),
        new("Joint gain", t => t.Joint, true),
        new("Left on the table", t => t.IsOver ? t.Left : null, true),
        .. hasLived
            ? sides.Select((side, i) =>
                new SortColumn($"Once lived, {side}", t => t.IsOver ? t.Sides[i].Lived : null, true))
            : [],
        new("Last move", t => t.Round?.At is { } at ? (at.Day * 24 * 60) + at.Minute : null, false),
        new("Offers", t => t.Round?.Offers, false),
        new("Refused at a capital", t => t.Round?.Refused, true),
    ];

    /// <summary>The rows in order; of equal ones the lower number first.</summary>
    public static ImmutableArray<TableResult> By(
        IEnumerable<TableResult> rows, SortColumn column, bool isFalling)
    {
        var known = rows.OrderBy(r => column.Key(r) is null);
        var sorted = isFalling ? known.ThenByDescending(column.Key) : known.ThenBy(column.Key);
        return [.. sorted.ThenBy(r => r.Number ?? 0)];
    }

    /// <summary>True where what was lived differs somewhere from what was signed.</summary>
    public static bool HasLived(ClassResults results) =>
        results.Ended.Any(t => t.Sides.Any(s => s.Lived is { } lived && lived != s.Points));
}
