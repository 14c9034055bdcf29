using System.Globalization;
using TradeSim.Economies;

namespace TradeSim.Cli;

/// <summary>Tells what a policy does: the whole answer as JSON, the main numbers as tables.</summary>
internal static class SolveReport
{
    public static object Document(SolveRun run, Horizon horizon, string set)
    {
        var (world, found) = (run.World, run.Found);
        var regions = found.IsReached ? Enumerable.Range(0, world.Regions.Length).ToArray() : [];
        return new
        {
            converged = found.IsReached,
            iterations = found.Sweeps,
            microseconds = run.Microseconds,
            residual = double.IsFinite(found.Residual) ? found.Residual : (double?)null,
            tolerance = found.Tolerance,
            horizon = Told(horizon.Years),
            critical_horizon = Told(horizon.CriticalYears),
            elasticities = set,
            title = world.Text.Title,
            source = world.Text.Source,
            regions = regions.ToDictionary(n => world.Regions[n], n => Region(run.Solution, n)),
            bilateral = regions.SelectMany(n => regions.Where(i => i != n).Select(i => new
            {
                importer = world.Regions[n],
                exporter = world.Regions[i],
                value_pct = Percent(run.Solution.TradeValue(n, i)),
                goods_value_pct = Percent(run.Solution.GoodsValue(n, i)),
                volume_pct = Percent(run.Solution.TradeVolume(n, i)),
                goods_volume_pct = Percent(run.Solution.GoodsVolume(n, i)),
            })),
            rents = found.IsReached ? run.Solution.Licences.Select(l => Rent(run.Solution, l)) : [],
        };
    }

    public static void Print(Screen screen, SolveRun run, Horizon horizon, string set)
    {
        var (world, found) = (run.World, run.Found);
        screen.Say(string.Create(CultureInfo.InvariantCulture,
            $"{(found.IsReached ? "Solved" : "NOT SOLVED")} in {found.Sweeps} sweeps and "
            + $"{run.Microseconds:F0} microseconds; residual {found.Residual:E1}. "
            + $"Horizon {Told(horizon.Years)}, critical inputs "
            + $"{Told(horizon.CriticalYears)}, elasticities {set}."));
        if (!found.IsReached) return;
        var sheet = new Sheet("Region", "Real income %", "Efficiency %", "Terms of trade %",
            "Prices over wages %", "Wage %", "Tariff revenue, % of value added");
        for (var n = 0; n < world.Regions.Length; n++)
            sheet.Add(world.Regions[n], Short(run.Solution.RealIncome(n)), Short(run.Solution.Efficiency(n)),
                Short(1 + run.Solution.TermsOfTrade(n)), Short(run.Solution.ConsumerPriceInWages(n)),
                Short(run.Solution.Wage(n)), Short(1 + run.Solution.TariffRevenueShare(n)));
        screen.Show(sheet);
        if (run.Solution.Licences.Count > 0) screen.Show(Licences(run.Solution));
        if (world.Text.Source.Length > 0) screen.Say($"Source: {world.Text.Source}");
    }

    private static Sheet Licences(Solution solution)
    {
        var sheet = new Sheet("Licence", "Fraction", "Price multiple", "Rent");
        foreach (var licence in solution.Licences)
            sheet.Add(
                $"{solution.Calibration.Regions[licence.Quota.Exporter]} to "
                + $"{solution.Calibration.Regions[licence.Quota.Importer]}: "
                + $"{solution.Calibration.Sectors[licence.Quota.Sector]}",
                licence.Quota.Fraction, licence.PriceMultiple.ToString("F2", CultureInfo.InvariantCulture),
                licence.Rent.ToString("F0", CultureInfo.InvariantCulture));
        return sheet;
    }

    private static object Region(Solution s, int n) => new
    {
        real_income_pct = Percent(s.RealIncome(n)),
        efficiency_pct = Percent(s.Efficiency(n)),
        terms_of_trade_pct = 100 * s.TermsOfTrade(n),
        consumer_prices_vs_wages_pct = Percent(s.ConsumerPriceInWages(n)),
        tariff_revenue_pct_of_value_added = 100 * s.TariffRevenueShare(n),
        wage_pct = Percent(s.Wage(n)),
        employment_pct = Percent(s.Employment(n)),
        sectors = Enumerable.Range(0, s.Calibration.Sectors.Length).ToDictionary(
            j => s.Calibration.Sectors[j], j => new
            {
                output_pct = Percent(s.Output(n, j)),
                jobs_pct = Percent(s.Jobs(n, j)),
                price_pct = Percent(s.Price(n, j)),
                output_volume_pct = Percent(s.OutputVolume(n, j)),
                producer_price_pct = Percent(s.ProducerPrice(n, j)),
                real_income_pct = Percent(s.SectorRealIncome(n, j)),
                absorption_pct = Percent(s.Absorption(n, j)),
            }),
    };

    private static object Rent(Solution s, Licence licence) => new
    {
        importer = s.Calibration.Regions[licence.Quota.Importer],
        exporter = s.Calibration.Regions[licence.Quota.Exporter],
        sector = s.Calibration.Sectors[licence.Quota.Sector],
        fraction = licence.Quota.Fraction,
        price_multiple = licence.PriceMultiple,
        rent = licence.Rent,
        rent_pct_of_value_added = 100 * licence.Rent
            / (s.Calibration.BaseValueAdded(licence.Quota.Exporter) * s.Wage(licence.Quota.Exporter)),
        volume_pct = Percent(
            s.FlowVolume(licence.Quota.Importer, licence.Quota.Exporter, licence.Quota.Sector)),
    };

    private static double Percent(double hat) => 100 * (hat - 1);

    private static string Short(double hat) => Percent(hat).ToString("F3", CultureInfo.InvariantCulture);

    private static string Told(double years) =>
        double.IsPositiveInfinity(years) ? "long" : years.ToString(CultureInfo.InvariantCulture);
}
