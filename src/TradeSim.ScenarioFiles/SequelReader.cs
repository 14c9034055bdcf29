using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>A name that belongs to the scenario before, with its place; checked where that one is at hand.</summary>
/// <param name="Issue">The issue that has the option; empty where an issue, a lever or the scenario is named.</param>
internal sealed record EarlierName(EarlierKind Kind, string Issue, string Name, Place Place);

/// <summary>What a name of the scenario before stands for.</summary>
internal enum EarlierKind
{
    Scenario,
    Issue,
    Option,
    Lever,
}

/// <summary>Reads how a scenario opens when it follows another.</summary>
internal sealed class SequelReader(Agenda agenda, SourceReader sources)
{
    private readonly OptionNames names = new(agenda);
    private readonly List<EarlierName> earlier = [];

    /// <summary>Everything that only the scenario before can confirm.</summary>
    public ImmutableArray<EarlierName> Earlier => [.. earlier];

    /// <summary>Null where the file follows none.</summary>
    public Sequel? Read(YamlCursor sequel)
    {
        if (!sequel.IsThere) return null;
        sequel.Keys(["after", "openings"], ["carried"]);
        var after = Name(EarlierKind.Scenario, "", sequel["after"]);
        if (after == agenda.Scenario && after.Length > 0)
            sequel["after"].Error("follows-itself", "A scenario cannot follow itself.", "Name the one before it.");
        var openings = sequel["openings"];
        openings.Keys([], names.Issues, unknown: "unknown-reference");
        return new(after,
            [.. Enumerable.Range(0, names.Issues.Length).Where(i => openings[names.Issues[i]].IsThere)
                .Select(i => Rule(i, openings[names.Issues[i]]))],
            Carried(sequel["carried"]));
    }

    private OpeningRule Rule(int issue, YamlCursor rule)
    {
        rule.Keys(["otherwise"], ["cases"]);
        return new(issue, [.. rule["cases"].Items(0, Limits.Cases).Select(c => Case(issue, c))],
            names.Option(rule["otherwise"], issue) ?? 0);
    }

    private OpeningCase Case(int issue, YamlCursor item)
    {
        var opens = names.Option(item["opens"], issue) ?? 0;
        if (item["lever"].IsThere)
        {
            item.Keys(["lever", "opens"], []);
            return new(Name(EarlierKind.Lever, "", item["lever"]), "", [], 0, opens);
        }

        if (!item["issue"].IsThere)
            item.Error("no-case", "This case looks at nothing.",
                "Name a lever, or an issue of the scenario before with its options.");
        item.Keys(["issue", "options", "opens"], ["delivered"]);
        var of = Name(EarlierKind.Issue, "", item["issue"]);
        return new("", of,
            [.. item["options"].Items(1, Limits.Options).Select(o => Name(EarlierKind.Option, of, o))],
            item["delivered"].IsThere ? item["delivered"].Number(0, Limits.Support) ?? 0 : 0, opens);
    }

    private Carried? Carried(YamlCursor carried)
    {
        if (!carried.IsThere) return null;
        carried.Keys(["id", "name", "about", "issues", "to", "as-now", "done"], ["sources"]);
        var id = carried["id"].Id();
        if (names.Issues.Contains(id))
            carried["id"].Error("duplicate-id", $"An issue has the identifier \"{id}\" already.",
                "Rename one of the two.");
        var issues = carried["issues"].Items(1, Limits.Issues)
            .Select(i => Name(EarlierKind.Issue, "", i)).ToImmutableArray();
        var to = carried["to"].Items(1, Limits.Issues)
            .Select((o, i) => Name(EarlierKind.Option, i < issues.Length ? issues[i] : "", o)).ToImmutableArray();
        if (to.Length != issues.Length)
            carried["to"].Error("count", $"There are {issues.Length} issues and {to.Length} options.",
                "Name one option for each issue.");
        var about = carried["about"].Text(Limits.Sentence);
        var named = sources.Named(carried["sources"]);
        sources.ReportNeither(carried, "carried issue", about, named);
        return new(id, carried["name"].Name(), about, issues, to, carried["as-now"].Name(Limits.OptionName),
            carried["done"].Name(Limits.OptionName), named);
    }

    private string Name(EarlierKind kind, string of, YamlCursor name)
    {
        var id = name.Id();
        if (id.Length > 0) earlier.Add(new(kind, of, id, name.Place));
        return id;
    }
}
