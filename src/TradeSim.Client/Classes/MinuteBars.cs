using System.Collections.Immutable;

namespace TradeSim.Client.Classes;

/// <summary>Agreements over the time since the class began, in spans of equal length.</summary>
/// <param name="Minutes">Minutes that one bar covers.</param>
/// <param name="Bars">Agreements in each span, from the beginning.</param>
public sealed record MinuteBars(int Minutes, ImmutableArray<int> Bars)
{
    private const int MostBars = 30;

    private static readonly int[] Spans = [1, 2, 5, 10, 15, 30];

    /// <summary>The highest bar; at least 1.</summary>
    public int Highest => Bars.IsEmpty ? 1 : Math.Max(1, Bars.Max());

    /// <summary>Makes bars of a number for each minute, so few that each of them can be seen.</summary>
    public static MinuteBars Of(ImmutableArray<int> agreements)
    {
        var span = Spans.FirstOrDefault(s => agreements.Length <= s * MostBars, 60);
        return new(span, [.. agreements.Chunk(span).Select(c => c.Sum())]);
    }

    /// <summary>The minutes of a bar in words.</summary>
    public string Name(int bar) => Minutes == 1
        ? $"minute {bar + 1}" : $"minutes {(bar * Minutes) + 1} to {(bar + 1) * Minutes}";
}
