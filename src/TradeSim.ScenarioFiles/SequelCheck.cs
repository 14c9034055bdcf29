using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Checks what a scenario says of the one before it, which its own file cannot tell.</summary>
public static class SequelCheck
{
    /// <summary>The reading with a finding for each name that the scenario before does not have.</summary>
    /// <param name="earlier">The agenda of the scenario before; null where it is not at hand.</param>
    public static ScenarioReading Of(ScenarioReading reading, Agenda? earlier)
    {
        var log = new FindingLog();
        foreach (var name in reading.Earlier)
            if (earlier is null) ReportMissing(name, log);
            else Check(name, earlier, log);
        var found = log.InOrder();
        return found.IsEmpty ? reading : reading with
        {
            Findings = [.. reading.Findings.Concat(found).OrderBy(f => f.Line).ThenBy(f => f.Column)],
        };
    }

    private static void ReportMissing(EarlierName name, FindingLog log)
    {
        if (name.Kind == EarlierKind.Scenario)
            log.Warning("no-earlier", name.Place, $"The scenario \"{name.Name}\" is not beside this file.",
                "Put it there, so that the sequel can be checked and played.");
    }

    private static void Check(EarlierName name, Agenda earlier, FindingLog log)
    {
        if (name.Kind == EarlierKind.Scenario) return;
        string[] known = [.. name.Kind switch
        {
            EarlierKind.Issue => earlier.Issues.Select(i => i.Id),
            EarlierKind.Lever => earlier.Aftermath?.Levers.Select(l => l.Id) ?? [],
            _ => earlier.Issues.FirstOrDefault(i => i.Id == name.Issue)?.Options.Select(o => o.Id) ?? [],
        }];
        // An option of an issue that is not there was reported with its issue.
        if (known.Contains(name.Name) || (name.Kind == EarlierKind.Option && known.Length == 0)) return;
        var what = name.Kind == EarlierKind.Option
            ? $"option of {name.Issue}" : name.Kind.ToString().ToLowerInvariant();
        log.Error("unknown-reference", name.Place,
            $"There is no {what} \"{name.Name}\" in {earlier.Scenario}.", Nearest.Mend(name.Name, known));
    }
}
