using System.Collections.Immutable;
using TradeSim.Economies;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>Works out settings: the first numbers at once, from the last ones; all others apart, from the
/// base year, so that the same settings give the same digits whatever was looked at before.</summary>
public sealed class Workbench
{
    /// <summary>The largest multiple of rare-earth prices ever observed, 2010 to 2012: scarcity rents
    /// count up to it.</summary>
    public const double ObservedMultiple = 45;

    /// <summary>At this multiple a licence leaks; a little less, for rounding.</summary>
    public const double LeakMultiple = 1499;

    private readonly Economy?[] economies = new Economy?[3];
    private readonly ImmutableArray<Sensitivity> cases;
    private readonly TimeProvider time;
    private readonly Policy policy;
    private readonly Solution solution;
    private Horizon horizon;

    /// <summary>Prepares a world.</summary>
    public Workbench(Calibration world, TimeProvider time)
    {
        (World, Levers, this.time) = (world, new(world), time);
        (policy, solution) = (new(world), new(world));
        cases = [.. Forecast.Cases.Select(c => world.ElasticitySets.ContainsKey(c.ElasticitySet)
            ? c
            : c with { ElasticitySet = world.DefaultElasticities })];
    }

    /// <summary>The world as it was measured.</summary>
    public Calibration World { get; }

    /// <summary>What can be moved in it.</summary>
    public Levers Levers { get; }

    /// <summary>The first numbers: the central case, its parts not told yet.</summary>
    public Answer First(Settings settings)
    {
        var began = time.GetTimestamp();
        settings.Write(Levers, policy);
        var answer = Economy(settings, 0).Solve(policy, solution, Start.Last).IsReached
            ? Read(settings)
            : new(settings) { IsUnsolved = true };
        return answer with { Milliseconds = time.GetElapsedTime(began).TotalMilliseconds };
    }

    /// <summary>The central case again with efficiency and the terms of trade apart.</summary>
    public Answer Split(Answer answer)
    {
        answer.Settings.Write(Levers, policy);
        if (!Economy(answer.Settings, 0).SolveSplit(policy, solution).IsReached) return Unsolved(answer);
        var whole = Read(answer.Settings);
        return Detailed(whole) with
        {
            Milliseconds = answer.Milliseconds,
            Regions = [.. whole.Regions.Select((region, n) =>
            {
                var efficiency = Percent(solution.Efficiency(n));
                return region with { Efficiency = efficiency, TermsOfTrade = region.RealIncome - efficiency };
            })],
        };
    }

    /// <summary>Real income if the world is less (1) or more (2) sensitive than in the central
    /// case.</summary>
    public Answer Range(Answer answer, int at)
    {
        answer.Settings.Write(Levers, policy);
        if (!Economy(answer.Settings, at).Solve(policy, solution).IsReached) return Unsolved(answer);
        return answer with
        {
            Regions = [.. answer.Regions.Select((region, n) =>
                at == 1 ? region with { Low = Income(n) } : region with { High = Income(n) })],
        };
    }

    private static Answer Unsolved(Answer answer) =>
        new(answer.Settings) { IsUnsolved = true, Milliseconds = answer.Milliseconds };

    private Economy Economy(Settings settings, int at)
    {
        if (settings.Horizon(Levers) is var asked && asked != horizon)
        {
            Array.Clear(economies);
            horizon = asked;
        }

        return economies[at] ??= new(World, Elasticities.At(horizon, World, cases[at]));
    }

    private double Income(int region) => Percent(solution.RealIncomeWithRentsUpTo(ObservedMultiple, region));

    private Answer Read(Settings settings) => new(settings)
    {
        Regions = [.. Enumerable.Range(0, World.Regions.Length).Select(n => new RegionAnswer(Income(n),
            Percent(solution.RealIncome(n)) - Income(n), Percent(solution.ConsumerPriceInWages(n)),
            solution.TariffRevenue(n), World.BaseValueAdded(n) * Income(n) / 100))],
        Licences = [.. solution.Licences.GroupBy(l => (l.Quota.Exporter, l.Quota.Sector, l.Quota.Fraction))
            .Select(Read)],
    };

    /// <summary>What charts show; too much to read off while a hand moves.</summary>
    private Answer Detailed(Answer answer)
    {
        var (regions, sectors) =
            (Enumerable.Range(0, World.Regions.Length), Enumerable.Range(0, World.Sectors.Length));
        return answer with
        {
            Sectors = [.. regions.Select(n => sectors.Select(j =>
                (Percent(solution.OutputVolume(n, j)), Percent(solution.Jobs(n, j)))).ToImmutableArray())],
            Goods = [.. regions.Select(n => regions.Select(i =>
                sectors.Where(j => !World.IsService[j])
                    .Sum(j => solution.Flow(n, i, j))).ToImmutableArray())],
        };
    }

    private LicenceAnswer Read(
        IGrouping<(int Exporter, int Sector, double Fraction), Licence> licences) => new(
        licences.Key.Exporter, licences.Key.Sector, [.. licences.Select(l => l.Quota.Importer)],
        100 * licences.Key.Fraction, licences.Min(l => l.PriceMultiple), licences.Max(l => l.PriceMultiple),
        licences.Max(l => solution.Price(l.Quota.Importer, licences.Key.Sector)
            / solution.Wage(l.Quota.Importer)),
        licences.Sum(l => l.Rent));

    private static double Percent(double hat) => 100 * (hat - 1);
}
