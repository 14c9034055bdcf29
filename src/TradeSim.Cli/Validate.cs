using System.CommandLine;
using TradeSim.Bargaining;
using TradeSim.ScenarioFiles;

namespace TradeSim.Cli;

/// <summary>`tradesim validate PATH…`: every finding of every scenario file, and whether each is worth
/// playing.</summary>
internal static class Validate
{
    public static Command Verb(Screen screen)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Scenario files, or folders of *.yaml files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("validate", "Report everything that is wrong with scenario files.")
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
        var readings = ScenarioFile.ReadAll(paths).ToArray();
        if (readings.Length == 0)
            throw new UnusableException(
                $"{string.Join(", ", paths)}: no *.yaml file there; name a folder of scenarios.");
        if (json) screen.Json(new { files = readings.Select(Document) });
        else Print(screen, readings);
        return readings.All(r => r.IsGood) ? CommandLine.Good : CommandLine.Wrong;
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

    /// <summary>Efficient points that lie in the zone of agreement.</summary>
    private static int? FrontierPoints(ScenarioReading reading) =>
        reading is { Scenario: { } scenario, Zone: not null }
            ? Solutions.Rational(
                Frontier.Of([.. scenario.Briefs.Select(b => b.Valuation)]),
                [.. scenario.Briefs.Select(b => b.Reservation)]).Length
            : null;

    private static void Print(Screen screen, ScenarioReading[] readings)
    {
        var files = new Sheet("File", "", "Packages", "In the zone", "Frontier", "Integrative");
        foreach (var r in readings)
            files.Add(r.File, r.IsGood ? "good" : "not good", r.Zone?.Packages, r.Zone?.InZone,
                FrontierPoints(r),
                r.Zone is { } z ? FormattableString.Invariant($"{z.IntegrativeIndex:P0}") : "");
        screen.Show(files);
        if (readings.All(r => r.Findings.IsEmpty)) return;
        var findings = new Sheet("Where", "", "What", "Mend");
        foreach (var (reading, f) in readings.SelectMany(r => r.Findings.Select(f => (r, f))))
            findings.Add($"{reading.File}:{f.Line}:{f.Column}", $"{f.Severity}\n{f.Code}",
                $"{f.Message}\n{f.Path}", f.Mend);
        screen.Show(findings);
    }
}
