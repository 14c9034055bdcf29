namespace TradeSim.Bargaining;

/// <summary>
/// Counts the packages that give every party at least so much, group of joined issues by group.
/// </summary>
/// <remarks>
/// Bounds of what the groups still to come can add end a branch early: all of it counts, or none. So the work
/// is at most one step a package and mostly far less.
/// </remarks>
internal sealed class ZoneCount
{
    private readonly Settlements[] groups;
    private readonly int parties;
    private readonly long[] least;
    private readonly long[][] mostToCome;
    private readonly long[][] leastToCome;
    private readonly long[] packagesToCome;

    private ZoneCount(Settlements[] groups, long[] least)
    {
        this.groups = groups;
        this.least = least;
        parties = least.Length;
        mostToCome = Enumerable.Range(0, groups.Length + 1).Select(_ => new long[parties]).ToArray();
        leastToCome = Enumerable.Range(0, groups.Length + 1).Select(_ => new long[parties]).ToArray();
        packagesToCome = new long[groups.Length + 1];
        packagesToCome[^1] = 1;
        for (var g = groups.Length - 1; g >= 0; g--)
        {
            packagesToCome[g] = checked(packagesToCome[g + 1] * groups[g].Count);
            for (var p = 0; p < parties; p++)
            {
                var (low, high) = Range(groups[g], p);
                mostToCome[g][p] = mostToCome[g + 1][p] + high;
                leastToCome[g][p] = leastToCome[g + 1][p] + low;
            }
        }
    }

    /// <summary>How many packages give every party at least this.</summary>
    public static long Of(IEnumerable<Settlements> groups, IEnumerable<int> least)
    {
        Settlements[] largestFirst = [.. groups.OrderByDescending(g => g.Count)];
        if (largestFirst.Any(g => g.Count == 0)) return 0;
        var count = new ZoneCount(largestFirst, [.. least.Select(l => (long)l)]);
        return count.From(0, new long[(largestFirst.Length + 1) * count.parties]);
    }

    /// <param name="sums">The scores so far, a row for each group that is settled.</param>
    private long From(int group, long[] sums)
    {
        var row = sums.AsSpan(group * parties, parties);
        var (all, none) = (true, false);
        for (var p = 0; p < parties; p++)
        {
            all &= row[p] + leastToCome[group][p] >= least[p];
            none |= row[p] + mostToCome[group][p] < least[p];
        }

        if (none) return 0;
        if (all) return packagesToCome[group];
        var (scores, count) = (groups[group].Scores, 0L);
        var next = sums.AsSpan((group + 1) * parties, parties);
        for (var at = 0; at < scores.Length; at += parties)
        {
            for (var p = 0; p < parties; p++) next[p] = row[p] + scores[at + p];
            count += From(group + 1, sums);
        }

        return count;
    }

    private (long Low, long High) Range(Settlements group, int party)
    {
        var (low, high) = (long.MaxValue, long.MinValue);
        for (var at = party; at < group.Scores.Length; at += parties)
            (low, high) = (Math.Min(low, group.Scores[at]), Math.Max(high, group.Scores[at]));
        return (low, high);
    }
}
