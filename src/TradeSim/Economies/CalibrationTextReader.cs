using System.Collections.Immutable;
using System.Text.Json;

namespace TradeSim.Economies;

/// <summary>Reads what a calibration file says about itself; every part may be missing.</summary>
internal sealed class CalibrationTextReader(CalibrationFindings findings)
{
    public CalibrationText Read(JsonElement root) => new(
        Text(root, "title", ""), Text(root, "source", ""), Text(root, "licence", ""), Text(root, "unit", ""),
        Estimates(root), Names(root, "region_names"), Names(root, "sector_names"));

    private string Text(JsonElement from, string field, string path)
    {
        if (!from.TryGetProperty(field, out var text)) return "";
        if (text.ValueKind == JsonValueKind.String) return text.GetString()!;
        findings.Add(path + field, "This is not a text.", "Write it between quotes, or leave it out.");
        return "";
    }

    private ImmutableArray<Estimate> Estimates(JsonElement root)
    {
        if (!root.TryGetProperty("estimated", out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object))
            return [.. list.EnumerateArray().Select((e, at) => (Entry: e, Path: $"estimated[{at}]."))
                .Select(e => new Estimate(Text(e.Entry, "what", e.Path), Text(e.Entry, "where", e.Path),
                    Text(e.Entry, "why", e.Path)))];
        findings.Add("estimated", "This is not a list of estimates.",
            "Write a list of {\"what\", \"where\", \"why\"}, or leave it out.");
        return [];
    }

    private ImmutableDictionary<string, string> Names(JsonElement root, string field)
    {
        if (!root.TryGetProperty(field, out var names)) return ImmutableDictionary<string, string>.Empty;
        if (names.ValueKind == JsonValueKind.Object)
            return names.EnumerateObject().ToImmutableDictionary(
                p => p.Name, p => Text(names, p.Name, $"{field}."));
        findings.Add(field, "This is not a list of names in words.",
            "Write {\"SHORT\": \"In words\"}, or leave it out.");
        return ImmutableDictionary<string, string>.Empty;
    }
}
