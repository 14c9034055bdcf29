using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads the public half of a scenario, and what history settled on.</summary>
internal sealed class AgendaReader(SourceReader sources)
{
    private readonly List<int?> outcome = [];

    /// <param name="name">The file's name without its ending, which the id repeats.</param>
    public Agenda Agenda(YamlCursor root, string name)
    {
        root.Keys(["id", "title", "summary", "background", "talks", "parties", "issues", "history", "sources",
            "briefs"], ["economy", "aftermath", "incidents", "sequel"]);
        var id = root["id"].Id();
        if (id.Length > 0 && id != name)
            root["id"].Error("id-not-file-name", $"The id \"{id}\" is not the file's name.",
                $"Write \"id: {name}\", or rename the file to {id}.yaml.");
        var issues = root["issues"].Items(1, Limits.Issues);
        TalksReader.ReportRepeated(issues, "issue");
        return new(id, root["title"].Name(), root["summary"].Text(Limits.Paragraph),
            root["background"].Text(Limits.Page),
            TalksReader.Talks(root["talks"]), TalksReader.Parties(root["parties"]), [.. issues.Select(Issue)],
            sources.Addresses(), null, null);
    }

    /// <summary>History's package, read with the issues before; where an issue's is unreadable, its status
    /// quo stands in.</summary>
    public History History(YamlCursor history, Agenda agenda)
    {
        history.Keys(["summary", "sources"], []);
        var package = new Package([.. agenda.Issues.Select((issue, i) => outcome[i] ?? issue.StatusQuo)]);
        return new(package, history["summary"].Text(Limits.Paragraph), sources.Named(history["sources"]));
    }

    private Issue Issue(YamlCursor issue)
    {
        issue.Keys(["id", "name", "about", "options", "status-quo", "history"], ["sources"]);
        var items = issue["options"].Items(2, Limits.Options);
        TalksReader.ReportRepeated(items, "option of this issue");
        var options = items.Select(Option).ToImmutableArray();
        var ids = options.Select(o => o.Id).ToArray();
        var statusQuo = issue["status-quo"].Among(ids, "option of this issue");
        var history = issue["history"].Among(ids, "option of this issue");
        var named = sources.Named(issue["sources"]);
        ReportUnsourced("status quo", statusQuo);
        if (history != statusQuo) ReportUnsourced("outcome of history", history);
        outcome.Add(history);
        return new(issue["id"].Id(), issue["name"].Name(), issue["about"].Text(Limits.Sentence), options,
            statusQuo ?? 0, named);

        void ReportUnsourced(string what, int? option)
        {
            if (option is { } index && named.IsEmpty && options[index].Sources.IsEmpty)
                items[index].Error("no-source", $"The {what} \"{options[index].Id}\" names no source.",
                    "Add \"sources: [S1]\" to this option or to its issue.");
        }
    }

    private Option Option(YamlCursor option)
    {
        option.Keys(["id", "name", "about"], ["sources"]);
        return new(option["id"].Id(), option["name"].Name(Limits.OptionName),
            option["about"].Text(Limits.Sentence),
            sources.Named(option["sources"]));
    }
}
