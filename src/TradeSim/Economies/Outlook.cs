using TradeSim.Scenarios;

namespace TradeSim.Economies;

/// <summary>What packages of one agenda would do, under one horizon and one assumption of sensitivity.</summary>
/// <remarks>Every change is against how things are today: the package of the status quo. Reusable; not for two threads.</remarks>
public sealed class Outlook
{
    private readonly Economy economy;
    private readonly Enactment enactment;
    private readonly Policy policy;
    private readonly Gauges gauges;
    private readonly Package statusQuo;
    private bool knowsToday;

    /// <summary>Prepares an agenda that has an economy.</summary>
    /// <exception cref="ArgumentException">The agenda's map does not fit the calibration.</exception>
    public Outlook(Calibration calibration, Agenda agenda, Horizon horizon, Sensitivity sensitivity)
    {
        Map = agenda.Economy ?? throw new ArgumentException("The agenda has no economy.", nameof(agenda));
        statusQuo = agenda.StatusQuo;
        economy = new(calibration, Elasticities.At(horizon, calibration, sensitivity));
        enactment = new(calibration, Map);
        policy = new(calibration);
        gauges = new(calibration, enactment, agenda);
        (Today, Then) = (new(calibration), new(calibration));
    }

    /// <summary>How the agenda moves the economy.</summary>
    public EconomyMap Map { get; }

    /// <summary>The world as it is today.</summary>
    public Solution Today { get; }

    /// <summary>The world under the package that was looked at last.</summary>
    public Solution Then { get; }

    /// <summary>The horizon of a scenario's scores and of "the first year" on the screen.</summary>
    public static Horizon FirstYear(EconomyMap map) => new(1, map.CriticalMonths / 12.0);

    /// <summary>What the screen calls "the long run".</summary>
    public static Horizon TenYears => new(10, 10);

    /// <summary>Looks at a package; where its policy cannot be solved, <see cref="Then"/> refuses to be read.</summary>
    public Convergence Look(Package package, Start start = Start.Base)
    {
        if (!knowsToday)
        {
            var found = economy.Solve(enactment.Write(statusQuo, policy), Today);
            if (!found.IsReached) return found;
            knowsToday = true;
        }

        return economy.Solve(enactment.Write(package, policy), Then, start);
    }

    /// <summary>An indicator's change against today, in percent.</summary>
    public double Change(Indicator indicator) =>
        100 * ((gauges.Read(indicator, Then) / gauges.Read(indicator, Today)) - 1);

    /// <summary>A party's output of each sector that it has, in percent of today's quantity.</summary>
    public IEnumerable<(string Sector, double Percent)> Outputs(int party)
    {
        var (world, region) = (Then.Calibration, gauges.RegionOf(party));
        for (var j = 0; j < world.Sectors.Length; j++)
            yield return (world.Sectors[j],
                100 * ((Then.OutputVolume(region, j) / Today.OutputVolume(region, j)) - 1));
    }

    /// <summary>Goods that each party buys from each other one, in the calibration's unit of value, today and then.</summary>
    public IEnumerable<(int Importer, int Exporter, double Today, double Then)> Trades()
    {
        for (var n = 0; n < Map.Regions.Length; n++)
            for (var i = 0; i < Map.Regions.Length; i++)
                if (n != i)
                    yield return (n, i, Goods(Today, n, i), Goods(Then, n, i));
    }

    private double Goods(Solution world, int importer, int exporter) => enactment.SectorsOf([EconomyMap.Goods])
        .Sum(j => world.Flow(gauges.RegionOf(importer), gauges.RegionOf(exporter), j));
}
