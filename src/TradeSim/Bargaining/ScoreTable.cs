namespace TradeSim.Bargaining;

/// <summary>What every combination of classes of a few issues adds to the parties' scores.</summary>
/// <param name="Scope">The issues, from low to high; the last one's class counts fastest.</param>
/// <param name="Scores">By cell, then by party.</param>
internal sealed record ScoreTable(int[] Scope, long[] Scores)
{
    /// <summary>Terms over the same issues as one table; no two tables are over the same.</summary>
    /// <remarks>
    /// Many wide terms over nearly the same issues would need more cells than all their issues have
    /// combinations together: then one table over all of them is smaller.
    /// </remarks>
    /// <param name="classes">How many classes each issue has.</param>
    /// <param name="examples">By issue and class, the place of one option of that class.</param>
    public static IEnumerable<ScoreTable> All(
        int parties, IReadOnlyList<Term> terms, int[] classes, int[][] examples)
    {
        foreach (var group in JoinedIssues.Groups(classes.Length, terms.Select(t => t.Scope)))
        {
            Term[] own = [.. terms.Where(t => group.Contains(t.Scope[0]))];
            var scopes = own.GroupBy(t => string.Join(',', t.Scope)).ToArray();
            if (scopes.Sum(s => Cells(s.First().Scope)) > Cells(group))
                yield return Of(parties, group, own, classes, examples);
            else
                foreach (var same in scopes)
                    yield return Of(parties, same.First().Scope, [.. same], classes, examples);
        }

        double Cells(int[] scope) => scope.Aggregate(1.0, (n, i) => n * classes[i]);
    }

    private static ScoreTable Of(int parties, int[] scope, Term[] terms, int[] classes, int[][] examples)
    {
        int[] sizes = Array.ConvertAll(scope, issue => classes[issue]);
        int[][] places = Array.ConvertAll(terms,
            t => Array.ConvertAll(t.Scope, i => Array.IndexOf(scope, i)));
        var cells = sizes.Aggregate(1, (n, size) => checked(n * size));
        var scores = new long[checked(cells * parties)];
        var digits = new int[scope.Length];
        for (var cell = 0; cell < cells; cell++)
        {
            for (var t = 0; t < terms.Length; t++)
            {
                var (term, at) = (terms[t], terms[t].Base);
                for (var i = 0; i < term.Scope.Length; i++)
                    at += term.Offsets[i][examples[term.Scope[i]][digits[places[t][i]]]];
                scores[(cell * parties) + term.Party] += term.Values[at];
            }

            for (var d = digits.Length - 1; d >= 0 && ++digits[d] == sizes[d]; d--) digits[d] = 0;
        }

        return new(scope, scores);
    }
}
