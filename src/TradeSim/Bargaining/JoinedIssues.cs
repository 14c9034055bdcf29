using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>
/// Which issues linkages and the economy join, so that what one is worth depends on the others.
/// </summary>
public static class JoinedIssues
{
    /// <summary>The issues of each linkage and each economy of these valuations.</summary>
    public static IEnumerable<IEnumerable<int>> By(IEnumerable<Valuation> valuations) =>
        valuations.SelectMany(v => v.Linkages.Select(l => l.When.Select(c => c.Issue))
            .Concat(v.Economy is { } e ? [e.Issues] : Array.Empty<IEnumerable<int>>()));

    /// <summary>The most combinations of options in one group of joined issues.</summary>
    /// <remarks>Infinity where a double cannot hold it; issues that are not there are passed over.</remarks>
    /// <param name="options">How many options each issue has.</param>
    /// <param name="joined">Issues that belong together, such as those of one linkage.</param>
    public static double MostCombinations(IReadOnlyList<int> options, IEnumerable<IEnumerable<int>> joined) =>
        Groups(options.Count, joined.Select(j => j.Where(i => i >= 0 && i < options.Count)))
            .Max(g => g.Aggregate(1.0, (n, i) => n * options[i]));

    /// <summary>The groups of issues, each from low to high, by their first issue.</summary>
    internal static IEnumerable<int[]> Groups(int issues, IEnumerable<IEnumerable<int>> joined)
    {
        var group = Enumerable.Range(0, issues).ToArray();
        foreach (var together in joined)
        {
            var first = -1;
            foreach (var issue in together)
            {
                if (first < 0) first = issue;
                var (from, to) = (group[issue], group[first]);
                for (var i = 0; i < issues; i++)
                    if (group[i] == from)
                        group[i] = to;
            }
        }

        return Enumerable.Range(0, issues).GroupBy(i => group[i]).Select(g => g.ToArray());
    }
}
