using CsCheck;
using TradeSim.Classes;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Classes;

/// <summary>The yardstick of deals against all packages gone through one by one.</summary>
public sealed class YardstickTests
{
    [Fact]
    public void The_small_talks_are_measured_as_one_would_by_hand()
    {
        var scenario = Small.Scenario with
        {
            Briefs =
            [Small.UsBrief, Small.ChinaBrief with { Reservation = 20 }]
        };
        var measured = Yardstick.Of(scenario);
        // The us gains 30 at (1,1) and at most that; china gains 20 at (2,1) and 30 at (1,0), which is worse
        // for the us.
        Assert.Equal(new GainPoint(100, 0), measured.PointOf(Small.Middle));
        Assert.Equal(new GainPoint(50, 100), measured.PointOf(Small.Far));
        Assert.Equal((86, 100, 0),
            (measured.JointOf(Small.Middle), measured.JointOf(Small.Far), measured.JointOf(null)));
        Assert.Equal([new(50, 100), new GainPoint(100, 0)], measured.Landscape.Frontier);
        Assert.Equal((new GainPoint(100, 0), 86),
            (measured.Landscape.History, measured.Landscape.HistoryJoint));
    }

    [Fact]
    public void Every_deal_is_measured_against_the_best_there_is() => RandomScenarios.Any.Sample(scenario =>
    {
        var all = Packages.All(RandomScenarios.Sizes(scenario))
            .Select(p => (Package: p, Gains: Gains(scenario, p))).ToArray();
        var rational = all.Where(x => x.Gains.All(g => g >= 0)).ToArray();
        var measured = Yardstick.Of(scenario);
        foreach (var (package, gains) in all)
        {
            var best = rational.Select(r => r.Gains.Sum()).DefaultIfEmpty(0).Max();
            Assert.Equal((best > 0 ? best : null, gains.Sum()), (measured.BestJoint, measured.JointGain(package)));
            Assert.Equal(best > 0 ? Percent(gains.Sum(), best) : null, measured.JointOf(package));
            Assert.Equal(best > 0 ? 0 : null, measured.JointOf(null));
            if (gains.Length != 2)
                Assert.Null(measured.PointOf(package));
            else
                Assert.Equal(new(At(0), At(1)), measured.PointOf(package));
            int At(int i) => Percent(gains[i], rational.Select(r => r.Gains[i]).DefaultIfEmpty(0).Max());
        }
    }, iter: 150);

    [Fact]
    public void The_frontier_is_every_best_deal_from_left_to_right() => RandomScenarios.Any.Sample(scenario =>
    {
        var frontier = Yardstick.Of(scenario).Landscape.Frontier;
        if (scenario.Briefs.Length != 2)
        {
            Assert.Empty(frontier);
            return;
        }

        var measured = Yardstick.Of(scenario);
        int[][] gains = [.. Packages.All(RandomScenarios.Sizes(scenario)).Select(p => Gains(scenario, p))];
        var best = Packages.All(RandomScenarios.Sizes(scenario)).Where(p => Gains(scenario, p) is var own
            && own.All(g => g >= 0) && !gains.Any(other => Packages.Dominates(other, own)));
        Assert.Equal(
            best.Select(p => measured.PointOf(p)!).Distinct().OrderBy(p => p.First)
                .ThenByDescending(p => p.Second), frontier);
    }, iter: 150);

    private static int[] Gains(Scenario scenario, Package package) =>
        [.. scenario.Briefs.Select(b => b.Valuation.Score(package) - b.Reservation)];

    private static int Percent(int gain, int best) => best <= 0 ? 0 : (int)Math.Round(100m * gain / best);
}
