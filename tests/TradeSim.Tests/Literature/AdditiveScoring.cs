using System.Collections.Immutable;
using CsCheck;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Literature;

/// <summary>Additive scoring systems in the manner of H. Raiffa, "The Art and Science of Negotiation" (1982).</summary>
public sealed class AdditiveScoring
{
    // Two issues of three rungs. A: wage 0, 6, 10 and days 0, 1, 2. B: wage 2, 1, 0 and days 10, 6, 0.
    //
    //            days 0   days 1   days 2
    //   wage 0   (0,12)   (1,8)    (2,2)
    //   wage 1   (6,11)   (7,7)    (8,1)
    //   wage 2   (10,10)  (11,6)   (12,0)
    //
    // Efficient: (0,12) (6,11) (10,10) (11,6) (12,0); the others fall to one of these, as (8,1) to (10,10).
    // With d = (5,5) the rational ones are (6,11) (10,10) (11,6): gains (1,6) (5,5) (6,1); products 6, 25, 6;
    // ideal gains (6,6), so Kalai-Smorodinsky's shares are least 1/6, 5/6, 1/6; sums 7, 10, 7.
    private static readonly Valuation[] Logrolling =
        [new([[0, 6, 10], [0, 1, 2]], []), new([[2, 1, 0], [10, 6, 0]], [])];

    // One pie of ten slices: A's utility is the slices, B's is twice the slices left to it.
    private static readonly Valuation[] Pie =
    [
        new([[.. Enumerable.Range(0, 11)]], []),
        new([[.. Enumerable.Range(0, 11).Select(a => 2 * (10 - a))]], []),
    ];

    [Fact]
    public void Trading_across_issues_makes_the_frontier_worked_by_hand() => Assert.Equal(
        [(0, 12), (6, 11), (10, 10), (11, 6), (12, 0)],
        Frontier.Of(Logrolling).Select(p => (p.Scores[0], p.Scores[1])));

    [Fact]
    public void Every_solution_takes_the_trade()
    {
        var found = Solutions.Of(Frontier.Of(Logrolling), [5, 5])!;
        foreach (var point in new[] { found.Nash, found.KalaiSmorodinsky, found.Egalitarian, found.Utilitarian })
            Assert.Equal([10, 10], point.Scores);
    }

    /// <summary>Where no point gives both their reservation value there is nothing to solve.</summary>
    [Fact]
    public void Without_a_zone_there_is_no_solution() =>
        Assert.Null(Solutions.Of(Frontier.Of(Logrolling), [11, 7]));

    // Product a * 2(10-a) is largest at a = 5; the ideal gains are 10 and 20, so equal shares are at a = 5 too;
    // equal gains a = 2(10-a) would be at 6 2/3, and of whole slices 7 gives least 6 and 6 gives least 6, and the
    // larger first score wins; the sum 20-a is largest at a = 0.
    [Fact]
    public void A_pie_tells_the_four_solutions_apart()
    {
        var found = Solutions.Of(Frontier.Of(Pie), [0, 0])!;
        Assert.Equal([5, 10], found.Nash.Scores);
        Assert.Equal([5, 10], found.KalaiSmorodinsky.Scores);
        Assert.Equal([7, 6], found.Egalitarian.Scores);
        Assert.Equal([0, 20], found.Utilitarian.Scores);
    }

    /// <summary>Nash's solution does not change with the scale of anybody's utility; the egalitarian one does.</summary>
    [Fact]
    public void Nash_is_invariant_to_scale()
    {
        Valuation[] scaled = [Pie[0], new([[.. Pie[1].Points[0].Select(p => 3 * p)]], [])];
        Assert.Equal(
            Solutions.Of(Frontier.Of(Pie), [0, 0])!.Nash.Package,
            Solutions.Of(Frontier.Of(scaled), [0, 0])!.Nash.Package);
        Assert.NotEqual(
            Solutions.Of(Frontier.Of(Pie), [0, 0])!.Egalitarian.Package,
            Solutions.Of(Frontier.Of(scaled), [0, 0])!.Egalitarian.Package);
    }

    /// <summary>G. L. Nemhauser and Z. Ullmann, "Discrete Dynamic Programming and Capital Allocation" (1969).</summary>
    /// <remarks>A knapsack is a negotiation with one's own purse: value against what is left of the money.</remarks>
    [Fact]
    public void The_knapsack_frontier_is_that_of_all_subsets() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30]).Array[1, 10].Sample(items =>
        {
            Valuation[] purse =
            [
                new([.. items.Select(i => ImmutableArray.Create(0, i.Item1))], []),
                new([.. items.Select(i => ImmutableArray.Create(0, -i.Item2))], []),
            ];
            var all = Packages.All([.. items.Select(_ => 2)])
                .Select(p => (purse[0].Score(p), purse[1].Score(p))).Distinct().ToArray();
            var efficient = all.Where(s => !all.Any(o => o != s && o.Item1 >= s.Item1 && o.Item2 >= s.Item2)).Order();
            Assert.Equal(efficient, Frontier.Of(purse).Select(p => (p.Scores[0], p.Scores[1])));
        }, iter: 100);
}
