using System.CommandLine;
using System.Globalization;
using TradeSim.Bargaining;
using TradeSim.Cli.Domains;

namespace TradeSim.Cli;

/// <summary>
/// `tradesim analyse FILE…`: the exact outcome space of a scenario, or of other people's domains.
/// </summary>
internal static class Analyse
{
    private const int MostShown = 60;

    public static Command Verb(Screen screen)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "A scenario; a GENIUS or NegMAS domain with --profiles; or NegoLog profiles.",
            Arity = ArgumentArity.OneOrMore,
        };
        var profiles = new Option<string[]>("--profiles")
        {
            Description = "The parties' profiles, one file each.",
            AllowMultipleArgumentsPerToken = true,
        };
        var relative = new Option<string>("--relative-to")
        {
            Description = "What solutions count gains from: reservation or zero.",
            DefaultValueFactory = _ => "reservation",
        };
        relative.AcceptOnlyFromAmong("reservation", "zero");
        var bare = new Option<bool>("--no-packages") { Description = "Tell utilities only." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("analyse", "Find the efficient outcomes and the classical solutions, exactly.")
        {
            files, profiles, relative, bare, json,
        };
        verb.SetAction(parsed => Run(screen,
            [.. parsed.GetRequiredValue(files), .. parsed.GetValue(profiles) ?? []],
            parsed.GetRequiredValue(relative), !parsed.GetValue(bare), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Screen screen, string[] paths, string relativeTo, bool packages, bool json)
    {
        var complaints = new Complaints();
        var subject = DomainFiles.Read(paths, complaints);
        foreach (var line in complaints.Lines) screen.Complain(line);
        if (subject is null || complaints.Any) return CommandLine.Unusable;
        var analysis = Analysis.Of(subject, relativeTo == "zero");
        if (json) screen.Json(Document(subject, analysis, relativeTo, packages));
        else Print(screen, subject, analysis, relativeTo, packages);
        return CommandLine.Good;
    }

    private static object Document(Subject subject, Analysis analysis, string relativeTo, bool packages)
    {
        var zone = subject.Scenario is { } scenario ? Zone.Of(scenario) : null;
        return new
        {
            domain = subject.Name,
            format = subject.Format,
            parties = subject.Parties,
            outcomes = subject.Outcomes < 1e15 ? (object)(long)subject.Outcomes : subject.Outcomes,
            reservation = subject.Reservation,
            discounts = subject.Discounts,
            frontier = analysis.Frontier.Select(p => Point(subject, p, packages)),
            solutions = analysis.Solutions?.ToDictionary(s => s.Key, s => Point(subject, s.Value, packages)),
            relative_to = relativeTo,
            disagreement = analysis.Disagreement,
            ties = Analysis.Ties,
            logrolling_index = Logrolling.Of(subject.Space).Index,
            zone = zone is null ? null : new
            {
                packages_in_zone = zone.InZone,
                packages_permitted = zone.Permitted,
                integrative_index = zone.IntegrativeIndex,
            },
            milliseconds = analysis.Milliseconds,
            milliseconds_cold = analysis.Cold,
        };
    }

    private static object Point(Subject subject, AnalysisPoint point, bool withPackage) => withPackage
        ? new { package = Named(subject, point), utilities = point.Utilities }
        : new { utilities = point.Utilities };

    private static Dictionary<string, string> Named(Subject subject, AnalysisPoint point) =>
        subject.Issues.Index().ToDictionary(i => i.Item.Name, i => i.Item.Options[point.Package[i.Index]]);

    private static void Print(
        Screen screen, Subject subject, Analysis analysis, string relativeTo, bool packages)
    {
        screen.Say($"{subject.Name} ({subject.Format}): {Number(subject.Outcomes)} outcomes, "
            + $"{analysis.Frontier.Count} efficient, in {Number(Math.Round(analysis.Milliseconds, 1))} ms.");
        foreach (var (i, discounts) in subject.Discounts.Index())
            foreach (var d in discounts)
                screen.Say($"{subject.Parties[i]} has a discount, which is not applied: {d.Kind}, "
                    + $"{string.Join(", ", d.Numbers.Select(n => $"{n.Key} {Number(n.Value)}"))}.");
        if (analysis.Solutions is { } solutions)
        {
            screen.Say($"Solutions relative to {(relativeTo == "zero" ? "zero" : "reservation values")} "
                + $"({string.Join(", ", analysis.Disagreement.Select(Number))}). {Analysis.Ties}");
            screen.Show(Sheet(subject, packages, "Solution",
                solutions.Select(s => (s.Key.Replace('_', '-'), s.Value))));
        }
        else
        {
            screen.Say("No outcome gives every party at least "
                + $"{string.Join(", ", analysis.Disagreement.Select(Number))}, so there is no solution.");
        }

        screen.Show(Sheet(subject, packages, "Efficient", analysis.Frontier.Take(MostShown)
            .Select((p, i) => ((i + 1).ToString(Culture), p))));
        if (analysis.Frontier.Count > MostShown)
            screen.Say($"{analysis.Frontier.Count - MostShown} more efficient points: --json tells all.");
    }

    private static Sheet Sheet(
        Subject subject, bool packages, string first, IEnumerable<(string Name, AnalysisPoint Point)> rows)
    {
        var sheet = new Sheet([first, .. subject.Parties, .. packages ? ["Package"] : Array.Empty<string>()]);
        foreach (var (name, point) in rows)
            sheet.Add([name, .. point.Utilities.Select(Number), .. packages
                ? [string.Join(", ", Named(subject, point).Select(n => $"{n.Key}: {n.Value}"))]
                : Array.Empty<string>()]);
        return sheet;
    }

    private static CultureInfo Culture => CultureInfo.InvariantCulture;

    private static string Number(double value) => value.ToString("0.######", Culture);
}
