using System.Text.Json;
using TradeSim.Economies;

namespace TradeSim.Cli;

/// <summary>Reads the JSON of a policy onto a calibration's regions and sectors; tells every fault with its
/// place and mend.</summary>
internal sealed class PolicyFile(Calibration calibration)
{
    private const string EveryOther = "*";
    private const int MostCharacters = 4 * 1024 * 1024;

    private readonly List<string> faults = [];

    /// <summary>What is wrong, one line each; none if the policy is as the file says.</summary>
    public IReadOnlyList<string> Faults => faults;

    public Policy Read(string json)
    {
        var policy = new Policy(calibration);
        if (json.Length > MostCharacters)
        {
            faults.Add($"The text has {json.Length} characters. At most {MostCharacters} are read.");
            return policy;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object) Read(document.RootElement, policy);
            else faults.Add("The text is not a JSON object. Write {\"tariffs\": [...]}.");
        }
        catch (JsonException e)
        {
            faults.Add($"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: The text is not JSON, "
                + "or names a field twice. Mend the text at this place.");
        }

        return policy;
    }

    private void Read(JsonElement root, Policy policy)
    {
        foreach (var field in root.EnumerateObject())
            switch (field.Name)
            {
                case "tariffs":
                    Each(field, ["importer", "exporter", "sectors", "add", "set"], m => Tariff(m, policy));
                    break;
                case "trade_costs":
                    Each(field, ["importer", "exporter", "sectors", "factor"], m => TradeCost(m, policy));
                    break;
                case "export_taxes":
                    Each(field, ["importer", "exporter", "sectors", "add", "set"], m => ExportTax(m, policy));
                    break;
                case "productivity":
                    Each(field, ["region", "sectors", "factor"], m => Productivity(m, policy));
                    break;
                case "quotas":
                    Each(field, ["importer", "exporter", "sectors", "fraction"], m => Quota(m, policy));
                    break;
                default:
                    faults.Add($"{field.Name}: There is no such field. Fields: tariffs, trade_costs, "
                        + "export_taxes, productivity, quotas.");
                    break;
            }
    }

    private void Each(JsonProperty field, string[] members, Action<Measure> take)
    {
        if (field.Value.ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{field.Name}: This is not a list. Write [{{...}}].");
            return;
        }

        var at = 0;
        foreach (var entry in field.Value.EnumerateArray())
        {
            var place = $"{field.Name}[{at++}]";
            if (entry.ValueKind != JsonValueKind.Object)
            {
                faults.Add($"{place}: This is not an object. Write {{\"{members[0]}\": ...}}.");
                continue;
            }

            foreach (var member in entry.EnumerateObject().Where(m => !members.Contains(Plural(m.Name))))
                faults.Add($"{place}.{member.Name}: There is no such field. Fields: "
                    + $"{string.Join(", ", members)}.");
            take(new(entry, place));
        }
    }

    /// <summary>One sector may be named where several may.</summary>
    private static string Plural(string member) => member == "sector" ? "sectors" : member;

    private void Tariff(Measure measure, Policy policy)
    {
        if (AddOrSet(measure) is not { } change) return;
        foreach (var (n, i, j) in Flows(measure, domestic: false))
            if (NotNegative(measure, change(policy.Tariff(n, i, j)), n, i, j, "tariff") is { } tariff)
                policy.SetTariff(n, i, j, tariff);
    }

    private void ExportTax(Measure measure, Policy policy)
    {
        if (AddOrSet(measure) is not { } change) return;
        foreach (var (n, i, j) in Flows(measure, domestic: false))
            if (NotNegative(measure, change(policy.ExportTax(n, i, j)), n, i, j, "export tax") is { } tax)
                policy.SetExportTax(n, i, j, tax);
    }

    private void TradeCost(Measure measure, Policy policy)
    {
        if (Number(measure, "factor", f => f > 0, "a number above 0, such as 1.1") is not { } factor) return;
        foreach (var (n, i, j) in Flows(measure, domestic: true))
            policy.SetTradeCost(n, i, j, policy.TradeCost(n, i, j) * factor);
    }

    private void Productivity(Measure measure, Policy policy)
    {
        if (Number(measure, "factor", f => f > 0, "a number above 0, such as 1.1") is not { } factor) return;
        foreach (var n in Regions(measure, "region"))
            foreach (var j in Sectors(measure))
                policy.SetProductivity(n, j, policy.Productivity(n, j) * factor);
    }

    private void Quota(Measure measure, Policy policy)
    {
        if (Number(measure, "fraction", f => f is > 0 and <= 1, "a number above 0 and at most 1")
            is { } fraction)
            foreach (var (n, i, j) in Flows(measure, domestic: false))
                policy.SetQuota(n, i, j, fraction);
    }

    private Func<double, double>? AddOrSet(Measure measure)
    {
        var (adds, sets) = (measure.Has("add"), measure.Has("set"));
        if (adds == sets)
        {
            faults.Add($"{measure.Place}: Either \"add\" or \"set\" is needed, and not both. "
                + "Write \"add\": 0.1 for ten percentage points more.");
            return null;
        }

        if (adds)
            return Number(measure, "add", _ => true, "a finite number, such as 0.1") is { } more
                ? old => old + more : null;
        return Number(measure, "set", s => s >= 0, "a number of at least 0, such as 0.1") is { } to
            ? _ => to : null;
    }

    private double? NotNegative(Measure measure, double rate, int n, int i, int j, string what)
    {
        if (rate >= 0 && double.IsFinite(rate)) return rate;
        faults.Add(
            $"{measure.Place}.add: The {what} of {calibration.Regions[n]} on {calibration.Regions[i]}'s "
            + $"{calibration.Sectors[j]} would be {rate:0.####}. "
            + "A rate is at least 0; \"set\": 0 abolishes it.");
        return null;
    }

    private double? Number(Measure measure, string member, Func<double, bool> isGood, string wanted)
    {
        if (measure.Entry.TryGetProperty(member, out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetDouble(out var value) && double.IsFinite(value) && isGood(value))
            return value;
        faults.Add($"{measure.Place}.{member}: {measure.Said(member)} is not {wanted}. Write one.");
        return null;
    }

    private IEnumerable<(int Importer, int Exporter, int Sector)> Flows(Measure measure, bool domestic)
    {
        var (importers, exporters) = (Regions(measure, "importer"), Regions(measure, "exporter"));
        var sectors = Sectors(measure);
        if (!domestic && importers is [var one] && exporters is [var other] && one == other)
            faults.Add($"{measure.Place}: {calibration.Regions[one]} has no border with itself. "
                + "Name another region.");
        var named = !measure.Is("importer", EveryOther) && !measure.Is("exporter", EveryOther);
        return from n in importers
               from i in exporters
               where n != i || (domestic && named)
               from j in sectors
               select (n, i, j);
    }

    private int[] Regions(Measure measure, string member)
    {
        if (measure.Is(member, EveryOther)) return [.. Enumerable.Range(0, calibration.Regions.Length)];
        var region = measure.Text(member) is { } name ? calibration.Region(name) : -1;
        if (region >= 0) return [region];
        faults.Add($"{measure.Place}.{member}: There is no region {measure.Said(member)}. Regions: "
            + $"{string.Join(", ", calibration.Regions)}, or \"*\" for every other.");
        return [];
    }

    private int[] Sectors(Measure measure)
    {
        var all = Enumerable.Range(0, calibration.Sectors.Length);
        var member = measure.Has("sector") ? "sector" : "sectors";
        if (!measure.Entry.TryGetProperty(member, out var said))
        {
            faults.Add($"{measure.Place}.{member}: The sectors are missing. "
                + "Write \"goods\", \"all\" or a list of names.");
            return [];
        }

        if (measure.Is(member, "all")) return [.. all];
        if (measure.Is(member, "goods")) return [.. all.Where(j => !calibration.IsService[j])];
        return said.ValueKind == JsonValueKind.Array
            ? [.. said.EnumerateArray().Select((s, at) => Sector(s, $"{measure.Place}.{member}[{at}]"))
                .Where(j => j >= 0)]
            : [.. new[] { Sector(said, $"{measure.Place}.{member}") }.Where(j => j >= 0)];
    }

    private int Sector(JsonElement said, string place)
    {
        var sector = said.ValueKind == JsonValueKind.String ? calibration.Sector(said.GetString()!) : -1;
        if (sector < 0)
            faults.Add($"{place}: There is no sector {Measure.Short(said.GetRawText())}. Sectors: "
                + $"{string.Join(", ", calibration.Sectors)}, or \"goods\" or \"all\".");
        return sector;
    }

    /// <summary>One entry of a policy's lists, and where it stands.</summary>
    private sealed record Measure(JsonElement Entry, string Place)
    {
        public bool Has(string member) => Entry.TryGetProperty(member, out _);

        public string? Text(string member) => Entry.TryGetProperty(member, out var text)
            && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

        public bool Is(string member, string text) => Text(member) == text;

        public string Said(string member) =>
            Entry.TryGetProperty(member, out var said) ? Short(said.GetRawText()) : "(missing)";

        public static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
    }
}
