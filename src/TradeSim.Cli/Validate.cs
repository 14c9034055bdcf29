using System.CommandLine;
using TradeSim.Bargaining;
using TradeSim.ScenarioFiles;
using TradeSim.ScenarioFiles.Studies;

namespace TradeSim.Cli;

/// <summary>`tradesim validate PATH…`: every finding of every scenario and study script, and whether each scenario
/// is worth playing.</summary>
internal static class Validate
{
    public static Command Verb(Screen screen)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Scenario files, study scripts, or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("validate", "Report everything that is wrong with scenario files and study scripts.")
        {
            paths, json,
        };
        verb.SetAction(parsed => Run(screen, parsed.GetRequiredValue(paths), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Screen screen, string[] paths, bool json)
    {
        var missing = paths.Where(p => !File.Exists(p) && !Directory.Exists(p)).ToArray();
        foreach (var path in missing)
            screen.Complain($"{path}: there is no such file or folder; check the path.");
        if (missing.Length > 0) return CommandLine.Unusable;
        var files = paths.SelectMany(FileText.Files).ToLookup(HistoricalStudies.IsOne);
        var readings = ScenarioFile.ReadAll(files[false]).ToArray();
        var studies = files[true].Select(f => Study.Read(f, readings)).ToArray();
        if (readings.Length + studies.Length == 0)
            throw new UnusableException(
                $"{string.Join(", ", paths)}: no *.yaml file there; name a folder of scenarios or studies.");
        if (json) screen.Json(new { files = readings.Select(Document).Concat(studies.Select(Document)) });
        else Print(screen, readings, studies);
        return readings.All(r => r.IsGood) && studies.All(s => s.IsGood) ? CommandLine.Good : CommandLine.Wrong;
    }

    private static object Document(ScenarioReading reading) => new
    {
        path = reading.File,
        ok = reading.IsGood,
        scenario = reading.Scenario?.Id,
        packages = reading.Zone?.Packages,
        findings = reading.Findings,
        zone = reading.Zone is not { } zone ? null : new
        {
            packages_in_zone = zone.InZone,
            packages_permitted = zone.Permitted,
            frontier_points = FrontierPoints(reading),
            integrative_index = zone.IntegrativeIndex,
        },
    };

    private static object Document(StudyReading reading) => new
    {
        path = reading.File,
        ok = reading.IsGood,
        scenario = reading.Scenario,
        packages = (long?)null,
        findings = reading.Findings,
        zone = (object?)null,
        study = new { id = reading.Id, entries = reading.Entries, notes = reading.Study?.Notes.Length },
    };

    /// <summary>Efficient points that lie in the zone of agreement.</summary>
    private static int? FrontierPoints(ScenarioReading reading) =>
        reading is { Scenario: { } scenario, Zone: not null }
            ? Solutions.Rational(
                Frontier.Of([.. scenario.Briefs.Select(b => b.Valuation)]),
                [.. scenario.Briefs.Select(b => b.Reservation)]).Length
            : null;

    private static void Print(Screen screen, ScenarioReading[] readings, StudyReading[] studies)
    {
        var files = new Sheet("File", "", "Packages", "In the zone", "Frontier", "Integrative");
        foreach (var r in readings)
            files.Add(r.File, Word(r.IsGood), r.Zone?.Packages, r.Zone?.InZone, FrontierPoints(r),
                r.Zone is { } z ? FormattableString.Invariant($"{z.IntegrativeIndex:P0}") : "");
        if (readings.Length > 0) screen.Show(files);
        var scripts = new Sheet("Study", "", "Scenario", "Entries", "Notes");
        foreach (var s in studies)
            scripts.Add(s.File, Word(s.IsGood), s.Scenario, s.Entries, s.Study?.Notes.Length);
        if (studies.Length > 0) screen.Show(scripts);
        var found = readings.SelectMany(r => r.Findings.Select(f => (r.File, Finding: f)))
            .Concat(studies.SelectMany(s => s.Findings.Select(f => (s.File, Finding: f)))).ToArray();
        if (found.Length == 0) return;
        var findings = new Sheet("Where", "", "What", "Mend");
        foreach (var (file, f) in found)
            findings.Add($"{file}:{f.Line}:{f.Column}", $"{f.Severity}\n{f.Code}", $"{f.Message}\n{f.Path}", f.Mend);
        screen.Show(findings);
    }

    private static string Word(bool isGood) => isGood ? "good" : "not good";
}
