using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads what may happen in the weeks after the talks.</summary>
internal sealed class IncidentReader(Agenda agenda, SourceReader sources)
{
    private const int MostPercent = 200;

    private readonly OptionNames names = new(agenda);
    private readonly string[] levers = [.. agenda.Aftermath?.Levers.Select(l => l.Id) ?? []];
    private readonly int weeks = agenda.Aftermath?.Weeks.Length ?? 0;

    public ImmutableArray<Incident> All(YamlCursor list)
    {
        if (list.IsThere && agenda.Aftermath is null)
        {
            list.Error("no-aftermath", "Incidents happen in the weeks after the talks, and there are none.",
                "Add \"aftermath:\", or remove the incidents.");
            return [];
        }

        var items = list.Items(0, Limits.Incidents);
        TalksReader.ReportRepeated(items, "incident");
        return [.. items.Select(Incident)];
    }

    private Incident Incident(YamlCursor incident)
    {
        incident.Keys(["id", "name", "text", "weeks", "percent", "party", "mood"],
            ["below", "lever", "sources"]);
        var text = incident["text"].Text(Limits.Sentence);
        var named = sources.Named(incident["sources"]);
        sources.ReportNeither(incident, "incident", text, named);
        var span = incident["weeks"].Items(2, 2).Select(w => w.Number(1, weeks)).ToArray();
        var (from, to) = span.Length == 2 ? (span[0], span[1]) : (null, null);
        if (from > to)
            incident["weeks"].Error("weeks-backwards", "The last week lies before the first.",
                "Write the first week and then the last: [1, 3].");
        var lever = incident["lever"].IsThere ? incident["lever"].Among(levers, "lever") : null;
        return new(incident["id"].Id(), incident["name"].Name(), text, from ?? 1, to ?? 1,
            incident["percent"].Number(1, 100) ?? 1, Below(incident["below"]),
            names.Party(incident["party"]) ?? "", incident["mood"].Number(-Limits.Mood, Limits.Mood) ?? 0,
            lever is { } index ? levers[index] : "", named);
    }

    private IssueBelow? Below(YamlCursor below)
    {
        if (!below.IsThere) return null;
        below.Keys(["issue", "percent"], []);
        var percent = below["percent"].Number(1, MostPercent) ?? 1;
        if (names.Issue(below["issue"]) is not { } issue) return null;
        if (agenda.Aftermath?.DutyOf(issue) is null)
            below["issue"].Error("no-duty",
                $"Nothing is promised on \"{names.Issues[issue]}\", so nothing is published.",
                "Name an issue that has a duty.");
        return new(issue, percent);
    }
}
