using System.Globalization;
using TradeSim.ScenarioFiles;

namespace TradeSim.Cli.Domains;

/// <summary>
/// Reads a domain of NegMAS: the YAML of an outcome space, and one utility function a party.
/// </summary>
internal sealed class NegMasReader(Complaints complaints)
{
    private static readonly string[] Listed =
        ["CategoricalIssue", "DiscreteCardinalIssue", "DiscreteOrdinalIssue"];

    /// <summary>The domain, or null where something was complained of.</summary>
    public Domain? Read(SourceText file, YamlNode root, IReadOnlyList<SourceText> profiles)
    {
        var place = new YamlPlace(file, root, complaints);
        foreach (var field in place.Fields.Where(f => f.Key is not ("name" or "type" or "issues")))
            place.At(field).Complain($"The field \"{field.Key}\" is not supported.", "Remove it.");
        var issues = place["issues"].Items.Select(Issue).OfType<DomainIssue>().ToArray();
        if (!complaints.Any && (issues.Length is 0 or > DomainLimits.Issues
            || issues.DistinctBy(i => i.Name).Count() < issues.Length))
            place["issues"].Complain("There are no issues, too many, or two of one name.",
                $"Give 1 to {DomainLimits.Issues} issues with names of their own.");
        if (complaints.Any) return null;
        var parties = profiles.Select(p => Party(p, issues)).OfType<DomainParty>().ToArray();
        return complaints.Any ? null
            : new(place["name"].Text is { Length: > 0 } name ? name : file.Name, "NegMAS YAML", issues,
                parties);
    }

    private DomainParty? Party(SourceText file, DomainIssue[] issues)
    {
        var log = new FindingLog();
        var root = YamlTree.Read(file.Text, log);
        complaints.Add(file.Path, log);
        return root is null || log.HasErrors ? null
            : new NegMasUtility(issues).Read(new(file, root, complaints), file.Name);
    }

    private DomainIssue? Issue(YamlPlace issue)
    {
        foreach (var field in issue.Fields.Where(f => f.Key is not ("name" or "type" or "values")))
            issue.At(field).Complain($"The issue's field \"{field.Key}\" is not supported.", "Remove it.");
        var name = issue["name"].Text;
        if (name.Length == 0)
        {
            issue.Complain("This issue has no name.", "Name it.");
            return null;
        }

        var options = Options(issue, issue["type"].ClassName).ToArray();
        if (options.Length is > 0 and <= DomainLimits.Options
            && options.Distinct(StringComparer.Ordinal).Count() == options.Length)
            return new(name, options);
        if (!complaints.Any)
            issue["values"].Complain($"The issue \"{name}\" has no values, too many, or one of them twice.",
                $"Give it 1 to {DomainLimits.Options} values.");
        return null;
    }

    /// <summary>The values of an issue, as the class it names enumerates them.</summary>
    private static IEnumerable<string> Options(YamlPlace issue, string type)
    {
        var values = issue["values"];
        var items = values.Items.Select(i => i.Text).ToArray();
        var areNumbers = items.All(i => SourceText.Number(i) is not null);
        if (Listed.Contains(type)) return items;
        if (type == "ContiguousIssue") return Range(values, items);
        if (type.Length > 0)
        {
            issue["type"].Complain($"Issues of the type {type} are not supported.",
                $"Use {string.Join(", ", Listed)} or ContiguousIssue.");
            return [];
        }

        // Without a type NegMAS tells (1, 10), a range, from [1, 10], two values; YAML has only one list.
        if (items.Length == 0 && SourceText.Number(values.Text) is not null)
            return Range(values, ["0", Minus1(values.Text)]);
        if (items.Length != 2 || !areNumbers) return items;
        values.Complain("Two numbers may be a range or two values.", "Name the issue's type.");
        return [];
    }

    private static string Minus1(string number) =>
        int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n)
            ? (n - 1).ToString(CultureInfo.InvariantCulture) : "";

    private static IEnumerable<string> Range(YamlPlace values, string[] bounds)
    {
        if (bounds.Length == 2
            && int.TryParse(bounds[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(bounds[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var to)
            && from <= to && (long)to - from < DomainLimits.Options)
            return Enumerable.Range(from, to - from + 1)
                .Select(i => i.ToString(CultureInfo.InvariantCulture));
        values.Complain("A contiguous issue has a lowest and a highest whole number.",
            $"Write [lowest, highest], at most {DomainLimits.Options} numbers; not a real range.");
        return [];
    }
}
