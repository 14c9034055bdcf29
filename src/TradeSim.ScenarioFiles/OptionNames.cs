using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>The identifiers of an agenda, for everything in a file that names an issue or an option.</summary>
internal sealed class OptionNames(Agenda agenda)
{
    private readonly string[][] options = [.. agenda.Issues.Select(i =>
        i.Options.Select(o => o.Id).ToArray())];

    /// <summary>The issues' identifiers, in the agenda's order.</summary>
    public string[] Issues { get; } = [.. agenda.Issues.Select(i => i.Id)];

    /// <summary>The parties' identifiers, in the agenda's order.</summary>
    public string[] Parties { get; } = [.. agenda.Parties.Select(p => p.Id)];

    /// <summary>False once something named an issue or an option that is not there.</summary>
    public bool AreWhole { get; private set; } = true;

    /// <summary>The identifiers of one issue's options.</summary>
    public string[] Options(int issue) => options[issue];

    /// <summary>The party that is named here; null, reported, where there is none.</summary>
    public string? Party(YamlCursor party) =>
        party.Among(Parties, "party") is { } index ? Parties[index] : null;

    /// <summary>The issue that is named here; null, reported, where there is none.</summary>
    public int? Issue(YamlCursor issue) => Known(issue.Among(Issues, "issue"));

    /// <summary>The option of an issue that is named here; null, reported, where there is none.</summary>
    public int? Option(YamlCursor option, int issue) =>
        Known(option.Among(options[issue], $"option of {Issues[issue]}"));

    /// <summary>A list of options of one issue.</summary>
    public ImmutableArray<int> OptionList(YamlCursor list, int issue) =>
        [.. list.Items(1, Limits.Options).Select(i => Option(i, issue)).OfType<int>().Distinct()];

    /// <summary>A map from an issue to a list of its options.</summary>
    public ImmutableArray<Condition> Conditions(YamlCursor map)
    {
        map.Keys([], Issues, unknown: "unknown-reference");
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var field in map.Fields)
        {
            var issue = Array.IndexOf(Issues, field.Key);
            var found = issue < 0 ? [] : OptionList(map.At(field), issue);
            if (found.IsEmpty) AreWhole = false;
            else conditions.Add(new(issue, found));
        }

        return conditions.ToImmutable();
    }

    /// <summary>The same map as single options.</summary>
    public ImmutableArray<OptionRef> References(YamlCursor map) =>
        [.. Conditions(map).SelectMany(c => c.Options.Select(o => new OptionRef(c.Issue, o))).Distinct()];

    /// <summary>A map of one issue to one option; null, reported, where it is another thing.</summary>
    public OptionRef? Single(YamlCursor map)
    {
        map.Keys([], Issues, unknown: "unknown-reference");
        var fields = map.Fields.ToArray();
        if (map.IsThere && fields.Length != 1)
            map.Error("not-one-option", "This names one option of one issue.", "Write { issue: option }.");
        if (fields.Length != 1 || Array.IndexOf(Issues, fields[0].Key) is not (>= 0 and var issue)) return null;
        return Option(map.At(fields[0]), issue) is { } option ? new OptionRef(issue, option) : null;
    }

    private int? Known(int? found)
    {
        AreWhole &= found is not null;
        return found;
    }
}
