using TradeSim.Scenarios;

namespace TradeSim.Economies;

/// <summary>Reads indicators off a solution, as levels that only mean something against another solution's.</summary>
internal sealed class Gauges(Calibration calibration, Enactment enactment, Agenda agenda)
{
    private readonly string[] parties = [.. agenda.Parties.Select(p => p.Id)];

    private EconomyMap Map => agenda.Economy!;

    public int RegionOf(int party) => calibration.Region(Map.Regions[party]);

    public double Read(Indicator indicator, Solution world)
    {
        var home = RegionOf(Array.IndexOf(parties, indicator.Party));
        return indicator.Gauge switch
        {
            Gauge.RealIncome => world.RealIncome(home),
            Gauge.CostOfLiving => world.ConsumerPriceInWages(home),
            Gauge.SectorIncome => Sum(indicator, j => AddedIn(home, j), j => world.SectorRealIncome(home, j)),
            Gauge.Jobs => Sum(indicator, j => AddedIn(home, j), j => world.Jobs(home, j)),
            Gauge.Exports => Abroad(indicator, home, (n, j) => world.Flow(n, home, j)),
            Gauge.Imports => Abroad(indicator, home,
                (i, j) => calibration.BaseFlow(home, i, j) * world.FlowVolume(home, i, j)),
            Gauge.Use => Sum(indicator, j => calibration.Spending[At(home, j)], j => world.Absorption(home, j)),
            Gauge.Price => Sum(indicator, j => calibration.Spending[At(home, j)], j => world.Price(home, j))
                / world.Wage(home),
            _ => throw new ArgumentException($"Nothing measures {indicator.Gauge}.", nameof(indicator)),
        };
    }

    private double Sum(Indicator indicator, Func<int, double> weight, Func<int, double> hat)
    {
        var (sum, all) = (0.0, 0.0);
        foreach (var j in enactment.SectorsOf(indicator.Sectors))
        {
            sum += weight(j) * hat(j);
            all += weight(j);
        }

        return sum / all;
    }

    private double Abroad(Indicator indicator, int home, Func<int, int, double> flow)
    {
        var partner = Array.IndexOf(parties, indicator.Partner);
        var sum = 0.0;
        for (var r = 0; r < calibration.Regions.Length; r++)
            if (r != home && (partner < 0 || r == RegionOf(partner)))
                foreach (var j in enactment.SectorsOf(indicator.Sectors))
                    sum += flow(r, j);
        return sum;
    }

    private double AddedIn(int region, int sector) =>
        calibration.Data.ValueAddedShare[At(region, sector)] * calibration.Output[At(region, sector)];

    private int At(int region, int sector) => (region * calibration.Sectors.Length) + sector;
}
