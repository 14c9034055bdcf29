using TradeSim.Cli.Domains;
using TradeSim.ScenarioFiles;

namespace TradeSim.Cli.Tournaments;

/// <summary>Finds what a tournament is played on; each is worked out only when its turn comes.</summary>
internal static class Grounds
{
    /// <returns>Null where something was complained of.</returns>
    /// <exception cref="UnusableException">There is nothing to play on, or two go by the same name.</exception>
    public static IReadOnlyList<(string Name, Func<Ground> Draw)>? Of(
        Screen screen, string[] scenarios, string[] folders, int generated, long seed)
    {
        var grounds = new List<(string Name, Func<Ground> Draw)>();
        if (!AddScenarios(screen, scenarios, grounds) || !AddDomains(screen, folders, grounds)) return null;
        for (var n = 0; n < generated; n++)
        {
            var number = n;
            grounds.Add(($"generated-{n + 1:00}", () => GeneratedDomains.Draw(seed, number, generated)));
        }

        if (grounds.Count == 0)
            throw new UnusableException("Say on what they play: --scenarios PATH…, --domains DIR… or --generate N.");
        return grounds.GroupBy(g => g.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new UnusableException($"Two domains are called {twice.Key}; rename one of the folders.") : grounds;
    }

    private static bool AddScenarios(Screen screen, string[] paths, List<(string, Func<Ground>)> grounds)
    {
        if (paths.Length == 0) return true;
        if (paths.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p)) is { } missing)
            throw new UnusableException($"{missing}: there is no such file or folder; check the path.");
        var isGood = true;
        foreach (var reading in ScenarioFile.ReadAll(paths))
        {
            var isUsable = Given.IsGood(screen, reading);
            isGood &= isUsable;
            if (reading.Scenario is not { } scenario || !isUsable) continue;
            // Out of a folder, what is not for two is left out and said; a file that was named is refused.
            if (scenario.Agenda.Parties.Length > 2 && !paths.Contains(reading.File))
                screen.Progress($"{scenario.Id} is for {scenario.Agenda.Parties.Length} parties and left out.");
            else grounds.Add((scenario.Id, () => Ground.Of(scenario)));
        }

        return isGood;
    }

    private static bool AddDomains(Screen screen, string[] folders, List<(string, Func<Ground>)> grounds)
    {
        var complaints = new Complaints();
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
                throw new UnusableException($"{folder}: there is no such folder; check the path.");
            var inside = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToArray();
            foreach (var each in HasFiles(folder) ? [folder] : inside)
                if (DomainFiles.ReadDomain(DomainFolder.Files(each), complaints) is { } domain)
                    grounds.Add((Path.GetFileName(Path.GetFullPath(each)), () => Ground.Of(domain)));
        }

        foreach (var line in complaints.Lines) screen.Complain(line);
        return complaints.Lines.Count == 0;
    }

    private static bool HasFiles(string folder) => Directory.EnumerateFiles(folder).Any(DomainFolder.IsOfDomain);
}
