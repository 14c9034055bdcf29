using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>Where two packages differ for one side.</summary>
internal static class Differences
{
    /// <summary>The issues on which one package is above (1) or below (-1) another for us, the largest
    /// difference first.</summary>
    /// <param name="there">The package to compare with; null compares with the middle of each issue's
    /// points.</param>
    public static List<int> Of(
        Package here, Package? there, ImmutableArray<ImmutableArray<int>> own, int sign)
    {
        var differences = new List<(int Issue, int Points)>();
        for (var i = 0; i < here.Count; i++)
        {
            var points = own[i];
            var twice = there is null ? points.Min() + points.Max() : 2 * points[there[i]];
            var difference = sign * (2 * points[here[i]] - twice);
            if (difference > 0 && (there is null || there[i] != here[i])) differences.Add((i, difference));
        }

        return [.. differences.OrderByDescending(d => d.Points).ThenBy(d => d.Issue).Select(d => d.Issue)];
    }
}
