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

    /// <summary>Supposes that the other side's utility is the sum of weight times value.</summary>
    public void Suppose(double[] weights, double[][] values)
    {
        var valuation = new Valuation([.. values.Select((options, issue) => options
            .Select(value => (int)Math.Round(value * weights[issue] * Points)).ToImmutableArray())], []);
        frontier = Frontier.Of([own.Valuation, valuation]);
    }

    /// <summary>The exact trade-off between the own points and what they are supposed to like, from own low to high.</summary>
    public ImmutableArray<FrontierPoint> TradeOff => frontier;

    /// <summary>Of all outcomes at or above a target the one that the other side should like best.</summary>
    public int BestFor(double target)
    {
        foreach (var point in frontier)
            if (own.UtilityOf(point.Scores[0]) >= target - 1e-9)
                return own.Space.Outcome(point.Package) is var outcome and >= 0 ? outcome : own.JustAbove(target);
        return own.Rising[^1];
    }

    /// <summary>Their supposed utility at a point, 0 to 1.</summary>
    public static double Theirs(FrontierPoint point) => (double)point.Scores[1] / Points;
}
