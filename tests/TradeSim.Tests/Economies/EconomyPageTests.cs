using System.Globalization;
using System.Text;
using TradeSim.Economies;
using TradeSim.Tests.Literature;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>The numbers of docs/economy.md are computed, and the page says what is computed.</summary>
public sealed class EconomyPageTests
{
    [Fact]
    public void The_published_checks_stand_on_the_page_with_our_numbers()
    {
        var table = new StringBuilder(
            "| Check | Source | Published | Agrees within | TradeSim |\n|---|---|---|---|---|\n");
        PublishedCheck[] checks = [NothingMoves, GoldenTests.Independent, SmallWorldChecks.GainsFromTrade,
            SmallWorldChecks.Autarky, SmallWorldChecks.OptimalTariff, SmallWorldChecks.Bottleneck,
            TradeWar2025.BilateralTrade, TradeWar2025.BilateralExports, TradeWar2025.Prices,
            TradeWar2025.Efficiency, TradeWar2025.Revenue, TradeWar2025.UniformTariff,
            TradeWar2025.Magnets, TradeWar2025.MagnetsLater,
            TradeWar2025.Denial];
        foreach (var check in checks)
        {
            check.Holds();
            table.Append(CultureInfo.InvariantCulture,
                $"| {check.What} | {check.Source} | {check.Expected} | {check.Within} | "
                    + $"{check.Told(check.Ours())} |\n");
        }

        EconomyPage.Says("checks", table.ToString());
    }

    [Fact]
    public void The_three_answers_stand_on_the_page()
    {
        var table = new StringBuilder(
            "| Measure, and whose real income | Low | Central | High |\n|---|---|---|---|\n");
        Row("145 and 125 % on each other and 10 % on others, first year: US", Horizon.FirstYear, War,
            World.Usa);
        Row("The same: China", Horizon.FirstYear, War, World.China);
        Row("The same in the long run: US", Horizon.Long, War, World.Usa);
        Row("The same in the long run: China", Horizon.Long, War, World.China);
        Row("80 % less rare earths from everywhere, first quarter: US", new(0, 0), Starve, World.Usa);
        Row("China licenses 20 % of its rare earths to everybody, a year after tariffs, first quarter: China",
            new(1, 0), p => World.Ration(p, 0.2), World.China);
        EconomyPage.Says("answers", table.ToString());

        void Row(string what, Horizon horizon, Action<Policy> measures, int region)
        {
            var answers = new[] { Sensitivity.Low, Sensitivity.Central, Sensitivity.High }.Select(s =>
                new Economy(World.In2022, Elasticities.At(horizon, World.In2022, s)).Solved(measures)
                    .RealIncome(region).Percent().ToString("F2", CultureInfo.InvariantCulture));
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" % | ", answers)} % |\n");
        }

        static void War(Policy p) => World.TradeWar(p, 1.45, 1.25, 0.10);

        static void Starve(Policy p)
        {
            foreach (var other in World.Others(World.Usa)) p.SetQuota(World.Usa, other, World.Magnets, 0.2);
        }
    }

    private static PublishedCheck NothingMoves { get; } = new(
        "With no change in policy nothing moves: the largest change of real income at four horizons",
        "the equations", "0", 0, 1e-12,
        () => new[] { Horizon.Long, new(10, 10), Horizon.FirstYear, new(0, 0) }.Max(horizon =>
        {
            var still = World.Solved(horizon, _ => { });
            return Enumerable.Range(0, 7).Max(n => Math.Abs(still.RealIncome(n) - 1));
        }), SmallWorldChecks.Digits(12));
}
