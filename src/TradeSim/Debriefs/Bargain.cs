using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Debriefs;

/// <summary>A package as a point of the picture: what it is worth to every party, in points.</summary>
public sealed record Spot(Package Package, ImmutableArray<int> Scores);

/// <summary>What the talks could have been worth to everybody, now that all briefs are open.</summary>
/// <param name="Reservations">What each party gets without a deal, in points.</param>
/// <param name="Rational">The frontier points that give nobody less than that.</param>
/// <param name="Solutions">Relative to the reservation values; null where no deal suits everybody.</param>
/// <param name="Agreement">What was agreed; null where there is no deal.</param>
public sealed record Bargain(
    ImmutableArray<Valuation> Valuations, ImmutableArray<int> Reservations,
    ImmutableArray<FrontierPoint> Frontier, ImmutableArray<FrontierPoint> Rational, Solutions? Solutions,
    Spot History, Spot StatusQuo, Spot? Agreement)
{
    /// <summary>Works a scenario out once.</summary>
    public static Bargain Of(Scenario scenario, Package? agreement)
    {
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        ImmutableArray<Valuation> valuations = [.. briefs.Select(b => b.Valuation)];
        ImmutableArray<int> reservations = [.. briefs.Select(b => b.Reservation)];
        var frontier = Bargaining.Frontier.Of(valuations);
        return new(valuations, reservations, frontier, Bargaining.Solutions.Rational(frontier, reservations),
            Bargaining.Solutions.Of(frontier, reservations), Point(scenario.History.Outcome),
            Point(scenario.Agenda.StatusQuo), agreement is null ? null : Point(agreement));

        Spot Point(Package package) => new(package, [.. valuations.Select(v => v.Score(package))]);
    }

    /// <summary>A package with what it is worth to every party.</summary>
    public Spot At(Package package) => new(package, [.. Valuations.Select(v => v.Score(package))]);

    /// <summary>The most points for a party in a deal that gives nobody less than no deal would.</summary>
    public int? Best(int party) => Rational.IsEmpty ? null : Rational.Max(p => p.Scores[party]);

    /// <summary>A score as a share of a party's possible gain: 0 as without a deal, 1 the best.</summary>
    public double? Share(int party, int score) =>
        Best(party) is { } best && best > Reservations[party]
            ? (double)(score - Reservations[party]) / (best - Reservations[party])
            : null;

    /// <summary>The sum over parties of score minus reservation value.</summary>
    public int JointGain(ImmutableArray<int> scores) => scores.Sum() - Reservations.Sum();

    /// <summary>Share of the largest joint gain that the result left; all of it without a deal.</summary>
    public double? LeftOnTheTable
    {
        get
        {
            var best = Solutions is { } s ? JointGain(s.Utilitarian.Scores) : 0;
            if (best <= 0) return null;
            return (best - (Agreement is null ? 0 : JointGain(Agreement.Scores))) / (double)best;
        }
    }
}
