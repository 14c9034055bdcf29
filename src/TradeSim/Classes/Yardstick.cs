using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Classes;

/// <summary>Where deals of a scenario can lie: the frontier, and what history agreed, as gains in percent.</summary>
/// <param name="Frontier">With two parties, the best deals there are, from left to right; empty with more.</param>
/// <param name="History">What history agreed; null with more than two parties.</param>
/// <param name="HistoryJoint">History's joint gain in percent of the best.</param>
public sealed record Landscape(ImmutableArray<GainPoint> Frontier, GainPoint? History, int HistoryJoint);

/// <summary>Measures deals of a scenario against the best there is; exact, and worked out once.</summary>
/// <remarks>
/// A party's gain is its score above its alternative, in percent of the most it can gain in a deal that is worse for
/// nobody than no deal; the joint gain is the sum of gains in percent of the largest such sum.
/// </remarks>
public sealed class Yardstick
{
    private readonly Brief[] briefs;
    private readonly long[] most;
    private readonly long bestJoint;

    private Yardstick(Brief[] briefs, ImmutableArray<FrontierPoint> rational)
    {
        this.briefs = briefs;
        most = [.. briefs.Select((b, i) => rational.IsEmpty ? 0L : rational.Max(p => p.Scores[i]) - b.Reservation)];
        bestJoint = rational.IsEmpty ? 0 : rational.Max(p => p.Scores.Sum()) - briefs.Sum(b => b.Reservation);
    }

    /// <summary>What the wall shows of the scenario itself.</summary>
    public Landscape Landscape { get; private init; } = new([], null, 0);

    /// <summary>The yardstick of a scenario.</summary>
    public static Yardstick Of(Scenario scenario)
    {
        Brief[] briefs = [.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id))];
        var rational = Solutions.Rational(
            Frontier.Of([.. briefs.Select(b => b.Valuation)]), [.. briefs.Select(b => b.Reservation)]);
        var measured = new Yardstick(briefs, rational);
        return new(briefs, rational)
        {
            Landscape = new(
                briefs.Length == 2 ? [.. rational.Select(p => measured.PointOf(p.Package)!).Distinct()] : [],
                measured.PointOf(scenario.History.Outcome), measured.JointOf(scenario.History.Outcome)),
        };
    }

    /// <summary>Where a deal lies; null with more than two parties.</summary>
    public GainPoint? PointOf(Package package) => briefs.Length != 2 ? null
        : new(Percent(Gain(0, package), most[0]), Percent(Gain(1, package), most[1]));

    /// <summary>A deal's joint gain in percent of the best; 0 where there is no deal.</summary>
    public int JointOf(Package? package) => package is null ? 0
        : Percent(Enumerable.Range(0, briefs.Length).Sum(i => Gain(i, package)), bestJoint);

    private long Gain(int party, Package package) =>
        (long)briefs[party].Valuation.Score(package) - briefs[party].Reservation;

    private static int Percent(long gain, long best) => best <= 0 ? 0 : (int)Math.Round(100m * gain / best);
}
