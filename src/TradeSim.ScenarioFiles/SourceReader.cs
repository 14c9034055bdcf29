using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads the addresses of the sources and the places that name them.</summary>
internal sealed partial class SourceReader(YamlCursor sources, FindingLog log)
{
    private readonly string[] known = [.. sources.Fields.Select(f => f.Key)];
    private readonly HashSet<string> named = [];

    /// <summary>Every source with its address, in the file's order.</summary>
    public ImmutableArray<Source> Addresses()
    {
        sources.Keys([], known);
        if (known.Length > Limits.Sources)
            sources.Error("count", $"There are {known.Length} sources.", $"Name at most {Limits.Sources}.");
        return [.. sources.Fields.Take(Limits.Sources).Select(Address)];
    }

    /// <summary>The sources that an issue, an option or the history names; none where the key is
    /// absent.</summary>
    public ImmutableArray<string> Named(YamlCursor list)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items(1, Limits.SourcesNamed))
            if (item.Among(known, "source with an address under \"sources\"") is { } index)
                ids.Add(known[index]);
        named.UnionWith(ids);
        return ids.ToImmutable();
    }

    /// <summary>Warns of addresses that nothing names, once everything has been read.</summary>
    public void ReportUnused()
    {
        foreach (var field in sources.Fields.Where(f => !named.Contains(f.Key)))
            log.Warning("unused-source", field.Place, $"Nothing names the source \"{field.Key}\".",
                "Name it where it is used, or remove it.");
    }

    /// <summary>Reports a thing that names no source and does not say that it is an estimate.</summary>
    public void ReportNeither(YamlCursor thing, string what, string text, ImmutableArray<string> of)
    {
        if (of.IsEmpty && text.Length > 0 && !text.Contains("estimate", StringComparison.OrdinalIgnoreCase))
            thing.Error("no-source", $"This {what} names no source.",
                "Add \"sources: [S1]\", or say in its text that it is an estimate.");
    }

    private Source Address(YamlField field)
    {
        if (!SourceId().IsMatch(field.Key))
            log.Error("bad-id", field.Place, "This is not a short name for a source.",
                "Use a letter and at most 19 letters, digits and hyphens, such as S17.");
        return new(field.Key, sources.At(field).Name(Limits.Address));
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,19}\z")]
    private static partial Regex SourceId();
}
