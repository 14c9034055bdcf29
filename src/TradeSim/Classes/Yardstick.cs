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
/// nobody than no deal; the joint gain is the sum of gains, in percent of the largest such sum.
/// </remarks>
public sealed class Yardstick
{
    private readonly Scenario scenario;
    private readonly Brief[] briefs;
    private readonly int[] most;

    private Yardstick(Scenario scenario, ImmutableArray<FrontierPoint> frontier)
    {
        this.scenario = scenario;
        briefs = [.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id))];
        var rational = Solutions.Rational(frontier, [.. briefs.Select(b => b.Reservation)]);
        most = [.. briefs.Select((b, i) => rational.IsEmpty ? 0 : rational.Max(p => p.Scores[i]) - b.Reservation)];
        var best = rational.IsEmpty ? 0 : rational.Max(p => p.Scores.Sum()) - briefs.Sum(b => b.Reservation);
        BestJoint = best > 0 ? best : null;
        Landscape = new(
            briefs.Length == 2 ? [.. rational.Select(p => PointOf(p.Package)!).Distinct()] : [],
            PointOf(scenario.History.Outcome), JointOf(scenario.History.Outcome) ?? 0);
    }

    /// <summary>The largest joint gain, in points; null where no deal is better for all together than none.</summary>
    public int? BestJoint { get; }

    /// <summary>History's joint gain, in points.</summary>
    public int HistoryJoint => JointGain(scenario.History.Outcome);

    /// <summary>What the wall shows of the scenario itself.</summary>
    public Landscape Landscape { get; }

    /// <summary>The yardstick of a scenario.</summary>
    /// <param name="frontier">Its frontier, where it was worked out before.</param>
    public static Yardstick Of(Scenario scenario, ImmutableArray<FrontierPoint>? frontier = null) => new(scenario,
        frontier ?? Frontier.Of([.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id).Valuation)]));

    /// <summary>Where a deal lies; null with more than two parties.</summary>
    public GainPoint? PointOf(Package package) => Scores(package) is [var first, var second]
        ? new(PercentOf(0, first) ?? 0, PercentOf(1, second) ?? 0) : null;

    /// <summary>A deal's joint gain over the alternatives, in points.</summary>
    public int JointGain(Package package) => Scores(package).Sum() - briefs.Sum(b => b.Reservation);

    /// <summary>A deal's joint gain in percent of the best, 0 where there is no deal; null where there is no best.</summary>
    public int? JointOf(Package? package) =>
        JointOfScores(package is null ? briefs.Select(b => b.Reservation) : Scores(package));

    /// <summary>The joint gain of these scores in percent of the best; null where there is no best.</summary>
    public int? JointOfScores(IEnumerable<int> scores) =>
        BestJoint is { } best ? Percent(scores.Sum() - briefs.Sum(b => b.Reservation), best) : null;

    /// <summary>A party's gain with this score, in percent of its most; null where it could gain nothing.</summary>
    public int? PercentOf(int party, int score) =>
        most[party] > 0 ? Percent(score - briefs[party].Reservation, most[party]) : null;

    private int[] Scores(Package package) => [.. briefs.Select(b => b.Valuation.Score(package))];

    private static int Percent(int gain, int best) => (int)Math.Round(100m * gain / best);
}
