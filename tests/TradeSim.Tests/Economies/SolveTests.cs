using TradeSim.Economies;
using Xunit;

namespace TradeSim.Tests.Economies;

public sealed class SolveTests
{
    private static readonly Horizon[] Horizons = [Horizon.Long, new(10, 10), Horizon.FirstYear, new(1, 0)];

    // Broken by leaving out Search's clamp of premiums, or with one attempt and no damping.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Three_thousand_random_policies_converge(bool hasLicences)
    {
        const int Policies = 1500;
        var (world, chance) = (World.In2022, new Random(2022));
        var economies = Horizons.Select(h => new Economy(world, h)).ToArray();
        var (policy, solution) = (new Policy(world), new Solution(world));
        for (var k = 0; k < Policies; k++)
        {
            RandomPolicy.Draw(policy.Clear(), chance, hasLicences);
            var start = k % 3 == 0 ? Start.Last : Start.Base;
            var found = economies[k % economies.Length].Solve(policy, solution, start);
            Assert.True(found.IsReached, $"policy {k}: {found}");
        }
    }

    [Fact]
    public void Nothing_is_allocated_while_solving()
    {
        var world = World.In2022;
        var (policy, solution) = (new Policy(world), new Solution(world));
        foreach (var horizon in Horizons)
        {
            var economy = new Economy(world, horizon);
            Solve(economy, 3);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Solve(economy, 20);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        void Solve(Economy economy, int times)
        {
            for (var k = 1; k <= times; k++)
            {
                policy.Clear().AddTariffOnGoods(World.Usa, World.China, 0.01 * k);
                economy.Solve(policy, solution, Start.Last);
                for (var other = World.Eu; other <= World.Rest; other++)
                    policy.SetQuota(other, World.China, World.Magnets, 0.5);
                economy.Solve(policy, solution);
                economy.SolveSplit(policy, solution);
            }
        }
    }

    [Fact]
    public void Where_a_solve_starts_does_not_change_where_it_ends()
    {
        var economy = new Economy(World.In2022, new Horizon(1, 0));
        var (policy, warm) = (new Policy(World.In2022), new Solution(World.In2022));
        for (var step = 1; step <= 10; step++)
        {
            Measures(policy.Clear(), step);
            Assert.True(economy.Solve(policy, warm, Start.Last, World.Tight).IsReached);
        }

        var cold = new Economy(World.In2022, new Horizon(1, 0)).Solved(p => Measures(p, 10));
        for (var n = 0; n < World.In2022.Regions.Length; n++)
            Assert.Equal(cold.RealIncome(n), warm.RealIncome(n), 1e-9);

        static void Measures(Policy policy, int step)
        {
            World.TradeWar(policy, 0.1 * step, 0.1 * step, 0);
            if (step % 2 == 0) World.Ration(policy, 1 - (0.06 * step));
            if (step > 5) policy.SetQuota(World.China, World.Usa, World.Chips, 0.5);
        }
    }

    [Fact]
    public void A_warm_start_takes_half_the_sweeps_of_a_cold_one()
    {
        var economy = new Economy(World.In2022, Horizon.FirstYear);
        var (policy, solution) = (new Policy(World.In2022), new Solution(World.In2022));
        World.TradeWar(policy, 1.40, 1.25, 0.1);
        economy.Solve(policy, solution);
        World.TradeWar(policy.Clear(), 1.45, 1.25, 0.1);
        var warm = economy.Solve(policy, solution, Start.Last);
        var cold = economy.Solve(policy, solution);
        Assert.InRange(warm.Sweeps, 1, cold.Sweeps * 2 / 3);
    }

    /// <summary>No number of a failed solve can pass for an answer.</summary>
    [Fact]
    public void What_cannot_be_found_is_a_typed_answer_and_holds_no_numbers()
    {
        var economy = new Economy(World.In2022, Horizon.FirstYear);
        var (policy, solution) = (new Policy(World.In2022), new Solution(World.In2022));
        Assert.True(economy.Solve(policy, solution).IsReached);
        Assert.Equal(1, solution.RealIncome(World.Usa), 1e-12);
        World.TradeWar(policy, 1.45, 1.25, 0.1);
        foreach (var found in (Convergence[])[economy.Solve(policy, solution, Start.Base, 0),
            economy.SolveSplit(policy, solution, 0)])
        {
            Assert.False(found.IsReached);
            Assert.Equal(0, found.Tolerance);
            Assert.InRange(found.Residual, double.Epsilon, 1e-3);
            Assert.True(found.Sweeps > 1000 && found.Attempts > 3);
            Assert.False(solution.IsSolved);
            Assert.Throws<InvalidOperationException>(() => solution.RealIncome(World.Usa));
            Assert.Throws<InvalidOperationException>(() => solution.GoodsValue(World.Usa, World.China));
            Assert.Throws<InvalidOperationException>(() => solution.Licences);
        }
    }

    [Fact]
    public void Efficiency_asks_for_a_split_and_adds_up_with_the_terms_of_trade()
    {
        var economy = new Economy(World.In2022, Horizon.Long);
        Assert.Throws<InvalidOperationException>(
            () => economy.Solved(p => World.TradeWar(p, 1.45, 1.25, 0)).Efficiency(World.Usa));
        var split = economy.Split(p => World.TradeWar(p, 1.45, 1.25, 0));
        Assert.Equal(split.RealIncome(0), split.Efficiency(0) + split.TermsOfTrade(0), 1e-15);

        Assert.Equal(World.In2022.BaseValueAdded(0) * (split.RealIncome(0) - 1),
            split.EquivalentVariation(0), 1e-6);

        // With 96 steps on the way the sum is -0.7630; four and Richardson's rule come within 0.003.
        Assert.Equal(-0.763, split.Efficiency(World.Usa).Percent(), 3e-3);
    }

    /// <summary>Hulten: a productive sector's gain is its sales over spending, and not the terms of
    /// trade.</summary>
    [Fact]
    public void A_small_gain_of_productivity_is_efficiency_at_its_weight()
    {
        var world = World.In2022;
        var split = new Economy(world, Horizon.Long).Split(p => p.SetProductivity(World.Usa, 12, 1.0001));
        var sales = Enumerable.Range(0, 7).Sum(n => world.BaseFlow(n, World.Usa, 12));
        Assert.Equal(0.01 * sales / (world.BaseValueAdded(World.Usa) + world.BaseDeficit(World.Usa)),
            split.Efficiency(World.Usa).Percent(), 1e-4);
    }

    [Fact]
    public void A_policy_of_another_world_is_not_solved()
    {
        var other = World.Read(File.ReadAllText(World.File));
        Assert.Throws<ArgumentException>(() =>
            new Economy(World.In2022, Horizon.Long).Solve(new Policy(other), new Solution(World.In2022)));
    }
}
