namespace TradeSim.Bargaining;

/// <summary>
/// All ways to settle a group of issues that linkages or an economy join, with every party's score.
/// </summary>
/// <remarks>
/// Scores of groups add up. Kept flat: by combination, then by party; the last issue changes fastest.
/// </remarks>
internal sealed record Settlements(int[] Issues, int Count, long[] Scores)
{
    /// <summary>
    /// The settlements of each group of a space; an issue that nothing joins is its own group.
    /// </summary>
    public static Settlements[] Of(PackageSpace space) =>
        [.. JoinedIssues.Groups(space.Issues, space.Tables.Select(t => t.Scope)).Select(g => Of(space, g))];

    private static Settlements Of(PackageSpace space, int[] issues)
    {
        var parties = space.Parties;
        var count = issues.Aggregate(1, (n, i) => checked(n * space.Options[i].Length));
        var scores = new long[checked(count * parties)];
        var tables = space.Tables.Where(t => t.Scope.All(issues.Contains)).ToArray();
        int[][][] cells = [.. tables.Select(t =>
            Array.ConvertAll(issues, i => CellOf(t, i, space)))];
        var digits = new int[issues.Length];
        for (var at = 0; at < count; at++)
        {
            var sum = scores.AsSpan(at * parties, parties);
            for (var d = 0; d < digits.Length; d++)
                Add(space.Points[issues[d]], digits[d], sum);
            for (var t = 0; t < tables.Length; t++)
            {
                var cell = 0;
                for (var d = 0; d < digits.Length; d++) cell += cells[t][d][digits[d]];
                Add(tables[t].Scores, cell, sum);
            }

            for (var d = digits.Length - 1; d >= 0 && ++digits[d] == space.Options[issues[d]].Length; d--)
                digits[d] = 0;
        }

        return new(issues, count, scores);
    }

    /// <summary>What each permitted option of an issue adds to a table's cell.</summary>
    private static int[] CellOf(ScoreTable table, int issue, PackageSpace space)
    {
        var place = Array.IndexOf(table.Scope, issue);
        var stride = place < 0 ? 0
            : table.Scope.Skip(place + 1).Aggregate(1, (n, i) => n * space.Classes[i]);
        return Array.ConvertAll(space.ClassOf[issue], c => c * stride);
    }

    private static void Add(long[] scores, int at, Span<long> sum)
    {
        for (var p = 0; p < sum.Length; p++) sum[p] += scores[(at * sum.Length) + p];
    }
}
