using System.Collections.Immutable;

namespace TradeSim.Bargaining;

/// <summary>The classical solutions of a bargaining problem, each a frontier point, relative to the disagreement point.</summary>
/// <remarks>
/// Over the rational points (score at least d for everybody): Nash (1950) maximises the product of u - d; Kalai and Smorodinsky
/// (1975) the smallest (u - d)/(ideal - d), ideal being each party's best rational score; egalitarian (Kalai 1977) the
/// smallest u - d; utilitarian the sum. Ties are broken by the first party's score, the larger one wins.
/// </remarks>
public sealed record Solutions(
    FrontierPoint Nash, FrontierPoint KalaiSmorodinsky, FrontierPoint Egalitarian, FrontierPoint Utilitarian)
{
    /// <summary>The solutions, or null where no point is rational for everybody.</summary>
    /// <param name="disagreement">d: each party's reservation value, in points.</param>
    public static Solutions? Of(ImmutableArray<FrontierPoint> frontier, ImmutableArray<int> disagreement)
    {
        var rational = Rational(frontier, disagreement);
        if (rational.IsEmpty) return null;
        var ideal = disagreement.Select((_, i) => rational.Max(p => p.Scores[i])).ToArray();
        return new(
            Best(rational, p => Gains(p).Aggregate(1m, (product, gain) => product * gain)),
            Best(rational, p => Gains(p).Select((g, i) => ideal[i] == disagreement[i] ? 1m
                : (decimal)g / (ideal[i] - disagreement[i])).Min()),
            Best(rational, p => Gains(p).Min()),
            Best(rational, p => Gains(p).Sum()));

        IEnumerable<int> Gains(FrontierPoint point) => point.Scores.Select((u, i) => u - disagreement[i]);
    }

    /// <summary>The frontier points that give nobody less than the disagreement point.</summary>
    public static ImmutableArray<FrontierPoint> Rational(
        ImmutableArray<FrontierPoint> frontier, ImmutableArray<int> disagreement) =>
        [.. frontier.Where(p => p.Scores.Select((u, i) => u >= disagreement[i]).All(ok => ok))];

    private static FrontierPoint Best(ImmutableArray<FrontierPoint> points, Func<FrontierPoint, decimal> by) =>
        points.OrderByDescending(by).ThenByDescending(p => p.Scores[0]).First();
}
