namespace TradeSim.Bargaining;

/// <summary>What every combination of classes of a few issues adds to the parties' scores.</summary>
/// <param name="Scope">The issues, from low to high; the last one's class counts fastest.</param>
/// <param name="Scores">By cell, then by party.</param>
internal sealed record ScoreTable(int[] Scope, long[] Scores)
{
    /// <summary>Adds up terms over the same scope.</summary>
    /// <param name="classes">How many classes each issue has.</param>
    /// <param name="examples">By issue and class, the place of one option of that class.</param>
    public static ScoreTable Of(
        int parties, int[] scope, IReadOnlyList<Term> terms, int[] classes, int[][] examples)
    {
        int[] sizes = Array.ConvertAll(scope, issue => classes[issue]);
        var cells = sizes.Aggregate(1, (n, size) => checked(n * size));
        var scores = new long[cells * parties];
        var digits = new int[scope.Length];
        for (var cell = 0; cell < cells; cell++)
        {
            foreach (var term in terms)
            {
                var at = term.Base;
                for (var i = 0; i < digits.Length; i++) at += term.Offsets[i][examples[scope[i]][digits[i]]];
                scores[(cell * parties) + term.Party] += term.Values[at];
            }

            for (var d = digits.Length - 1; d >= 0 && ++digits[d] == sizes[d]; d--) digits[d] = 0;
        }

        return new(scope, scores);
    }
}
