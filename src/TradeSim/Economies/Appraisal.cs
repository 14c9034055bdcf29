using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Economies;

/// <summary>What every combination of an agenda's economic levels does to every indicator, in the first year.</summary>
/// <remarks>
/// Worked out once, when a scenario is loaded; scores then only look numbers up. Each combination is solved from the base
/// year and rounded, so that neither the order nor the number of threads changes a digit.
/// </remarks>
public sealed class Appraisal
{
    private const int Digits = 4;

    private readonly Agenda agenda;
    private readonly EconomyMap map;
    private readonly ImmutableArray<ImmutableArray<int>> firsts;

    /// <summary>An appraisal with nothing worked out yet, of an agenda that has an economy.</summary>
    public Appraisal(Agenda agenda)
    {
        this.agenda = agenda;
        map = agenda.Economy ?? throw new ArgumentException("The agenda has no economy.", nameof(agenda));
        Issues = [.. map.Effects.Select(e => e.Issue)];
        Levels = [.. map.Effects.Select(e => e.Levels())];
        firsts = [.. Levels.Select(l => Enumerable.Range(0, l.Max() + 1).Select(n => l.IndexOf(n)).ToImmutableArray())];
        Combinations = firsts.Aggregate(1, (n, f) => checked(n * f.Length));
        Changes = new double[Combinations * map.Indicators.Length];
    }

    /// <summary>The issues that touch the economy, in the agenda's order.</summary>
    public ImmutableArray<int> Issues { get; }

    /// <summary>Level by option, for each of those issues.</summary>
    public ImmutableArray<ImmutableArray<int>> Levels { get; }

    /// <summary>How many combinations of levels there are.</summary>
    public int Combinations { get; }

    /// <summary>Percent against today, by combination and indicator; the last issue's level counts fastest.</summary>
    public double[] Changes { get; }

    /// <summary>Works out some of the combinations; several threads may share the work.</summary>
    /// <returns>The first package whose policy could not be solved; null if all could.</returns>
    public Package? Work(Calibration calibration, int from, int to, Action? solved = null)
    {
        var outlook = new Outlook(calibration, agenda, Outlook.FirstYear(map), Sensitivity.Central);
        for (var at = from; at < to; at++)
        {
            var package = Representative(at);
            if (!outlook.Look(package).IsReached) return package;
            for (var i = 0; i < map.Indicators.Length; i++)
                Changes[(at * map.Indicators.Length) + i] = Math.Round(outlook.Change(map.Indicators[i]), Digits);
            solved?.Invoke();
        }

        return null;
    }

    /// <summary>A party's points, as its brief weighs the indicators.</summary>
    /// <exception cref="ArgumentException">A weight names an indicator that there is not.</exception>
    public EconomicPoints Points(ImmutableArray<Weight> weights)
    {
        var index = weights.Select(w => map.Indicators.ToList().FindIndex(i => i.Id == w.Indicator)).ToArray();
        if (index.Any(i => i < 0)) throw new ArgumentException("A weight names no indicator.", nameof(weights));
        return new(Issues, Levels, [.. Enumerable.Range(0, Combinations).Select(at => (int)Math.Round(
            weights.Select((w, n) => w.PointsPerPercent * Changes[(at * map.Indicators.Length) + index[n]]).Sum(),
            MidpointRounding.AwayFromZero))]);
    }

    /// <summary>A package of this combination; issues that do not touch the economy stay as today.</summary>
    private Package Representative(int combination)
    {
        var options = agenda.StatusQuo.ToArray();
        for (var i = Issues.Length - 1; i >= 0; i--)
        {
            options[Issues[i]] = firsts[i][combination % firsts[i].Length];
            combination /= firsts[i].Length;
        }

        return new([.. options]);
    }
}
