using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TradeSim.Economies;

/// <summary>Reads a calibration file: its names first, then every array by their number, then whether the
/// accounts add up.</summary>
internal sealed class CalibrationReader
{
    /// <summary>Regions, and sectors.</summary>
    public const int MostNames = 100;

    /// <summary>In characters: 100 regions and 100 sectors, with ten characters a number and room to
    /// spare.</summary>
    public const int LongestText = 48 * 1024 * 1024;

    /// <summary>How far cost shares may be from adding up to 1 because each was rounded.</summary>
    public const double Rounding = 1e-3;

    // Long-run elasticities that the model itself gives to these critical sectors; estimates.
    private static readonly ImmutableDictionary<string, double> Own =
        ImmutableDictionary.CreateRange([KeyValuePair.Create("REM", 3.0), KeyValuePair.Create("ASE", 2.0)]);

    private readonly CalibrationFindings findings = new();
    private readonly JsonElement root;
    private ImmutableArray<string> regions = [];
    private ImmutableArray<string> sectors = [];

    private CalibrationReader(JsonElement root) => this.root = root;

    public static CalibrationReading Read(string json)
    {
        if (json.Length > LongestText)
            return Refused("", $"The text has {json.Length} characters.", $"At most {LongestText} are read.");
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CalibrationReader(document.RootElement).Read()
                : Refused("", "The text is not a JSON object.", "Begin with { and name regions and sectors.");
        }
        catch (JsonException e)
        {
            return Refused($"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}",
                "The text is not JSON, or names a field twice.", "Mend the text at this place.");
        }
    }

    private static CalibrationReading Refused(string place, string message, string mend) =>
        new(null, [new(place, message, mend)]);

    private CalibrationReading Read()
    {
        (regions, sectors) = (Names("regions"), Names("sectors"));
        var text = new CalibrationTextReader(findings).Read(root);
        if (regions.IsEmpty || sectors.IsEmpty) return new(null, findings.All());
        var grid = new NumberGrid(findings, root);
        var (n, j) = (regions.Length, sectors.Length);
        var flows = grid.Read("X", n, n, j);
        var tariffs = grid.Read("tau", n, n, j);
        var beta = grid.Read("beta", n, j);
        var inputs = grid.Read("g", n, j, j);
        var critical = SectorList("critical");
        var services = SectorList("services");
        var sets = ElasticitySets(critical);
        var standard = Standard(sets);
        if (Field("deficits") is { } deficits
            && !(deficits.ValueKind == JsonValueKind.String && deficits.GetString() == "trade"))
            findings.Add("deficits", "The only way to close the model is \"trade\".",
                "Write \"trade\" or leave it out.");
        if (findings.Any) return new(null, findings.All());
        AddUp(beta, inputs);
        var made = new Calibration(new(text, regions, sectors, critical, services, ByOrigin(flows),
            ByOrigin(tariffs), beta, inputs, sets, standard));
        CheckAccounts(made);
        return findings.Any ? new(null, findings.All()) : new(made, []);
    }

    private JsonElement? Field(string name) => root.TryGetProperty(name, out var field) ? field : null;

    private ImmutableArray<string> Names(string field)
    {
        if (Field(field) is not { ValueKind: JsonValueKind.Array } list
            || list.GetArrayLength() is < 1 or > MostNames)
        {
            findings.Add(field, $"There is no list of 1 to {MostNames} names.",
                $"Write \"{field}\": [\"USA\", …], with at most {MostNames} names.");
            return [];
        }

        var names = list.EnumerateArray()
            .Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : "").ToImmutableArray();
        for (var at = 0; at < names.Length; at++)
            if (names[at].Trim().Length == 0 || names[at] == "*")
                findings.Add($"{field}[{at}]", "This is not a name.", "Write a short name between quotes.");
            else if (names.IndexOf(names[at]) < at)
                findings.Add($"{field}[{at}]", $"The name {names[at]} stands here twice.",
                    "Give each its own name.");
        return names;
    }

    private ImmutableArray<int> SectorList(string field)
    {
        if (Field(field) is not { } list) return [];
        if (list.ValueKind != JsonValueKind.Array)
        {
            findings.Add(field, "This is not a list of sectors.",
                "Write a list such as [\"SRV\"], or leave it out.");
            return [];
        }

        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var entry in list.EnumerateArray())
        {
            var name = entry.ValueKind == JsonValueKind.String ? entry.GetString()! : entry.GetRawText();
            var (sector, place) = (sectors.IndexOf(name), $"{field}[{found.Count}]");
            if (sector < 0)
                findings.Add(place, $"There is no sector {Short(name)}.",
                    $"Sectors: {string.Join(", ", sectors)}.");
            else if (found.Contains(sector))
                findings.Add(place, $"The sector {name} stands here twice.", "Name it once.");
            found.Add(sector);
        }

        return found.ToImmutable();
    }

    private ImmutableSortedDictionary<string, ImmutableArray<double>> ElasticitySets(
        ImmutableArray<int> critical)
    {
        var sets =
            ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        if (Field("theta") is not { ValueKind: JsonValueKind.Object } theta || !theta.EnumerateObject().Any())
        {
            findings.Add("theta", "There are no trade elasticities.",
                "Write \"theta\": {\"NAME\": [one positive number a sector]}.");
            return sets.ToImmutable();
        }

        foreach (var set in theta.EnumerateObject())
        {
            var place = $"theta.{Short(set.Name)}";
            if (set.Value.ValueKind != JsonValueKind.Array || set.Value.GetArrayLength() != sectors.Length)
                findings.Add(place, $"This is not a list of {sectors.Length} numbers.",
                    "Write one a sector.");
            else
                sets[set.Name] = [.. set.Value.EnumerateArray()
                    .Select((e, j) => Elasticity(e, j, $"{place}[{j}]", critical))];
        }

        return sets.ToImmutable();
    }

    private double Elasticity(JsonElement entry, int sector, string place, ImmutableArray<int> critical)
    {
        if (entry.ValueKind == JsonValueKind.Null && critical.Contains(sector)
            && Own.TryGetValue(sectors[sector], out var own))
            return own;
        if (entry.ValueKind == JsonValueKind.Number && entry.TryGetDouble(out var theta) && theta > 0
            && double.IsFinite(theta))
            return theta;
        findings.Add(place, $"The elasticity of {sectors[sector]} is not a number above 0.",
            "Write the long-run trade elasticity, such as 4; null stands only for the critical sectors "
            + $"{string.Join(" and ", Own.Keys.Order(StringComparer.Ordinal))}.");
        return 1;
    }

    private string Standard(ImmutableSortedDictionary<string, ImmutableArray<double>> sets)
    {
        var central = Sensitivity.Central.ElasticitySet;
        if (Field("default_elasticities") is not { } named)
            return sets.ContainsKey(central) ? central : sets.Keys.FirstOrDefault("");
        var name = named.ValueKind == JsonValueKind.String ? named.GetString()! : named.GetRawText();
        if (!sets.ContainsKey(name))
            findings.Add("default_elasticities", $"There is no set of elasticities {Short(name)}.",
                $"Sets: {string.Join(", ", sets.Keys)}.");
        return name;
    }

    /// <summary>Scales shares that add up to 1 but for rounding, and tells those that do not.</summary>
    private void AddUp(double[] beta, double[] inputs)
    {
        var size = sectors.Length;
        for (var n = 0; n < regions.Length; n++)
            for (var k = 0; k < size; k++)
            {
                var sum = beta[(n * size) + k];
                for (var j = 0; j < size; j++) sum += inputs[(((n * size) + j) * size) + k];
                if (Math.Abs(sum - 1) > Rounding)
                    findings.Add($"beta[{n}][{k}]",
                        $"The cost shares of {sectors[k]} in {regions[n]} add up to {Plain(sum)}, not to 1.",
                        $"beta and the column of g must add up to 1, to {Plain(Rounding)}.");
                beta[(n * size) + k] /= sum;
                for (var j = 0; j < size; j++) inputs[(((n * size) + j) * size) + k] /= sum;
            }
    }

    private void CheckAccounts(Calibration made)
    {
        if (findings.Any) return;
        for (var n = 0; n < regions.Length; n++)
        {
            if (!(made.ValueAdded[n] > 0 && made.Income[n] > 0))
                findings.Add($"beta[{n}]", $"{regions[n]} has no value added or spends nothing.",
                    "Give it a sector that produces and something to consume.");
            for (var j = 0; j < sectors.Length; j++)
            {
                var at = (n * sectors.Length) + j;
                var (final, spent) = (made.FinalUse[at], made.Spending[at]);
                if (final < -1e-6 * Math.Max(spent, spent - final))
                    findings.Add($"g[{n}][{j}]",
                        $"{regions[n]} uses more {sectors[j]} as an input than it buys: "
                        + $"final demand is {Plain(final)}.",
                        "Lower the row of g, or raise the region's purchases in X.");
            }
        }
    }

    /// <summary>From importer, exporter, sector to sector, importer, exporter.</summary>
    private double[] ByOrigin(double[] grid)
    {
        var turned = new double[grid.Length];
        var (pairs, size) = (regions.Length * regions.Length, sectors.Length);
        for (var pair = 0; pair < pairs; pair++)
            for (var j = 0; j < size; j++)
                turned[(j * pairs) + pair] = grid[(pair * size) + j];
        return turned;
    }

    private static string Plain(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Short(string name) => name.Length <= 40 ? name : $"{name[..40]}…";
}
