using TradeSim.Economies;
using TradeSim.Tests.Economies;
using Xunit;

namespace TradeSim.Tests.Literature;

// What was published about the tariffs and licences of 2025, against the model on the world of 2022.
public sealed class TradeWar2025
{
    private static readonly Horizon FirstQuarter = new(0, 0);

    internal static PublishedCheck BilateralTrade { get; } = new(
        "Tariffs of 145 and 125 % and 10 % on others, first year: US goods imports from China",
        "IfW Kiel (April 2025)", "-50 to -97 %", -97, -50,
        () => Spring(Horizon.FirstYear).GoodsValue(World.Usa, World.China).Percent(), Percent(1));

    internal static PublishedCheck BilateralExports { get; } = BilateralTrade with
    {
        What = "The same: US goods exports to China",
        Ours = () => Spring(Horizon.FirstYear).GoodsValue(World.China, World.Usa).Percent(),
    };

    internal static PublishedCheck Prices { get; } = new(
        "The same: US consumer prices over wages", "IfW Kiel (April 2025)", "rise", 0, double.MaxValue,
        () => Spring(Horizon.FirstYear).ConsumerPriceInWages(World.Usa).Percent(), Percent(2));

    internal static PublishedCheck Efficiency { get; } = new(
        "The package of 15 April 2025, long run: US efficiency, which is about real GDP",
        "The Budget Lab at Yale (April 2025)", "-0.6 %", -0.95, -0.25,
        () => Spring(Horizon.Long, split: true).Efficiency(World.Usa).Percent(), Percent(2));

    internal static PublishedCheck Revenue { get; } = new(
        "30 % on China raises more US revenue than 145 %, long run: the difference in percent of value added",
        "The Budget Lab at Yale (12 May 2025)", "more", 1e-6, double.MaxValue,
        () => 100 * (RevenueOf(0.30) - RevenueOf(1.45)), Percent(2));

    internal static PublishedCheck UniformTariff { get; } = new(
        "The additional tariff on all goods that is best for the US if nobody answers",
        "Ignatenko, Lashkaripour, Macedoni and Simonovska (2025)", "about 12.5 %", 8, 25, BestUniform,
            Percent(0));

    internal static PublishedCheck Magnets { get; } = new(
        "80 % less rare earths and magnets for the US, first quarter: US real income", "IMF WP/26/073",
        "about -1.5 %", -3, -0.75, () => LessMagnets(0.20, FirstQuarter), Percent(2));

    internal static PublishedCheck MagnetsLater { get; } = new(
        "The same in the long run", "IMF WP/26/073", "near 0", -0.05, 0.05,
        () => LessMagnets(0.20, Horizon.Long), Percent(2));

    internal static PublishedCheck Denial { get; } = new(
        "90 % less chips and chip tools from the US, the EU, Japan, Korea and Taiwan, first year: China's "
            + "real income",
        "Range of the literature", "-0.5 to -5 %", -5, -0.5,
        () => World.Solved(Horizon.FirstYear, p => Deny(p, 0.1)).RealIncome(World.China).Percent(),
            Percent(1));

    [Fact]
    public void IfW_Kiel_April_2025_bilateral_trade()
    {
        BilateralTrade.Holds();
        BilateralExports.Holds();
    }

    [Fact]
    public void IfW_Kiel_April_2025_US_prices_rise() => Prices.Holds();

    [Fact]
    public void Yale_Budget_Lab_15_April_2025_US_efficiency() => Efficiency.Holds();

    [Fact]
    public void Yale_Budget_Lab_12_May_2025_lower_tariffs_raise_more() => Revenue.Holds();

    [Fact]
    public void Ignatenko_et_al_2025_optimal_uniform_tariff() => UniformTariff.Holds();

    [Fact]
    public void IMF_working_paper_26_073_rare_earths()
    {
        Magnets.Holds();
        MagnetsLater.Holds();
    }

    [Fact]
    public void Chip_denial_costs_China() => Denial.Holds();

