using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>One way to settle a group of issues: scores per party in points, and the options it stands for.</summary>
/// <param name="Options">Option by issue; -1 where the issue belongs to another group.</param>
internal sealed record Part(int[] Scores, int[] Options);

/// <summary>Splits a package space into groups of issues that no linkage joins, so that scores add up over groups.</summary>
internal static class Components
{
    /// <summary>All ways to settle each group, for every party's valuation; forbidden options are left out.</summary>
    public static List<List<Part>> Of(IReadOnlyList<Valuation> valuations, Func<int, int, bool>? allows = null)
    {
        var issues = valuations[0].Points.Length;
        return [.. Groups(valuations, issues).Select(group => Enumerate(valuations, group, issues, allows))];
    }

    private static IEnumerable<List<int>> Groups(IReadOnlyList<Valuation> valuations, int issues)
    {
        var group = Enumerable.Range(0, issues).ToArray();
        foreach (var linkage in valuations.SelectMany(v => v.Linkages))
            Join(linkage.When.Select(c => c.Issue));
        foreach (var economy in valuations.Select(v => v.Economy).OfType<EconomicPoints>())
            Join(economy.Issues);
        return Enumerable.Range(0, issues).GroupBy(i => group[i]).Select(g => g.ToList());

        void Join(IEnumerable<int> joined)
        {
            var to = -1;
            foreach (var issue in joined)
            {
                if (to < 0) to = group[issue];
                var from = group[issue];
                for (var i = 0; i < issues; i++)
                    if (group[i] == from)
                        group[i] = to;
            }
        }
    }

    private static List<Part> Enumerate(
        IReadOnlyList<Valuation> valuations, List<int> group, int issues, Func<int, int, bool>? allows)
    {
        var linkages = valuations
            .Select(v => v.Linkages.Where(l => l.When.Any(c => group.Contains(c.Issue))).ToImmutableArray())
            .ToArray();
        var economies = valuations.Select(v =>
            v.Economy is { } e && e.Issues.Any(group.Contains) ? e : null).ToArray();
        var parts = new List<Part>();
        Settle(0, Enumerable.Repeat(-1, issues).ToArray());
        return parts;

        void Settle(int depth, int[] options)
        {
            if (depth == group.Count)
            {
                parts.Add(new(Scores(options), (int[])options.Clone()));
                return;
            }

            var issue = group[depth];
            for (var option = 0; option < valuations[0].Points[issue].Length; option++)
            {
                if (allows is not null && !allows(issue, option)) continue;
                options[issue] = option;
                Settle(depth + 1, options);
            }
        }

        int[] Scores(int[] options) => [.. valuations.Select((v, party) =>
            group.Sum(i => v.Points[i][options[i]])
            + linkages[party].Where(l => l.When.All(c => c.Options.Contains(options[c.Issue]))).Sum(l => l.Points)
            + (economies[party]?.Of(options) ?? 0))];
    }
}
