using System.Collections.Immutable;

namespace TradeSim.Bargaining;

/// <summary>
/// How differently the parties care about the issues, which is what trading across issues lives on.
/// </summary>
/// <remarks>
/// A party's stake in an issue is the most that settling it otherwise, all else as it is, can change its
/// score; its share is the stake divided by the sum of its stakes.
/// </remarks>
/// <param name="Shares">By party, by issue; all 0 for a party to whom every package is worth the
/// same.</param>
public sealed record Logrolling(ImmutableArray<ImmutableArray<double>> Shares)
{
    /// <summary>
    /// Half the sum over issues of the difference of two parties' shares, as the mean over all pairs of
    /// parties: 0 where they care alike about every issue, 1 where no two care about the same one.
    /// </summary>
    public double Index
    {
        get
        {
            var pairs = (from a in Enumerable.Range(0, Shares.Length)
                         from b in Enumerable.Range(a + 1, Shares.Length - a - 1)
                         select Difference(Shares[a], Shares[b])).ToArray();
            return pairs.Length == 0 ? 0 : pairs.Average();
        }
    }

    /// <summary>The shares in a space; joined issues are gone through in all their combinations.</summary>
    public static Logrolling Of(PackageSpace space)
    {
        var stakes = Enumerable.Range(0, space.Parties).Select(_ => new long[space.Issues]).ToArray();
        foreach (var group in Settlements.Of(space))
        {
            var stride = space.Parties;
            foreach (var issue in group.Issues.Reverse())
            {
                var options = space.Options[issue].Length;
                for (var party = 0; party < space.Parties; party++)
                    stakes[party][issue] = Stake(group.Scores, party, stride, options, space.Parties);
                stride *= options;
            }
        }

        return new([.. stakes.Select(Share)]);
    }

    private static ImmutableArray<double> Share(long[] stakes)
    {
        var sum = (double)stakes.Sum();
        return [.. stakes.Select(s => sum == 0 ? 0 : s / sum)];
    }

    /// <summary>
    /// The widest range of a party's scores over settlements that differ in one issue only.
    /// </summary>
    private static long Stake(long[] scores, int party, int stride, int options, int parties)
    {
        var widest = 0L;
        for (var block = 0; block < scores.Length; block += stride * options)
            for (var from = block + party; from < block + stride; from += parties)
            {
                var (low, high) = (long.MaxValue, long.MinValue);
                for (var at = from; at < from + (stride * options); at += stride)
                    (low, high) = (Math.Min(low, scores[at]), Math.Max(high, scores[at]));
                widest = Math.Max(widest, high - low);
            }

        return widest;
    }

    private static double Difference(ImmutableArray<double> one, ImmutableArray<double> other) =>
        one.All(s => s == 0) || other.All(s => s == 0) ? 0
            : one.Zip(other, (a, b) => Math.Abs(a - b)).Sum() / 2;
}
