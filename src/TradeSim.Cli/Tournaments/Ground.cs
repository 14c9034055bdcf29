using System.Collections.Immutable;
using TradeSim.Cli.Domains;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;
using Profile = TradeSim.Negotiators.Exchanges.Profile;

namespace TradeSim.Cli.Tournaments;

/// <summary>What two negotiators play on: both sides' preferences, and what was possible.</summary>
/// <param name="Frontier">The efficient utilities, from the first side's low to high.</param>
/// <param name="Nash">The utilities at the Nash solution; null where no outcome is rational for both.</param>
/// <param name="MostGain">The largest sum of gains over no deal.</param>
internal sealed record Ground(
    string Name, Profile First, Profile Second, (double First, double Second)[] Frontier, (double First, double Second)? Nash,
    double MostGain)
{
    /// <summary>A scenario of two parties: their briefs' points from the worst to the best package as 0 to 1.</summary>
    /// <exception cref="UnusableException">It has more than two parties or too many packages.</exception>
    public static Ground Of(Scenario scenario)
    {
        if (scenario.Agenda.Parties.Length != 2)
            throw new UnusableException($"{scenario.Id}: {scenario.Agenda.Parties.Length} parties sit here; a "
                + "tournament is played by two. Leave this scenario out.");
        int[] sizes = [.. scenario.Agenda.Issues.Select(i => i.Options.Length)];
        var space = Space(scenario.Id, sizes);
        return Of(scenario.Id, [.. scenario.Agenda.Parties.Select(p =>
        {
            var brief = scenario.Brief(p.Id);
            var raw = Profile.Of(space, brief.Valuation, null, 1, 0);
            var unit = Math.Max(1, raw.Best - raw.Worst);
            return Profile.Of(space, brief.Valuation, (brief.Reservation - raw.Worst) / unit, unit, raw.Worst);
        })]);
    }

    /// <summary>A domain of another platform.</summary>
    /// <exception cref="UnusableException">It has more than two parties or too many outcomes.</exception>
    public static Ground Of(Domain domain)
    {
        if (domain.Parties.Count != 2)
            throw new UnusableException($"{domain.Name}: {domain.Parties.Count} parties; a tournament is played by two.");
        var space = Space(domain.Name, [.. domain.Issues.Select(i => i.Options.Count)]);
        return Of(domain.Name, [.. domain.Parties.Select(p =>
        {
            if (p.Utilities.Sum(u => u.Max(Math.Abs)) + Math.Abs(p.Bias) > Profile.MostReal)
                throw new UnusableException($"{p.Name}: utilities above {Profile.MostReal}; scale them down.");
            var valuation = new Valuation([.. p.Utilities.Select(options => options
                .Select(u => (int)Math.Round(u * Profile.PointsOfReal)).ToImmutableArray())], []);
            return Profile.Of(space, valuation, p.Reservation, Profile.PointsOfReal, -p.Bias * Profile.PointsOfReal);
        })]);
    }

    /// <summary>Two profiles over one space.</summary>
    public static Ground Of(string name, Profile[] profiles)
    {
        var (first, second) = (profiles[0], profiles[1]);
        var points = TradeSim.Bargaining.Frontier.Of([first.Valuation, second.Valuation]);
        var frontier = points.Select(p => (first.UtilityOf(p.Scores[0]), second.UtilityOf(p.Scores[1]))).ToArray();
        var rational = frontier.Where(u => u.Item1 >= first.Reservation && u.Item2 >= second.Reservation).ToArray();
        return new(name, first, second, frontier,
            rational.Length == 0 ? null
                : rational.MaxBy(u => (u.Item1 - first.Reservation) * (u.Item2 - second.Reservation)),
            rational.Length == 0 ? 0
                : rational.Max(u => u.Item1 - first.Reservation + u.Item2 - second.Reservation));
    }

    private static OutcomeSpace Space(string name, int[] sizes)
    {
        var outcomes = sizes.Aggregate(1.0, (n, size) => n * size);
        return outcomes <= OutcomeSpace.Most ? new(sizes)
            : throw new UnusableException($"{name}: {outcomes:0} outcomes are more than a tournament lists "
                + $"({OutcomeSpace.Most}).");
    }
}
