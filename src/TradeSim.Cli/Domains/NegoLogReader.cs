using System.Text.Json;

namespace TradeSim.Cli.Domains;

/// <summary>Reads a domain of NegoLog: one JSON profile a party.</summary>
/// <remarks>
/// Utility = sum over issues of issueWeights times the option's number in issues, as they are.
/// </remarks>
internal sealed class NegoLogReader(Complaints complaints)
{
    /// <summary>The domain, or null where something was complained of.</summary>
    public Domain? Read(IReadOnlyList<SourceText> profiles)
    {
        var read = profiles.Select(Profile).OfType<Profile>().ToArray();
        if (complaints.Any) return null;
        var issues = read[0].Issues.Select(i => new DomainIssue(i.Key, [.. i.Value.Keys])).ToArray();
        var parties = read.Select(p => Party(p, issues)).ToArray();
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(profiles[0].Path)));
        return complaints.Any ? null
            : new(string.IsNullOrEmpty(folder) ? profiles[0].Name : folder, "NegoLog JSON", issues, parties);
    }

    private DomainParty Party(Profile profile, DomainIssue[] issues)
    {
        var file = profile.File.Path;
        foreach (var name in profile.Issues.Keys.Where(name => !issues.Any(i => i.Name == name)))
            complaints.Add(file, $"issues.{name}", "The first profile has no such issue.", "Remove it.");
        foreach (var name in profile.Weights.Keys.Where(name => !profile.Issues.ContainsKey(name)))
            complaints.Add(file, $"issueWeights.{name}", "There is no such issue.", "Remove the weight.");
        double[][] utilities = [.. issues.Select(i => Utilities(profile, i))];
        return new(profile.File.Name, 0, utilities, profile.Reservation, []);
    }

    private double[] Utilities(Profile profile, DomainIssue issue)
    {
        var (file, utilities) = (profile.File.Path, new double[issue.Options.Count]);
        if (!profile.Issues.TryGetValue(issue.Name, out var options))
        {
            complaints.Add(file, "issues", $"The issue \"{issue.Name}\" is missing.", "Add it.");
            return utilities;
        }

        if (!profile.Weights.TryGetValue(issue.Name, out var weight))
            complaints.Add(file, "issueWeights", $"The weight of \"{issue.Name}\" is missing.", "Add it.");
        foreach (var option in options.Keys.Where(o => !issue.Options.Contains(o)))
            complaints.Add(file, $"issues.{issue.Name}.{option}", "The first profile has no such option.",
                "Remove it.");
        for (var o = 0; o < utilities.Length; o++)
            if (options.TryGetValue(issue.Options[o], out var value)) utilities[o] = weight * value;
            else
                complaints.Add(file, $"issues.{issue.Name}", $"The option \"{issue.Options[o]}\" is missing.",
                    "Add it with its number.");
        return utilities;
    }

    private Profile? Profile(SourceText file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Text,
                new() { MaxDepth = DomainLimits.Depth, AllowDuplicateProperties = false });
            return Profile(file, document.RootElement);
        }
        catch (JsonException e)
        {
            // A field named twice is refused without a line.
            complaints.Add(file.Path, e.LineNumber is { } line ? $"{line + 1}:{e.BytePositionInLine + 1}" : "",
                "This is not JSON, names a field twice or is nested too deeply.",
                "Mend the text at this place.");
            return null;
        }
    }

    private Profile? Profile(SourceText file, JsonElement root)
    {
        string[] known = ["reservationValue", "issueWeights", "issues"];
        if (root.ValueKind != JsonValueKind.Object
            || known.FirstOrDefault(k => !root.TryGetProperty(k, out _)) is not null)
        {
            complaints.Add(file.Path, "1:1", "The text is not a profile of NegoLog.",
                "Write {\"reservationValue\": 0, \"issueWeights\": {…}, \"issues\": {…}}.");
            return null;
        }

        foreach (var field in root.EnumerateObject().Where(f => !known.Contains(f.Name)))
            complaints.Add(file.Path, field.Name, "This field is not supported.", "Remove it.");
        var issues = Fields(file, root.GetProperty("issues"), "issues")
            .ToDictionary(i => i.Name, i => Numbers(file, i.Value, $"issues.{i.Name}"));
        if (issues.Count is 0 or > DomainLimits.Issues
            || issues.Values.Any(o => o.Count is 0 or > DomainLimits.Options))
            complaints.Add(file.Path, "issues", "There are too few or too many issues or options.",
                $"Give 1 to {DomainLimits.Issues} issues of 1 to {DomainLimits.Options} options.");
        return new(file, Number(file, root.GetProperty("reservationValue"), "reservationValue"),
            Numbers(file, root.GetProperty("issueWeights"), "issueWeights"), issues);
    }

    private Dictionary<string, double> Numbers(SourceText file, JsonElement map, string path) =>
        Fields(file, map, path).ToDictionary(f => f.Name, f => Number(file, f.Value, $"{path}.{f.Name}"));

    private IEnumerable<JsonProperty> Fields(SourceText file, JsonElement map, string path)
    {
        if (map.ValueKind == JsonValueKind.Object) return map.EnumerateObject();
        complaints.Add(file.Path, path, "This is not a map from names.", "Write {\"name\": …}.");
        return [];
    }

    private double Number(SourceText file, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && double.IsFinite(number))
            return number;
        complaints.Add(file.Path, path, "This is not a number.", "Write a number such as 0.5.");
        return 0;
    }
}

/// <summary>One profile as its file says it.</summary>
internal sealed record Profile(
    SourceText File, double Reservation, Dictionary<string, double> Weights,
    Dictionary<string, Dictionary<string, double>> Issues);
