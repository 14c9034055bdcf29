using System.CommandLine;
using System.Text;
using TradeSim.ScenarioFiles;
using TradeSim.ScenarioFiles.Studies;
using TradeSim.Scenarios;

namespace TradeSim.Cli;

/// <summary>`tradesim study SCRIPT --out FILE`: plays a history that a script retells, and writes it with its notes.</summary>
internal static class Study
{
    public static Command Verb(Screen screen)
    {
        var script = new Argument<string>("SCRIPT") { Description = "A study's script, such as studies/london-2025.yaml." };
        var to = new Option<string>("--out") { Description = "The study file to write.", Required = true };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("study", "Play a history from its script and write it as an annotated study.") { script, to, json };
        verb.SetAction(parsed => Run(
            screen, parsed.GetRequiredValue(script), parsed.GetRequiredValue(to), parsed.GetValue(json)));
        return verb;
    }

    /// <summary>Plays a script with its scenario, which is among these or stands in a folder "scenarios" beside its own.</summary>
    internal static StudyReading Read(string script, IReadOnlyCollection<ScenarioReading> given)
    {
        var named = HistoricalStudies.ScenarioOf(script);
        Scenario[] known = [.. given.Where(g => g.IsGood).Select(g => g.Scenario!)];
        return HistoricalStudies.Read(script, known.Any(s => s.Id == named) ? known : [.. known, .. Beside(script, named)],
            CommandLine.WrittenBy);
    }

    private static int Run(Screen screen, string script, string to, bool json)
    {
        if (!File.Exists(script)) throw new UnusableException($"{script}: there is no such file; check the path.");
        Given.Folder(to);
        var reading = Read(script, []);
        foreach (var f in reading.Findings)
            screen.Complain($"{reading.File}:{f.Line}:{f.Column}: {f.Message} {f.Mend}");
        if (!reading.IsGood) return CommandLine.Unusable;
        File.WriteAllText(to, reading.Text, new UTF8Encoding(false));
        var study = reading.Study!;
        if (json)
            screen.Json(new
            {
                study = reading.Id,
                scenario = reading.Scenario,
                title = study.Title,
                entries = reading.Entries,
                notes = study.Notes.Length,
                file = to
            });
        else screen.Say($"{study.Title}: {reading.Entries} entries at the table, {study.Notes.Length} notes; written to {to}.");
        return CommandLine.Good;
    }

    private static IEnumerable<Scenario> Beside(string script, string? named)
    {
        if (named is null || Path.GetFileName(named) != named) return [];
        var folder = Path.GetDirectoryName(Path.GetFullPath(script))!;
        return new[] { Path.Combine(folder, "..", "scenarios"), folder }
            .Select(f => Path.Combine(f, named + FileText.Ending))
            .Where(f => File.Exists(f) && !HistoricalStudies.IsOne(f)).Take(1)
            .SelectMany(f => ScenarioFile.ReadAll(f)).Where(r => r.IsGood).Select(r => r.Scenario!);
    }
}
