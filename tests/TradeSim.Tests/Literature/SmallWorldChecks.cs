using TradeSim.Economies;
using TradeSim.Tests.Economies;
using Xunit;

namespace TradeSim.Tests.Literature;

// What is proved with pencil and paper, and so must hold to many digits.
public sealed class SmallWorldChecks
{
    private const double Elasticity = 4;

    internal static PublishedCheck GainsFromTrade { get; } = new(
        "Real income is the hat of the own share to the power of -1/elasticity; 20 random iceberg shocks "
            + "to five countries",
        "Arkolakis, Costinot and Rodríguez-Clare (2012)", "0 off", 0, 1e-10,
        () => Enumerable.Range(1, 20).Max(seed => OffTheFormula(p => Shock(p, seed), seed)), Digits(10));

    internal static PublishedCheck Autarky { get; } = new(
        "In autarky real income is the own share to the power of 1/elasticity",
        "Arkolakis, Costinot and Rodríguez-Clare (2012)", "0 off", 0, 1e-10,
        () => Enumerable.Range(1, 20).Max(seed => OffAutarky(seed)), Digits(10));

    internal static PublishedCheck OptimalTariff { get; } = new(
        "The tariff that is best for one of two equal countries with own shares of 0.9: 1/(elasticity "
            + "times the other's own share)",
        "Gros (1987); Costinot and Rodríguez-Clare (2014)", "0.2665", 0.2665 - 1e-3, 0.2665 + 1e-3,
        () => Best().Tariff, ours => $"{ours:F4}");

    internal static PublishedCheck Bottleneck { get; } = new(
        "Output where an input of 4 % of cost, at an elasticity of 0.04, falls by 10 %",
        "Bachmann et al. (2022)", "-1.57 %", -1.57 - 0.2, -1.57 + 0.2, WithoutEnergy, ours => $"{ours:F2} %");

    [Fact]
    public void Arkolakis_Costinot_and_Rodriguez_Clare_2012_gains_from_trade() => GainsFromTrade.Holds();

    [Fact]
    public void Arkolakis_Costinot_and_Rodriguez_Clare_2012_autarky() => Autarky.Holds();

    [Fact]
    public void Gros_1987_optimal_tariff() => OptimalTariff.Holds();

    [Fact]
    public void The_optimal_tariff_is_its_formula()
    {
        var (tariff, foreignOwnShare) = Best();
        Assert.Equal(1 / (Elasticity * foreignOwnShare), tariff, 1e-3);
    }

    [Fact]
    public void Bachmann_et_al_2022_bottleneck() => Bottleneck.Holds();

    /// <summary>The same by hand: (0.96 + 0.04 * 0.9^-24)^(-1/24) - 1.</summary>
    [Fact]
    public void The_bottleneck_is_its_formula() => Assert.Equal(
        100 * (Math.Pow(0.96 + (0.04 * Math.Pow(0.9, -24)), -1 / 24.0) - 1), WithoutEnergy(), 1e-6);

    internal static Func<double, string> Digits(int digits) => ours =>
        ours < Math.Pow(10, -digits) ? $"below 1e-{digits}" : $"{ours:E1}";

    private static void Shock(Policy policy, int seed)
    {
        var chance = new Random(seed);
        for (var n = 0; n < 5; n++)
            for (var i = 0; i < 5; i++)
                if (n != i)
                    policy.SetTradeCost(n, i, 0, 0.5 + chance.NextDouble());
    }

    private static double OffTheFormula(Action<Policy> measures, int seed)
    {
        var world = SmallWorld.OfOneSector(SmallWorld.Balanced(5, seed), Elasticity);
        var found = new Economy(world, Horizon.Long).Solved(measures, 1e-13);
        var still = new Economy(world, Horizon.Long).Solved(_ => { });
        return Enumerable.Range(0, 5).Max(n => Math.Abs(found.RealIncome(n)
            - Math.Pow(found.SpendingShare(n, n, 0) / still.SpendingShare(n, n, 0), -1 / Elasticity)));
    }

    private static double OffAutarky(int seed)
    {
        var world = SmallWorld.OfOneSector(SmallWorld.Balanced(5, seed), Elasticity);
        var still = new Economy(world, Horizon.Long).Solved(_ => { });
        var alone = new Economy(world, Horizon.Long).Solved(p =>
        {
            for (var n = 0; n < 5; n++)
                for (var i = 0; i < 5; i++)
                    if (n != i)
                        p.SetTradeCost(n, i, 0, 1e6);
        }, 1e-13);
        return Enumerable.Range(0, 5).Max(n =>
            Math.Abs(alone.RealIncome(n) - Math.Pow(still.SpendingShare(n, n, 0), 1 / Elasticity)));
    }

    /// <summary>By golden section.</summary>
    private static (double Tariff, double ForeignOwnShare) Best()
    {
        var economy = new Economy(SmallWorld.OfOneSector([[90, 10], [10, 90]], Elasticity), Horizon.Long);
        double low = 0, high = 1;
        while (high - low > 1e-5)
        {
            var (a, b) = (high - (0.618034 * (high - low)), low + (0.618034 * (high - low)));
            if (With(a).RealIncome(0) < With(b).RealIncome(0)) low = a;
            else high = b;
        }

        return (low, With(low).SpendingShare(1, 1, 0));

        Solution With(double tariff) => economy.Solved(p => p.SetTariff(0, 1, 0, tariff), 1e-13);
    }

    private static double WithoutEnergy()
    {
        var world = SmallWorld.WithImportedEnergy();
        var how = Elasticities.At(Horizon.Long, world) with { Critical = 0.04 };
        return new Economy(world, how).Solved(p => p.SetQuota(0, 1, 1, 0.9)).OutputVolume(0, 0).Percent();
    }
}
