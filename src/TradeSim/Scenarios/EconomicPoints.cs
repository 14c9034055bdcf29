using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>What the economy makes a package worth to one party: integer points for each combination of levels.</summary>
/// <remarks>
/// Worked out by the economy model when the scenario was loaded and kept as integers, so that no score ever depends on the
/// floating-point arithmetic of the machine that replays it. Zero where everything stays as today.
/// </remarks>
/// <param name="Issues">The issues that touch the economy, in the agenda's order.</param>
/// <param name="Levels">Level by option, for each of those issues; options of one level do the same to the economy.</param>
/// <param name="Points">One number a combination of levels; the last issue's level counts fastest.</param>
public sealed record EconomicPoints(
    ImmutableArray<int> Issues, ImmutableArray<ImmutableArray<int>> Levels, ImmutableArray<int> Points)
{
    private readonly ImmutableArray<int> sizes =
        Levels.IsDefault ? [] : [.. Levels.Select(l => l.IsDefaultOrEmpty ? 0 : l.Max() + 1)];

    /// <summary>The points of a package, which has one option for each issue.</summary>
    public int Of(IReadOnlyList<int> package)
    {
        var at = 0;
        for (var i = 0; i < Issues.Length; i++)
            at = (at * sizes[i]) + Levels[i][package[Issues[i]]];
        return Points[at];
    }

    /// <summary>How many levels the issue at this place of <see cref="Issues"/> has.</summary>
    public int LevelsOf(int place) => sizes[place];

    /// <summary>True if there is exactly one number for every combination, over issues and options that the agenda has.</summary>
    public bool Fits(Agenda agenda)
    {
        if (Issues.IsDefault || Levels.IsDefault || Points.IsDefault || Issues.Length != Levels.Length) return false;
        var combinations = 1L;
        for (var i = 0; i < Issues.Length; i++)
        {
            if (Issues[i] < 0 || Issues[i] >= agenda.Issues.Length || (i > 0 && Issues[i] <= Issues[i - 1])) return false;
            var levels = Levels[i];
            if (levels.IsDefault || levels.Length != agenda.Issues[Issues[i]].Options.Length) return false;
            if (levels.IsEmpty || levels.Min() < 0 || levels.Max() >= levels.Length) return false;
            combinations *= LevelsOf(i);
            if (combinations > Points.Length) return false;
        }

        return combinations == Points.Length;
    }
}
