using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>A package that no other package dominates, with every party's score in points.</summary>
public sealed record FrontierPoint(Package Package, ImmutableArray<int> Scores);

/// <summary>The exact Pareto frontier of a package space, by merging the frontiers of groups of issues.</summary>
/// <remarks>
/// An efficient package is efficient within each group that no linkage joins to another (Nemhauser and Ullmann 1969),
/// so dominated parts are dropped before groups are joined. Points are integers; ties are exact.
/// </remarks>
public static class Frontier
{
    /// <summary>Every efficient score vector once, by the first party's score from low to high.</summary>
    /// <param name="valuations">One a party, in the agenda's order.</param>
    /// <param name="allows">Whether an issue may be settled on an option; all may where it is null.</param>
    public static ImmutableArray<FrontierPoint> Of(
        IReadOnlyList<Valuation> valuations, Func<int, int, bool>? allows = null)
    {
        var joined = new List<Part>
        {
            new(new int[valuations.Count], Enumerable.Repeat(-1, valuations[0].Points.Length).ToArray()),
        };
        foreach (var group in Components.Of(valuations, allows))
            joined = Join(joined, Efficient(group));
        return [.. joined.OrderBy(p => p.Scores[0])
            .Select(p => new FrontierPoint(new([.. p.Options]), [.. p.Scores]))];
    }

    private static List<Part> Join(List<Part> left, List<Part> right)
    {
        var sums = new List<(int[] Scores, int Left, int Right)>(left.Count * right.Count);
        for (var l = 0; l < left.Count; l++)
            for (var r = 0; r < right.Count; r++)
                sums.Add((Add(left[l].Scores, right[r].Scores), l, r));
        return Efficient(sums, s => s.Scores)
            .ConvertAll(s => new Part(s.Scores, Overlay(left[s.Left].Options, right[s.Right].Options)));
    }

    private static List<Part> Efficient(List<Part> parts) => Efficient(parts, p => p.Scores);

    /// <summary>Drops what is dominated, and all but the first of equal score vectors.</summary>
    private static List<T> Efficient<T>(List<T> items, Func<T, int[]> scores)
    {
        var ordered = items.OrderByDescending(scores, ByScores.Instance).ToList();
        var kept = new List<T>();
        var bestSecond = int.MinValue;
        foreach (var item in ordered)
        {
            var mine = scores(item);
            if (mine.Length == 2)
            {
                if (mine[1] <= bestSecond) continue;
                bestSecond = mine[1];
            }
            else if (kept.Exists(other => Covers(scores(other), mine)))
            {
                continue;
            }

            kept.Add(item);
        }

        return kept;
    }

    private static bool Covers(int[] one, int[] other)
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i] < other[i])
                return false;
        return true;
    }

    private static int[] Add(int[] a, int[] b)
    {
        var sum = new int[a.Length];
        for (var i = 0; i < sum.Length; i++) sum[i] = a[i] + b[i];
        return sum;
    }

    private static int[] Overlay(int[] a, int[] b)
    {
        var options = (int[])a.Clone();
        for (var i = 0; i < options.Length; i++)
            if (b[i] >= 0)
                options[i] = b[i];
        return options;
    }

    private sealed class ByScores : IComparer<int[]>
    {
        public static ByScores Instance { get; } = new();

        public int Compare(int[]? x, int[]? y)
        {
            for (var i = 0; i < x!.Length; i++)
                if (x[i] != y![i])
                    return x[i].CompareTo(y[i]);
            return 0;
        }
    }
}
