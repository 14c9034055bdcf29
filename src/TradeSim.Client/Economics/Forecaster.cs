using TradeSim.Economies;
using TradeSim.Scenarios;

namespace TradeSim.Client.Economics;

/// <summary>One issue's part in an indicator: what the number would be without its change, as a difference in percent.</summary>
public sealed record Driver(int Issue, double Percent);

/// <summary>Works out what packages of one agenda would do, the nearest answer first and never longer at once than a frame.</summary>
public sealed class Forecaster
{
    // A browser paints only between tasks, so every solve is a task of its own.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    private static readonly (Ahead Ahead, int Case)[] Order =
    [
        (Ahead.FirstYear, 0), (Ahead.TenYears, 0), (Ahead.FirstYear, 1), (Ahead.FirstYear, 2),
        (Ahead.TenYears, 1), (Ahead.TenYears, 2),
    ];

    private readonly Dictionary<(Ahead, int), Outlook> outlooks = [];
    private readonly Dictionary<Package, Forecast> known = [];
    private readonly Agenda agenda;
    private readonly TimeProvider time;
    private int looks;

    internal Forecaster(Calibration world, Agenda agenda, TimeProvider time) =>
        (World, this.agenda, this.time, Map) = (world, agenda, time, agenda.Economy!);

    /// <summary>The calibrated world.</summary>
    public Calibration World { get; }

    /// <summary>How the agenda moves it.</summary>
    public EconomyMap Map { get; }

    /// <summary>What is known of a package already; null for nothing.</summary>
    public Forecast? Known(Package package) => known.GetValueOrDefault(package);

    /// <summary>Works a package out. A later look takes the place of an earlier one that is still under way.</summary>
    /// <param name="heard">Told after each part, so that the screen shows it.</param>
    public async Task Look(Package package, Action heard)
    {
        var mine = ++looks;
        if (Of(package) is not { IsWhole: false, IsUnsolved: false } forecast) return;
        foreach (var (ahead, at) in Order.Where(o => !forecast.Has(o.Ahead, o.Case)))
        {
            if (!Solve(forecast, ahead, at)) break;
            heard();
            await Task.Delay(Breath, time);
            if (mine != looks) return;
        }

        forecast.End();
        heard();
    }

    /// <summary>The nearest answer for packages that wait on the table, while nobody looks at anything else.</summary>
    public async Task Glance(IReadOnlyList<Package> packages, Action heard)
    {
        var mine = looks;
        foreach (var package in packages)
        {
            if (Known(package) is not null) continue;
            await Task.Delay(Breath, time);
            if (mine != looks) return;
            Solve(Of(package), Order[0].Ahead, Order[0].Case);
            heard();
        }
    }

    /// <summary>The issues that move an indicator most, the largest first: each is put back to today, the others stay.</summary>
    public async Task<IReadOnlyList<Driver>> Drivers(Package package, string indicator, Ahead ahead)
    {
        var outlook = OutlookAt(ahead, 0);
        var gauge = Map.Indicators.First(i => i.Id == indicator);
        if (!outlook.Look(package, Start.Last).IsReached) return [];
        var whole = outlook.Change(gauge);
        var drivers = new List<Driver>();
        foreach (var effect in Map.Effects.Where(e => package[e.Issue] != agenda.Issues[e.Issue].StatusQuo))
        {
            await Task.Delay(Breath, time);
            var without = package.With(effect.Issue, agenda.Issues[effect.Issue].StatusQuo);
            if (outlook.Look(without, Start.Last).IsReached) drivers.Add(new(effect.Issue, whole - outlook.Change(gauge)));
        }

        return [.. drivers.OrderByDescending(d => Math.Abs(d.Percent))];
    }

    /// <summary>Each is prepared when it is first asked, so that no task of the page is long.</summary>
    private Outlook OutlookAt(Ahead ahead, int at)
    {
        if (!outlooks.TryGetValue((ahead, at), out var outlook))
            outlooks[(ahead, at)] = outlook = new(World, agenda,
                ahead == Ahead.FirstYear ? Outlook.FirstYear(Map) : Outlook.TenYears, Forecast.Cases[at]);
        return outlook;
    }

    private Forecast Of(Package package)
    {
        if (!known.TryGetValue(package, out var forecast)) forecast = known[package] = new(package, Map);
        return forecast;
    }

    private bool Solve(Forecast forecast, Ahead ahead, int at)
    {
        var outlook = OutlookAt(ahead, at);
        var began = time.GetTimestamp();
        if (!outlook.Look(forecast.Package, Start.Last).IsReached)
        {
            forecast.IsUnsolved = true;
            return false;
        }

        forecast.Take(ahead, at, outlook);
        if ((ahead, at) == Order[0]) forecast.Milliseconds = time.GetElapsedTime(began).TotalMilliseconds;
        return true;
    }
}
