using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradeSim.Scenarios;

/// <summary>What a package is worth to one party, in integer points: options plus linkages plus the economy.</summary>
/// <param name="Points">Points per issue and option, in the agenda's order.</param>
/// <param name="Economy">What the economy model adds; null where the scenario has no economy.</param>
[method: JsonConstructor]
public sealed record Valuation(
    ImmutableArray<ImmutableArray<int>> Points, ImmutableArray<Linkage> Linkages, EconomicPoints? Economy)
{
    /// <summary>A valuation without an economy.</summary>
    public Valuation(ImmutableArray<ImmutableArray<int>> points, ImmutableArray<Linkage> linkages)
        : this(points, linkages, null) { }

    /// <summary>The score of a package in points.</summary>
    public int Score(Package package)
    {
        var score = 0;
        for (var i = 0; i < Points.Length; i++) score += Points[i][package[i]];
        foreach (var linkage in Linkages)
            if (linkage.Holds(package))
                score += linkage.Points;
        return score + (Economy?.Of(package) ?? 0);
    }

    /// <summary>Points per issue and option as they count beside a package: options plus the economy, without linkages.</summary>
    public ImmutableArray<ImmutableArray<int>> Beside(Package package)
    {
        if (Economy is not { } economy) return Points;
        var here = economy.Of(package);
        return [.. Points.Select((options, issue) => economy.Issues.Contains(issue)
            ? [.. options.Select((points, option) => points + economy.Of(package.With(issue, option)) - here)]
            : options)];
    }

    /// <summary>What changing one issue of a package would do to its score, in points.</summary>
    public int Change(Package package, int issue, int option) => Score(package.With(issue, option)) - Score(package);
}

/// <summary>Points for a combination of options: they count when every condition holds.</summary>
public sealed record Linkage(string Name, ImmutableArray<Condition> When, int Points, string Why)
{
    /// <summary>True if the package meets every condition.</summary>
    public bool Holds(Package package)
    {
        foreach (var condition in When)
            if (!condition.Options.Contains(package[condition.Issue]))
                return false;
        return true;
    }
}

/// <summary>An issue is settled on one of these options.</summary>
public sealed record Condition(int Issue, ImmutableArray<int> Options);
