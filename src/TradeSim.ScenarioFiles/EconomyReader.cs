using System.Collections.Immutable;
using TradeSim.Economies;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads how the agenda moves the economy model, against the calibration that it names.</summary>
internal sealed class EconomyReader(Agenda agenda, Calibration world)
{
    private static readonly (string Key, Instrument Instrument, int Least, int Most)[] Instruments =
    [
        ("tariff", Instrument.Tariff, -100, 1000), ("trade-cost", Instrument.TradeCost, -90, 1000),
        ("export-tax", Instrument.ExportTax, 0, 1000), ("quota", Instrument.Quota, 1, 100),
        ("productivity", Instrument.Productivity, 1, 1000),
    ];

    private static readonly (string Name, Gauge Gauge)[] Gauges =
        [.. Enum.GetValues<Gauge>().Select(g => (Named(g), g))];

    private readonly string[] parties = [.. agenda.Parties.Select(p => p.Id)];
    private readonly string[] regions = [.. world.Regions];
    private readonly string[] sectors = [.. world.Sectors];

    /// <summary>The map; null where there is none, or where its calibration cannot be used.</summary>
    public static EconomyMap? Read(YamlCursor economy, Agenda agenda, Worlds worlds)
    {
        if (!economy.IsThere) return null;
        economy.Keys(["calibration", "regions", "effects", "indicators"], ["critical-months", "in-force"]);
        var id = economy["calibration"].Id();
        if (id.Length == 0) return null;
        var reading = worlds.Read(id);
        if (reading is null)
            economy["calibration"].Error("no-calibration", $"There is no calibration \"{id}\".",
                $"Name one of: {string.Join(", ", worlds.All().Select(w => Path.GetFileNameWithoutExtension(w.File)))}.");
        else if (reading.Calibration is null)
            economy["calibration"].Error("bad-calibration",
                $"The calibration \"{id}\" has {reading.Findings.Length} findings; the first: "
                + $"{reading.Findings[0].Place}: {reading.Findings[0].Message}", reading.Findings[0].Mend);
        return reading?.Calibration is { } world ? new EconomyReader(agenda, world).Map(economy, id) : null;
    }

    private EconomyMap Map(YamlCursor economy, string id)
    {
        var months = economy["critical-months"].IsThere ? economy["critical-months"].Number(0, 600) : 0;
        economy["regions"].Keys(parties, [], missing: "no-region");
        return new(id, months ?? 0,
            [.. parties.Select(p => Region(economy["regions"][p], orAll: false))],
            [.. economy["in-force"].Items(0, Limits.Measures).Select(Measure).OfType<Measure>()],
            Effects(economy["effects"]), Indicators(economy["indicators"]));
    }

    private ImmutableArray<Effect> Effects(YamlCursor effects)
    {
        effects.Keys([], [.. agenda.Issues.Select(i => i.Id)], unknown: "unknown-reference");
        var read = ImmutableArray.CreateBuilder<Effect>();
        for (var i = 0; i < agenda.Issues.Length; i++)
        {
            var (effect, issue) = (effects[agenda.Issues[i].Id], agenda.Issues[i]);
            if (!effect.IsThere) continue;
            effect.Keys(["note", "options"], []);
            var options = effect["options"].Keys([.. issue.Options.Select(o => o.Id)], [], missing: "no-effect");
            read.Add(new(i, effect["note"].Text(Limits.Sentence), [.. issue.Options.Select(o =>
                options[o.Id].Items(0, Limits.Measures).Select(Measure).OfType<Measure>().ToImmutableArray())]));
        }

        if (read.Count == 0)
            effects.Error("no-effect", "No issue touches the economy.", "Name an issue, or remove \"economy\".");
        return read.ToImmutable();
    }

    private Measure? Measure(YamlCursor measure)
    {
        var named = Instruments.Where(i => measure[i.Key].IsThere).ToArray();
        if (named.Length != 1)
        {
            measure.Error("no-instrument", "A measure names exactly one instrument with its percent.",
                $"Write one of: {string.Join(", ", Instruments.Select(i => i.Key))}.");
            return null;
        }

        var (key, instrument, least, most) = named[0];
        var isMade = instrument == Instrument.Productivity;
        measure.Keys([key, isMade ? "region" : "importer", .. isMade ? [] : new[] { "exporter" }, "sectors"], []);
        var percent = measure[key].Number(least, most) ?? 0;
        var importer = Region(measure[isMade ? "region" : "importer"], orAll: !isMade);
        var exporter = isMade ? "" : Region(measure["exporter"], orAll: true);
        if (!isMade && importer == exporter && importer.Length > 0)
            measure.Error("no-border", $"{importer} has no border with itself.", "Name two regions, or \"*\" for all others.");
        return new(instrument, importer, exporter, Sectors(measure["sectors"]), percent);
    }

    private ImmutableArray<Indicator> Indicators(YamlCursor list)
    {
        var items = list.Items(1, Limits.Indicators);
        TalksReader.ReportRepeated(items, "indicator");
        return [.. items.Select(indicator =>
        {
            indicator.Keys(["id", "name", "party", "gauge"], ["sectors", "partner"]);
            var party = indicator["party"].Among(parties, "party") ?? 0;
            var gauge = indicator["gauge"].Among([.. Gauges.Select(g => g.Name)], "gauge") ?? 0;
            var partner = indicator["partner"].IsThere ? indicator["partner"].Among(parties, "party") : null;
            return new Indicator(indicator["id"].Id(), indicator["name"].Name(Limits.OptionName), parties[party],
                Gauges[gauge].Gauge, indicator["sectors"].IsThere ? Sectors(indicator["sectors"]) : [],
                partner is { } p ? parties[p] : "");
        })];
    }

    private string Region(YamlCursor region, bool orAll)
    {
        var name = region.Raw ?? "";
        if (orAll && name == EconomyMap.Everyone) return name;
        return region.Among(regions, "region") is { } index ? regions[index] : "";
    }

    private ImmutableArray<string> Sectors(YamlCursor named)
    {
        if (named.Raw is { } word)
        {
            if (word == EconomyMap.Goods) return [EconomyMap.Goods];
            return named.Among(sectors, "sector") is { } one ? [sectors[one]] : [];
        }

        return [.. named.Items(1, sectors.Length).Select(s => s.Among(sectors, "sector")).OfType<int>()
            .Distinct().Select(s => sectors[s])];
    }

    /// <summary>"CostOfLiving" is written cost-of-living.</summary>
    private static string Named(Gauge gauge) => string.Concat(gauge.ToString().Select((c, i) =>
        char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
