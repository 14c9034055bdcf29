using TradeSim.Bargaining;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Literature;

// Dividing a dollar when one side is risk averse, as in M. J. Osborne and A. Rubinstein, "Bargaining and Markets"
// (1990), chapter 2: utilities x and the square root of the rest. Nash's solution maximises x * sqrt(1 - x), so
// x = 2/3: to fear risk costs part of the share. Three hundred cents, cut where the root is whole.
public sealed class RiskAversion
{
    private static readonly Valuation[] Sides =
    [
        new([[.. Enumerable.Range(0, 18).Select(root => 300 - (root * root))]], []),
        new([[.. Enumerable.Range(0, 18)]], []),
    ];

    [Fact]
    public void The_Nash_solution_gives_the_risk_averse_side_a_third() =>
        Assert.Equal([200, 10], Solutions.Of(Frontier.Of(Sides), [0, 0])!.Nash.Scores);

    // With d = (156, 0) the gains are 144 - r^2 and r, for roots r up to 12. Their product is largest at r = 7 (665;
    // 648 and 640 beside it), and so is the smaller share of the ideal gains 144 and 12 (7/12); the smaller gain is
    // largest at r = 11 (11 of 23); the sum is 144 at r = 0 and at r = 1, and the larger first score decides.
    [Fact]
    public void An_alternative_is_taken_off_before_gains_are_multiplied_shared_compared_or_added()
    {
        var found = Solutions.Of(Frontier.Of(Sides), [156, 0])!;
        Assert.Equal([251, 7], found.Nash.Scores);
        Assert.Equal([251, 7], found.KalaiSmorodinsky.Scores);
        Assert.Equal([179, 11], found.Egalitarian.Scores);
        Assert.Equal([300, 0], found.Utilitarian.Scores);
    }
}
