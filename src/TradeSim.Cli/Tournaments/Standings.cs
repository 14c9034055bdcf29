using TradeSim.Negotiators;

namespace TradeSim.Cli.Tournaments;

/// <summary>How a negotiator did over all its negotiations.</summary>
/// <param name="Low">The lower end of the 95 % interval of the mean utility.</param>
/// <param name="LowerQuartile">A quarter of its negotiations brought less advantage than this.</param>
internal sealed record Standing(
    string Negotiator, double MeanUtility, double Low, double High, double Advantage, double LowerQuartile,
    double AgreementRate, double NashDistance, double ParetoDistance, double JointEfficiency, double MeanRounds);

/// <summary>Adds up a tournament.</summary>
internal static class Standings
{
    private const int Resamples = 10_000;

    /// <summary>The standings, the best first.</summary>
    /// <remarks>Intervals are a bootstrap over domains, since negotiations on one domain are alike.</remarks>
    public static IReadOnlyList<Standing> Of(IReadOnlyList<string> names, IReadOnlyList<Played> all)
    {
        var standings = new List<Standing>();
        foreach (var name in names)
        {
            Played[] own = [.. all.Where(p => p.First == name || p.Second == name)];
            if (own.Length == 0) continue;
            double[] means = [.. own.GroupBy(p => p.Domain).Select(g => g.Average(p => Utility(p, name)))];
            var (low, high) = Interval(means);
            double[] advantages = [.. own.Select(p => p.First == name ? p.FirstAdvantage : p.SecondAdvantage).Order()];
            standings.Add(new(name, own.Average(p => Utility(p, name)), low, high, advantages.Average(),
                advantages[advantages.Length / 4], own.Average(p => p.IsAgreed ? 1.0 : 0), own.Average(p => p.NashDistance),
                own.Average(p => p.ParetoDistance), own.Average(p => p.JointEfficiency), own.Average(p => p.Rounds)));
        }

        return [.. standings.OrderByDescending(s => s.MeanUtility).ThenBy(s => s.Negotiator, StringComparer.Ordinal)];
    }

    /// <summary>The 95 % interval of the difference of two negotiators' mean utilities, paired by domain.</summary>
    public static (double Mean, double Low, double High) Difference(IReadOnlyList<Played> all, string one, string other)
    {
        double[] differences = [.. all.GroupBy(p => p.Domain).Select(g =>
            Mean(g, one) - Mean(g, other))];
        var (low, high) = Interval(differences);
        return (differences.Average(), low, high);
    }

    private static double Mean(IEnumerable<Played> of, string name) => of
        .Where(p => p.First == name || p.Second == name).Average(p => Utility(p, name));

    private static double Utility(Played p, string name) => p.First == name ? p.FirstUtility : p.SecondUtility;

    /// <summary>The 95 % interval of the mean of values, one a domain, by a seeded bootstrap.</summary>
    public static (double Low, double High) Interval(double[] values)
    {
        var (draws, means) = (new Chance(1, 0), new double[Resamples]);
        for (var r = 0; r < Resamples; r++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++) sum += values[draws.Below(values.Length)];
            means[r] = sum / values.Length;
        }

        Array.Sort(means);
        return (means[(int)(Resamples * 0.025)], means[(int)(Resamples * 0.975)]);
    }
}
