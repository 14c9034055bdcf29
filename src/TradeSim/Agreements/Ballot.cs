using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>One constituency's part in a ratification.</summary>
/// <param name="Support">Its support of 100, chance included.</param>
/// <param name="Swing">What chance added.</param>
public sealed record Vote(string Constituency, int Support, int Swing);

/// <summary>A deal before one capital: every constituency's support, their weighted sum, and whether it passes.</summary>
/// <param name="Support">The sum of share times support, in hundredths of a point.</param>
/// <param name="Against">The name of the constituency that cost the deal most.</param>
public sealed record Ballot(
    string Party, ImmutableArray<Vote> Votes, int Support, int Threshold, bool Passed, string Against)
{
    /// <summary>Counts the votes on a package.</summary>
    /// <param name="draw">A number from 0 to its argument - 1, by constituency.</param>
    public static Ballot Hold(string party, HomeFront home, Package package, int mood, Func<int, int, int> draw)
    {
        var votes = home.Constituencies.Select((c, i) =>
        {
            var swing = draw(i, (2 * home.Swing) + 1) - home.Swing;
            return new Vote(c.Id, Math.Clamp(c.For(package, mood) + swing, 0, 100), swing);
        }).ToImmutableArray();
        var support = votes.Zip(home.Constituencies, (v, c) => v.Support * c.Share).Sum();
        var against = home.Constituencies.Zip(votes, (c, v) => (c.Name, Lost: (100 - v.Support) * c.Share))
            .DefaultIfEmpty(("", 0)).MaxBy(x => x.Item2).Item1;
        return new(party, votes, support, home.Threshold, support >= home.Threshold * 100, against);
    }

    /// <summary>The exact chance, in percent rounded to the nearest, that a package passes at home.</summary>
    /// <remarks>The sum of independent uniform swings, convolved; nothing is sampled.</remarks>
    public static int Chance(HomeFront home, Package package, int mood)
    {
        var whole = home.Constituencies.Sum(c => c.Share) * 100;
        double[] chances = new double[whole + 1], next = new double[whole + 1];
        chances[0] = 1;
        // Counts of outcomes, so exact in any order; only sums that can come about are gone through.
        var (low, high) = (0, 0);
        foreach (var c in home.Constituencies)
        {
            Array.Clear(next);
            var support = c.For(package, mood);
            for (var swing = -home.Swing; swing <= home.Swing; swing++)
            {
                var adds = Math.Clamp(support + swing, 0, 100) * c.Share;
                for (var sum = low; sum <= high; sum++) next[sum + adds] += chances[sum];
            }

            low += Math.Clamp(support - home.Swing, 0, 100) * c.Share;
            high += Math.Clamp(support + home.Swing, 0, 100) * c.Share;
            (chances, next) = (next, chances);
        }

        var passes = 0.0;
        for (var sum = Math.Min(home.Threshold * 100, whole); sum <= high; sum++) passes += chances[sum];
        var all = Math.Pow((2 * home.Swing) + 1, home.Constituencies.Length);
        return (int)Math.Round(100 * passes / all);
    }
}
