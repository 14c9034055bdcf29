using System.Collections.Immutable;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Reads notes; what they name stands among the sources of the scenario or of the study.</summary>
internal sealed class NoteReader(Agenda agenda, YamlCursor own, FindingLog log)
{
    private const int MostSources = 20;
    private static readonly ImmutableArray<string> Confidences = ["high", "medium", "low"];
    private readonly OptionNames names = new(agenda);
    private readonly ImmutableArray<Source> sources = [.. agenda.Sources, .. Own(agenda, own, log)];
    private readonly HashSet<string> named = [];

    public NoteDraft Read(YamlCursor note)
    {
        note.Keys(["heading", "text", "confidence", "sources"], ["as"]);
        var confidence = note["confidence"].Among(Confidences, "confidence");
        return new(note["as"].IsThere ? names.Party(note["as"]) : null, note["heading"].Name(StudyFile.MostTitle),
            note["text"].Text(StudyFile.MostText), Confidences[confidence ?? 2], Sources(note["sources"]));
    }

    /// <summary>Warns of own sources that no note names, once all notes are read.</summary>
    public void ReportUnused()
    {
        foreach (var field in own.Fields.Where(f => !named.Contains(f.Key)
            && agenda.Sources.All(s => s.Id != f.Key)))
            log.Warning("unused-source", field.Place, $"No note names the source \"{field.Key}\".",
                "Name it where it is used, or remove it.");
    }

    private ImmutableArray<StudySource> Sources(YamlCursor list)
    {
        string[] known = [.. sources.Select(s => s.Id)];
        var found = list.Items(1, MostSources)
            .Select(i => i.Among(known, "source of the scenario or under \"sources\"")).OfType<int>().Distinct().ToArray();
        named.UnionWith(found.Select(i => known[i]));
        return [.. found.Select(i => new StudySource($"{sources[i].Id}: {sources[i].Address}", null))];
    }

    private static IEnumerable<Source> Own(Agenda agenda, YamlCursor own, FindingLog log)
    {
        own.Keys([], [.. own.Fields.Select(f => f.Key)]);
        if (own.Fields.Count() > Limits.Sources)
            own.Error("count", $"There are {own.Fields.Count()} sources.", $"Name at most {Limits.Sources}.");
        foreach (var field in own.Fields.Take(Limits.Sources))
        {
            if (agenda.Sources.Any(s => s.Id == field.Key))
                log.Error("duplicate-id", field.Place, $"The scenario has a source \"{field.Key}\" already.",
                    "Remove it here, or give it another name.");
            else if (field.Key.Length > Limits.Id)
                log.Error("bad-id", field.Place, "This is not a short name for a source.", "Use one such as S17.");
            else
                yield return new(field.Key, own.At(field).Name(Limits.Address));
        }
    }
}
