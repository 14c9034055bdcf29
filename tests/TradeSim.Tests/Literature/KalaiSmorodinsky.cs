using TradeSim.Bargaining;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Literature;

// After E. Kalai and M. Smorodinsky, "Other Solutions to Nash's Bargaining Problem", Econometrica 43 (1975): why
// they ask for monotonicity. The small problem is the convex hull of (0,0), (0,1), (3/4,3/4) and (1,0); the large
// one that of (0,0), (0,1), (1,7/10) and (1,0) contains it, and for every demand of the first player leaves the
// second at least as much. Lotteries are options of one issue, in ten thousandths.
public sealed class KalaiSmorodinsky
{
    /// <summary>From (0,1) down to (3/4,3/4) in steps of 3 to -1, then to (1,0) in steps of 1 to -3.</summary>
    private static readonly (int First, int Second)[] Small =
    [
        .. Enumerable.Range(0, 251).Select(k => (30 * k, 10_000 - (10 * k))),
        .. Enumerable.Range(1, 250).Select(k => (7_500 + (10 * k), 7_500 - (30 * k))),
    ];

    /// <summary>From (0,1) to (1,7/10) in steps of 10 to -3; the edge down to (1,0) is dominated.</summary>
    private static readonly (int First, int Second)[] Large =
        [.. Enumerable.Range(0, 1001).Select(k => (10 * k, 10_000 - (3 * k))), (10_000, 0)];

    [Fact]
    public void Both_solutions_of_the_small_problem_are_its_corner()
    {
        Assert.Equal([7_500, 7_500], Of(Small).Nash.Scores);
        Assert.Equal([7_500, 7_500], Of(Small).KalaiSmorodinsky.Scores);
    }

    // On the edge the product x(1 - 3x/10) rises until x = 5/3, so the largest is at x = 1.
    [Fact]
    public void Nash_gives_the_second_player_less_of_the_larger_problem() =>
        Assert.Equal([10_000, 7_000], Of(Large).Nash.Scores);

    // Equal shares of the ideal (1,1): x = 1 - 3x/10 at x = 10/13 = 0.76923. Of the steps beside it (7690, 7693)
    // and (7700, 7690) have the same smallest share; the larger first score decides.
    [Fact]
    public void Kalai_and_Smorodinsky_give_nobody_less_of_the_larger_problem() =>
        Assert.Equal([7_700, 7_690], Of(Large).KalaiSmorodinsky.Scores);

    private static Solutions Of((int First, int Second)[] lotteries)
    {
        Valuation[] players =
        [
            new([[.. lotteries.Select(l => l.First)]], []),
            new([[.. lotteries.Select(l => l.Second)]], []),
        ];
        return Solutions.Of(Frontier.Of(players), [0, 0])!;
    }
}
