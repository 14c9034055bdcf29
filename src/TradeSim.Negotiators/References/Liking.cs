using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.References;

/// <summary>Weights and values of issues that a strategy ascribes to the other side, and what is best for it at a price.</summary>
internal sealed class Liking(Profile own)
{
    private const int Points = 10_000;

    private ImmutableArray<FrontierPoint> frontier = [];
    private Valuation? supposed;

    /// <summary>Supposes that the other side's utility is the sum of weight times value.</summary>
    public void Suppose(double[] weights, double[][] values)
    {
        var valuation = new Valuation([.. values.Select((options, issue) => options
            .Select(value => (int)Math.Round(value * weights[issue] * Points)).ToImmutableArray())], []);
        (frontier, supposed) = (Frontier.Of([own.Valuation, valuation]), valuation);
    }

    /// <summary>The exact trade-off between the own points and what they are supposed to like, from own low to high.</summary>
    public ImmutableArray<FrontierPoint> TradeOff => frontier;

    /// <summary>Of all outcomes at or above a target the one that the other side should like best.</summary>
    public int BestFor(double target)
    {
        if (own.Space.IsPartial) return BestListed(target);
        foreach (var point in frontier)
            if (own.UtilityOf(point.Scores[0]) >= target - 1e-9)
                return own.Space.Outcome(point.Package) is var outcome and >= 0 ? outcome : own.JustAbove(target);
        return own.Rising[^1];
    }

    private int BestListed(double target)
    {
        var (best, liking) = (own.JustAbove(target), int.MinValue);
        for (var place = own.PlaceOf(target); place < own.Rising.Length; place++)
            if (supposed!.Score(own.Space.Package(own.Rising[place])) is var score && score > liking)
                (best, liking) = (own.Rising[place], score);
        return best;
    }

    /// <summary>Their supposed utility at a point, 0 to 1.</summary>
    public static double Theirs(FrontierPoint point) => (double)point.Scores[1] / Points;
}
