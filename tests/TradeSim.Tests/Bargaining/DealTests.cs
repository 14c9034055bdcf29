using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Bargaining;

// Wage (three rungs) against days (three rungs): see Literature/AdditiveScoring for the table of all nine packages.
// The frontier is (0,12) (6,11) (10,10) (11,6) (12,0); the middle (7,7) lies below (10,10).
public sealed class DealTests
{
    private static readonly Valuation[] Sides =
        [new([[0, 6, 10], [0, 1, 2]], []), new([[2, 1, 0], [10, 6, 0]], [])];

    private static readonly ImmutableArray<FrontierPoint> All = Frontier.Of(Sides);

    // Only (10,10) covers (7,7). The second side alone could have no more than there: (6,11) costs the first one.
    [Fact]
    public void The_middle_left_three_points_to_either_side_and_six_together()
    {
        var left = LeftOnTheTable.Of(All, [7, 7]);
        Assert.Equal([3, 3], left.ByParty);
        Assert.Equal(6, left.Together);
    }

    // Whoever alone is to gain may take all: from (1,8) the first side goes to (10,10), the second to (6,11).
    [Fact]
    public void Each_side_is_told_its_own_best()
    {
        var left = LeftOnTheTable.Of(All, [1, 8]);
        Assert.Equal([9, 3], left.ByParty);
        Assert.Equal(11, left.Together);
    }

    [Fact]
    public void An_efficient_deal_left_nothing() =>
        Assert.Equal([0, 0, 0], [.. LeftOnTheTable.Of(All, [10, 10]).ByParty,
            LeftOnTheTable.Of(All, [10, 10]).Together]);

    // From the middle no single change suits both: wage 2 gives (11,6), days 0 gives (6,11). Both together do.
    [Fact]
    public void The_smallest_improvement_of_the_middle_trades_one_issue_for_the_other()
    {
        var found = Improvement.Smallest(new([1, 1]), Sides, All)!;
        Assert.Equal([new(0, 2), new(1, 0)], found.Changes);
        Assert.Equal([3, 3], found.Gains);
    }

    // From (0,2) at (2,2): days 1 gives (1,8); wage 1 gives (8,1); days 0 with wage 1 (6,11), with wage 2 (10,10).
    [Fact]
    public void Of_equally_small_improvements_the_one_with_the_largest_joint_gain_is_told()
    {
        var found = Improvement.Smallest(new([0, 2]), Sides, All)!;
        Assert.Equal([new(0, 2), new(1, 0)], found.Changes);
        Assert.Equal([8, 8], found.Gains);
    }

    [Fact]
    public void What_is_not_allowed_is_no_improvement()
    {
        bool Allows(int issue, int option) => (issue, option) != (0, 2);
        Assert.Null(Improvement.Smallest(new([1, 1]), Sides, Frontier.Of(Sides, Allows), Allows));
        Assert.Null(Improvement.Smallest(new([2, 0]), Sides, All));
    }

    // Stakes 10 and 2 against 2 and 10 of twelve each: shares 5/6 and 1/6, the other way round.
    [Fact]
    public void Sides_that_care_about_different_issues_can_roll_logs()
    {
        var logs = Logrolling.Of(PackageSpace.Of(Sides));
        Assert.Equal(5 / 6.0, logs.Shares[0][0], 12);
        Assert.Equal(4 / 6.0, logs.Index, 12);
        Assert.Equal(0, Logrolling.Of(PackageSpace.Of([Sides[0], Sides[0]])).Index, 12);
        Assert.Equal(0, Logrolling.Of(PackageSpace.Of([Sides[0], new([[1, 1, 1], [0, 0, 0]], [])])).Index);
        Assert.Equal(1, Logrolling.Of(PackageSpace.Of(
            [new([[0, 1], [0, 0]], []), new([[0, 0], [0, 1]], [])])).Index);
    }

    // A linkage of 5 points on both issues widens both stakes of who has it.
    [Fact]
    public void Linked_points_count_in_the_stakes()
    {
        Valuation linked = new([[0, 1], [0, 1]], [new("both", [new(0, [1]), new(1, [1])], 6, "")]);
        Valuation plain = new([[0, 1], [0, 3]], []);
        Assert.Equal([0.5, 0.5], Logrolling.Of(PackageSpace.Of([linked, plain])).Shares[0]);
    }

    // 2 x 3 x 2 options: the linkage joins issues 0 and 2, so the groups are 4 and 3 combinations.
    [Fact]
    public void Joined_issues_are_counted_together()
    {
        Valuation linked = new([[0, 1], [0, 1, 2], [0, 1]], [new("both", [new(0, [1]), new(2, [1])], 6, "")]);
        Valuation economy = linked with { Economy = new([1, 2], [[0, 1, 1], [0, 1]], [0, 1, 2, 3]) };
        Assert.Equal(4, JoinedIssues.MostCombinations([2, 3, 2], JoinedIssues.By([linked])));
        Assert.Equal(12, JoinedIssues.MostCombinations([2, 3, 2], JoinedIssues.By([linked, economy])));
        Assert.Equal(3, JoinedIssues.MostCombinations([2, 3, 2], [[0, 7], [-1, 2]]));
    }

    /// <summary>Where a mandate leaves an issue no option there is no package.</summary>
    [Fact]
    public void Without_a_permitted_option_the_frontier_is_empty() =>
        Assert.Empty(Frontier.Of(Sides, (issue, _) => issue != 1));
}