    /// <summary>The loss stands on a knife's edge, so low, central and high are always shown
    /// together.</summary>
    [Theory]
    [InlineData(0.17, -2.3)]
    [InlineData(0.20, -1.35)]
    [InlineData(0.25, -0.44)]
    public void A_rare_earth_loss_hangs_on_the_short_run_elasticity(double elasticity, double loss) =>
        Assert.Equal(loss, LessMagnets(elasticity, FirstQuarter), 0.05);

    /// <summary>A 93 percent cut for the US alone: leverage decays while talks go on.</summary>
    [Theory]
    [InlineData(0, -0.72)]
    [InlineData(0.25, -0.47)]
    [InlineData(0.5, -0.17)]
    [InlineData(1, -0.02)]
    public void A_rare_earth_loss_fades_within_a_year(double years, double loss) => Assert.Equal(loss,
        World.Solved(new(1, years), p => p.SetQuota(World.Usa, World.China, World.Magnets, 0.07))
            .RealIncome(World.Usa).Percent(), 0.005);

    /// <summary>Over the eight elasticity sets.</summary>
    [Fact]
    public void The_answer_to_145_and_125_percent_hangs_little_on_the_trade_elasticities()
    {
        var found = World.In2022.ElasticitySets.Keys.Select(set => new Economy(World.In2022,
            Elasticities.At(Horizon.Long, World.In2022, new(set, 0.2)))
            .Solved(p => World.TradeWar(p, 1.45, 1.25, 0)))
            .ToArray();
        Assert.Equal(-0.52, found.Max(s => s.RealIncome(World.Usa)).Percent(), 0.005);
        Assert.Equal(-0.74, found.Min(s => s.RealIncome(World.Usa)).Percent(), 0.005);
        Assert.Equal(-0.49, found.Max(s => s.RealIncome(World.China)).Percent(), 0.005);
        Assert.Equal(-0.64, found.Min(s => s.RealIncome(World.China)).Percent(), 0.005);
    }

    /// <summary>Where prices would rise beyond the 45-fold of 2010 to 2012, the licensor's gain counts only
    /// so far; the loss of those it licenses stays whole.</summary>
    [Fact]
    public void Scarcity_rents_count_up_to_the_observed_multiple()
    {
        var found = World.Solved(new(1, 0), p => World.Ration(p, 0.2));
        Assert.True(found.Licences.Max(l => l.PriceMultiple) > 45);
        Assert.InRange(found.RealIncomeWithRentsUpTo(45, World.China), 1,
            found.RealIncome(World.China) - 0.005);
        Assert.Equal(found.RealIncome(World.Usa), found.RealIncomeWithRentsUpTo(45, World.Usa), 1e-15);
        Assert.Equal(found.RealIncome(World.China), found.RealIncomeWithRentsUpTo(1500, World.China), 1e-15);
    }

    private static Solution Spring(Horizon horizon, bool split = false)
    {
        var economy = new Economy(World.In2022, horizon);
        return split ? economy.Split(Measures) : economy.Solved(Measures);

        static void Measures(Policy p) => World.TradeWar(p, 1.45, 1.25, 0.10);
    }

    private static double RevenueOf(double onChina) =>
        World.Solved(Horizon.Long, p => World.TradeWar(p, onChina, 0, 0.10)).TariffRevenueShare(World.Usa);

    private static double BestUniform() =>
        Enumerable.Range(0, 41).MaxBy(percent => World.Solved(Horizon.Long, p =>
    {
        foreach (var other in World.Others(World.Usa)) p.AddTariffOnGoods(World.Usa, other, 0.01 * percent);
    }).RealIncome(World.Usa));

    private static double LessMagnets(double elasticity, Horizon horizon)
    {
        var how = Elasticities.At(horizon, World.In2022, new("GYY", elasticity));
        return new Economy(World.In2022, how).Solved(p =>
        {
            foreach (var other in World.Others(World.Usa)) p.SetQuota(World.Usa, other, World.Magnets, 0.2);
        }).RealIncome(World.Usa).Percent();
    }

    private static void Deny(Policy policy, double fraction)
    {
        foreach (var maker in (int[])[World.Usa, World.Eu, World.Japan])
            policy.SetQuota(World.China, maker, World.Chips, fraction);
    }

    private static Func<double, string> Percent(int digits) => ours =>
    {
        var text = ours.ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture);
        return $"{(text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text)} %";
    };
}
