using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>Nice tit-for-tat (Baarslag, Hindriks and Jonker 2013), of the competition of 2011.</summary>
/// <remarks>
/// N, the own utility at the estimated Nash point, times 1.4 - 0.6 gap, kept within 0.5 and 1, where gap = 1 - the least
/// utility of the other side's first offers. The other side's concession c = min(1, (most received - least at first) / (N -
/// least at first)) is mirrored: target = 1 - c (1 - N), less a bonus min(1, 20 (t - t0)) of the way to N, with t0 = 0.91,
/// or 0.85 above 3 000 outcomes. Of the outcomes there the one best for the other side is offered, or the best received if
/// that is better. Accepts by AC_next, and at the very end what it cannot hope to better.
/// </remarks>
internal sealed class NiceTitForTat(Exchange talks) : Bargainer(talks)
{
    private const double FirstPart = 0.01;
    private const double VeryLate = 0.98;

    private readonly BayesianModel model = new(talks.Own.Space);
    private readonly Liking liking = new(talks.Own);
    private readonly double bonusFrom = talks.Own.Space.Count > 3000 ? 0.85 : 0.91;
    private int heard;
    private int best = -1;
    private double leastAtFirst = 1;

    public override Act Next()
    {
        if (Talks.Theirs.Count == 0) return Act.Offer(Own.Rising[^1]);
        Hear();
        var nash = Math.Clamp(EstimatedNash() * (1.4 - (0.6 * (1 - leastAtFirst))), 0.5, 1);
        var most = Own.Utility(best);
        var conceded = nash <= leastAtFirst ? 1 : Math.Clamp((most - leastAtFirst) / (nash - leastAtFirst), 0, 1);
        var target = 1 - (conceded * (1 - nash));
        target -= Math.Clamp(20 * (Talks.Time - bonusFrom), 0, 1) * Math.Max(0, target - nash);
        target = Math.Max(Math.Min(target, Own.Best), Own.Reservation);
        var next = liking.BestFor(target);
        if (most >= Own.Utility(next)) next = best;
        if (Talks.OnTable is { } theirs && (Talks.Time >= VeryLate || Talks.TurnsLeft <= 1)
            && Own.Utility(theirs) >= Math.Max(Own.Reservation, HopeOfWaiting(Own.Utility(theirs))))
            return Act.Accept(theirs);
        return AcceptOr(next);
    }

    private void Hear()
    {
        for (; heard < Talks.Theirs.Count; heard++)
        {
            var outcome = Talks.Theirs[heard];
            model.Hear(outcome);
            if (best < 0 || Own.Utility(outcome) > Own.Utility(best)) best = outcome;
            if (heard == 0 || heard < FirstPart * Talks.Turns) leastAtFirst = Math.Min(leastAtFirst, Own.Utility(outcome));
        }

        liking.Suppose(model.Weights, model.Values);
    }

    private double EstimatedNash()
    {
        ImmutableArray<FrontierPoint> frontier = liking.TradeOff;
        var (nash, product) = (Own.Best, -1.0);
        foreach (var point in frontier)
        {
            var u = Own.UtilityOf(point.Scores[0]);
            if (u * Liking.Theirs(point) <= product) continue;
            (nash, product) = (u, u * Liking.Theirs(point));
        }

        return nash;
    }

    /// <summary>The mean of what was better than this in as many offers as may still come, times how often that was.</summary>
    private double HopeOfWaiting(double offered)
    {
        var window = Math.Max(1, Talks.TurnsLeft - 1);
        if (Talks.TurnsLeft <= 1) return double.NegativeInfinity;
        var (better, count, sum) = (0, 0, 0.0);
        for (var n = Math.Max(0, Talks.Theirs.Count - window); n < Talks.Theirs.Count; n++, count++)
        {
            var u = Own.Utility(Talks.Theirs[n]);
            if (u <= offered) continue;
            better++;
            sum += u;
        }

        return better == 0 ? double.NegativeInfinity : sum / better * better / count;
    }
}
