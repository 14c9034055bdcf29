using TradeSim.ScenarioFiles;

namespace TradeSim.Cli.Domains;

/// <summary>Finds out whose files these are and has them read.</summary>
internal static class DomainFiles
{
    /// <param name="paths">The domain first, then one profile a party; a scenario of ours needs none.</param>
    /// <returns>Null where something was complained of.</returns>
    /// <exception cref="UnusableException">A file is not there, or it is not clear what it is.</exception>
    public static Subject? Read(IReadOnlyList<string> paths, Complaints complaints)
    {
        var first = SourceText.Read(paths[0]);
        if (first.Text.TrimStart() is not (['<', ..] or ['{', ..])
            && YamlTree.Read(first.Text, new FindingLog())?.Fields.Any(f => f.Key == "briefs") == true)
            return OfScenario(paths, complaints);
        return ReadDomain(paths, complaints) is { } domain ? Subject.Of(domain) : null;
    }

    /// <summary>Reads a domain of another platform.</summary>
    /// <param name="paths">The domain first, then one profile a party; of NegoLog the profiles alone.</param>
    /// <returns>Null where something was complained of.</returns>
    /// <exception cref="UnusableException">A file is not there, or it is not clear what it is.</exception>
    public static Domain? ReadDomain(IReadOnlyList<string> paths, Complaints complaints)
    {
        var first = SourceText.Read(paths[0]);
        return first.Text.TrimStart() switch
        {
            ['<', ..] => new GeniusReader(complaints).Read(first, Profiles([.. paths.Skip(1)])),
            ['{', ..] => new NegoLogReader(complaints).Read(Profiles(paths)),
            _ => OfYaml(first, paths, complaints),
        };
    }

    private static Domain? OfYaml(SourceText first, IReadOnlyList<string> paths, Complaints complaints)
    {
        var log = new FindingLog();
        var root = YamlTree.Read(first.Text, log);
        complaints.Add(first.Path, log);
        if (root is null || log.HasErrors) return null;
        if (!root.Fields.Any(f => f.Key == "issues"))
            throw new UnusableException($"{first.Path}: the file is neither a scenario with briefs nor "
                + "a domain with issues. Give a scenario, a GENIUS or NegMAS domain, or NegoLog profiles.");
        return new NegMasReader(complaints).Read(first, root, Profiles([.. paths.Skip(1)]));
    }

    private static Subject? OfScenario(IReadOnlyList<string> paths, Complaints complaints)
    {
        if (paths.Count > 1)
            throw new UnusableException($"{paths[1]}: {paths[0]} is a scenario and has its briefs inside. "
                + "Leave the profiles out, and analyse one scenario at a time.");
        var reading = ScenarioFile.ReadAll(paths[0]).Single();
        foreach (var f in reading.Findings.Where(f => f.Severity == Finding.Error))
            complaints.Add(paths[0], $"{f.Line}:{f.Column}", f.Message, f.Mend);
        return reading.IsGood ? Subject.Of(reading.Scenario!) : null;
    }

    private static SourceText[] Profiles(IReadOnlyList<string> paths)
    {
        SourceText[] profiles = [.. paths.Take(DomainLimits.Parties + 1).Select(SourceText.Read)];
        return profiles.Length is >= 2 and <= DomainLimits.Parties ? profiles
            : throw new UnusableException($"{paths.FirstOrDefault() ?? "--profiles"}: a domain of another "
                + $"platform needs one profile for each party, two to {DomainLimits.Parties}. Name them: "
                + "DOMAIN --profiles FILE FILE; of NegoLog the profiles alone.");
    }
}
