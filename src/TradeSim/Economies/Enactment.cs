using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Economies;

/// <summary>Writes the policy that a package would put in force.</summary>
/// <remarks>Tariffs and taxes of several measures on one flow add up; trade costs, productivities and quotas multiply.</remarks>
/// <exception cref="ArgumentException">The map names a region or sector that the calibration does not have.</exception>
public sealed class Enactment
{
    private readonly Calibration calibration;
    private readonly EconomyMap map;
    private readonly ImmutableArray<int> goods;

    /// <summary>Prepares a map for a calibration.</summary>
    public Enactment(Calibration calibration, EconomyMap map)
    {
        (this.calibration, this.map) = (calibration, map);
        goods = [.. Enumerable.Range(0, calibration.Sectors.Length).Where(j => !calibration.IsService[j])];
        Check(new(calibration));
    }

    /// <summary>The policy of a package, into a policy that is used again.</summary>
    public Policy Write(Package package, Policy into)
    {
        into.Clear();
        foreach (var measure in map.InForce) Put(measure, into);
        foreach (var effect in map.Effects)
            foreach (var measure in effect.Options[package[effect.Issue]])
                Put(measure, into);
        return into;
    }

    /// <summary>Every measure is written once, so that a map that does not fit is found at once and not in the middle.</summary>
    private void Check(Policy trial)
    {
        foreach (var measure in map.InForce) Put(measure, trial);
        foreach (var effect in map.Effects)
            foreach (var measure in effect.Options.SelectMany(o => o))
                Put(measure, trial);
        foreach (var region in map.Regions) Region(region);
        foreach (var indicator in map.Indicators) SectorsOf(indicator.Sectors);
    }

    private void Put(Measure measure, Policy into)
    {
        foreach (var sector in SectorsOf(measure.Sectors))
            foreach (var importer in Regions(measure.Importer, measure.Exporter))
                if (measure.Instrument == Instrument.Productivity)
                    into.ScaleProductivity(importer, sector, measure.Percent / 100.0);
                else
                    foreach (var exporter in Regions(measure.Exporter, measure.Importer))
                        if (importer != exporter)
                            Put(measure, importer, exporter, sector, into);
    }

    private static void Put(Measure measure, int importer, int exporter, int sector, Policy into)
    {
        var share = measure.Percent / 100.0;
        switch (measure.Instrument)
        {
            case Instrument.Tariff: into.AddTariff(importer, exporter, sector, share); break;
            case Instrument.TradeCost: into.ScaleTradeCost(importer, exporter, sector, 1 + share); break;
            case Instrument.ExportTax: into.AddExportTax(importer, exporter, sector, share); break;
            case Instrument.Quota: into.TightenQuota(importer, exporter, sector, share); break;
            default: throw new ArgumentException($"No trade is meant by {measure.Instrument}.", nameof(measure));
        }
    }

    private int[] Regions(string name, string other)
    {
        if (name != EconomyMap.Everyone) return [Region(name)];
        return [.. Enumerable.Range(0, calibration.Regions.Length).Where(r => calibration.Regions[r] != other)];
    }

    private int Region(string name) => calibration.Region(name) is >= 0 and var region
        ? region
        : throw new ArgumentException($"The calibration has no region {name}.");

    /// <summary>The sectors' indexes; no name stands for all.</summary>
    internal ImmutableArray<int> SectorsOf(ImmutableArray<string> names) => names switch
    {
        [] => [.. Enumerable.Range(0, calibration.Sectors.Length)],
        [EconomyMap.Goods] => goods,
        _ => [.. names.Select(name => calibration.Sector(name) is >= 0 and var sector
            ? sector
            : throw new ArgumentException($"The calibration has no sector {name}."))],
    };
}
