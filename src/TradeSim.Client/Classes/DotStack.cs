using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>Joint gains of tables as columns of dots along a line of percent.</summary>
/// <param name="From">The line's low end in percent; 0, or less where a deal was worse than none.</param>
/// <param name="Columns">By percent from low to high: how many tables lie there.</param>
public sealed record DotStack(int From, ImmutableArray<(int Percent, int Tables)> Columns)
{
    /// <summary>Percent that one column of dots covers.</summary>
    public const int Step = 3;

    /// <summary>The line's high end in percent.</summary>
    public const int To = 100;

    /// <summary>The highest column, in dots; at least 1.</summary>
    public int Highest => Columns.IsEmpty ? 1 : Columns.Max(c => c.Tables);

    /// <summary>Stacks gains; a column stands at the middle of what it covers.</summary>
    /// <param name="also">A percent that must find room on the line too.</param>
    public static DotStack Of(ImmutableArray<int> gains, int also = 0)
    {
        var all = gains.AsEnumerable();
        var least = all.Append(also).Append(0).Min();
        return new((int)Math.Floor(least / (double)Mark) * Mark,
            [.. all.CountBy(Column).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))]);
    }

    /// <summary>Where a gain stands, from 0 at the low end to 1 at the high one.</summary>
    public double At(int percent) => (percent - From) / (double)(To - From);

    private const int Mark = 20;

    private static int Column(int gain) =>
        (int)Math.Round(gain / (double)Step, MidpointRounding.AwayFromZero) * Step;
}
