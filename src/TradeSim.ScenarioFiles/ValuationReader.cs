using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads points, linkages and weights, of a brief or of one constituency.</summary>
internal sealed class ValuationReader(Agenda agenda, OptionNames names)
{
    /// <summary>Everything that names an issue or an option that is there could be read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Points of every option of every issue; null, reported, where one is missing.</summary>
    public ImmutableArray<ImmutableArray<int?>> Points(YamlCursor points)
    {
        points.Keys(names.Issues, [], missing: "no-points");
        return [.. names.Issues.Select((issue, i) =>
        {
            var row = points[issue].Keys(names.Options(i), [], missing: "no-points");
            return names.Options(i).Select(o => row[o].Number(-Limits.Points, Limits.Points)).ToImmutableArray();
        })];
    }

    /// <summary>Points of the options that are named; 0 for all others.</summary>
    public ImmutableArray<ImmutableArray<int>> NamedPoints(YamlCursor points, int most)
    {
        Named(points, names.Issues);
        return [.. names.Issues.Select((issue, i) =>
        {
            var row = Named(points[issue], names.Options(i));
            return names.Options(i).Select(o => row[o].IsThere ? Whole(row[o].Number(-most, most)) : 0)
                .ToImmutableArray();
        })];
    }

    /// <summary>Points for each percent of an indicator.</summary>
    public ImmutableArray<Weight> Weights(YamlCursor weights)
    {
        if (!weights.IsThere) return [];
        string[] indicators = [.. agenda.Economy?.Indicators.Select(i => i.Id) ?? []];
        weights.Keys([], indicators, unknown: "unknown-reference");
        return [.. weights.Fields.Where(f => indicators.Contains(f.Key)).Select(f =>
            new Weight(f.Key, Whole(weights.At(f).Number(-Limits.Weight, Limits.Weight))))];
    }

    public ImmutableArray<Linkage> Linkages(YamlCursor linkages) =>
        [.. linkages.Items(0, Limits.Linkages).Select(linkage =>
        {
            linkage.Keys(["name", "when", "points", "why"], []);
            var when = names.Conditions(linkage["when"]);
            IsWhole &= !when.IsEmpty;
            if (when.IsEmpty && linkage["when"].IsThere)
                linkage["when"].Error("no-condition", "This linkage has no condition that can hold.",
                    "Name an issue and its options: { issue: [option] }.");
            var points = Whole(linkage["points"].Number(-Limits.Points, Limits.Points));
            return new Linkage(linkage["name"].Name(), when, points, linkage["why"].Text(Limits.Sentence));
        }).Where(l => !l.When.IsEmpty)];

    private YamlCursor Named(YamlCursor map, string[] known)
    {
        IsWhole &= map.Fields.All(f => known.Contains(f.Key));
        return map.Keys([], known, unknown: "unknown-reference");
    }

    private int Whole(int? number)
    {
        IsWhole &= number is not null;
        return number ?? 0;
    }
}
