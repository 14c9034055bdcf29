using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads what the options of issues oblige to, by issue.</summary>
internal sealed class DutyReader(Agenda agenda, OptionNames names, int weeks)
{
    private const int MostNoise = 100;

    public ImmutableArray<Duty> All(YamlCursor duties)
    {
        duties.Keys([], names.Issues, unknown: "unknown-reference");
        return [.. Enumerable.Range(0, names.Issues.Length).Where(i => duties[names.Issues[i]].IsThere)
            .Select(i => Duty(i, duties[names.Issues[i]]))];
    }

    private Duty Duty(int issue, YamlCursor duty)
    {
        duty.Keys(["by", "within", "texts"], ["open", "figure", "readings"]);
        var parties = duty["by"].Items(1, names.Parties.Length).Select(names.Party).OfType<string>().Distinct();
        var texts = Texts(issue, duty["texts"]);
        return new(issue, [.. parties], duty["within"].Number(1, Math.Max(1, weeks)) ?? 1,
            duty["open"].IsThere && duty["open"].Flag(), Figure(issue, duty["figure"], texts), texts,
            Readings(issue, duty["readings"], texts));
    }

    /// <summary>By option; empty where the option obliges to nothing.</summary>
    private ImmutableArray<string> Texts(int issue, YamlCursor texts)
    {
        var options = names.Options(issue);
        texts.Keys([], options, unknown: "unknown-reference");
        if (texts.IsThere && !texts.Fields.Any())
            texts.Error("no-text", "This duty has no text.", "Write what an option obliges to, or remove the duty.");
        if (options.Length > 0 && texts[options[agenda.Issues[issue].StatusQuo]] is { IsThere: true } idle)
            idle.Error("status-quo-obliges", "The status quo obliges nobody, so this text is never read.",
                "Remove it.");
        return [.. options.Select(o => texts[o].IsThere ? texts[o].Text(Limits.Sentence) : "")];
    }

    private Figure? Figure(int issue, YamlCursor figure, ImmutableArray<string> texts)
    {
        if (!figure.IsThere) return null;
        figure.Keys(["name", "unit", "noise", "levels"], []);
        var options = names.Options(issue);
        var row = figure["levels"].Keys(options, [], missing: "no-level");
        int?[] levels = [.. options.Select(o => row[o].Number(0, Limits.Figure))];
        for (var option = 0; option < options.Length; option++)
            if (texts[option].Length > 0 && levels[option] is { } level
                && level == levels[agenda.Issues[issue].StatusQuo])
                row[options[option]].Error("flat-figure",
                    $"\"{options[option]}\" obliges to something, yet the figure shows what it shows today.",
                    "Give it another level than the status quo, or remove the figure.");
        return new(figure["name"].Name(), figure["unit"].Name(Limits.OptionName),
            [.. levels.Select(l => l ?? 0)], figure["noise"].Number(0, MostNoise) ?? 0);
    }

    /// <summary>How every party reads each option that is ambiguous on purpose.</summary>
    private ImmutableArray<Reading> Readings(int issue, YamlCursor readings, ImmutableArray<string> texts)
    {
        var options = names.Options(issue);
        readings.Keys([], options, unknown: "unknown-reference");
        return [.. readings.Fields.Where(f => options.Contains(f.Key)).SelectMany(field =>
        {
            var (option, map) = (Array.IndexOf(options, field.Key), readings.At(field));
            if (texts[option].Length == 0)
                map.Error("no-text", $"\"{field.Key}\" is read in two ways and has no text.",
                    "Write its text under \"texts\".");
            map.Keys(names.Parties, [], missing: "no-reading");
            var read = names.Parties.Where(p => map[p].IsThere)
                .Select(p => (Party: p, Means: names.Option(map[p], issue))).ToArray();
            if (read.Length == names.Parties.Length && read.Select(r => r.Means).Distinct().Count() == 1)
                map.Error("not-ambiguous", "Every party reads this option alike.",
                    "Let one of them take it for another option, or remove the readings.");
            return read.Where(r => r.Means is not null).Select(r => new Reading(option, r.Party, r.Means!.Value));
        })];
    }
}
