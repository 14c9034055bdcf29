using System.Collections.Immutable;

namespace TradeSim.Bargaining;

/// <summary>
/// The classical solutions of a bargaining problem, each a frontier point, relative to the disagreement
/// point.
/// </summary>
/// <remarks>
/// Over the rational points (score at least d for everybody): Nash (1950) maximises the product of u - d;
/// Kalai and Smorodinsky (1975) the smallest (u - d)/(ideal - d), ideal being each party's best rational
/// score; egalitarian (Kalai 1977) the smallest u - d; utilitarian the sum. Ties are broken by the first
/// party's score, the larger one wins; then by the second's, and so on.
/// </remarks>
public sealed record Solutions(
    FrontierPoint Nash, FrontierPoint KalaiSmorodinsky, FrontierPoint Egalitarian, FrontierPoint Utilitarian)
{
    /// <summary>The solutions, or null where no point is rational for everybody.</summary>
    /// <param name="frontier">In the order in which <see cref="Frontier"/> gives it.</param>
    /// <param name="disagreement">d: each party's reservation value, in points.</param>
    public static Solutions? Of(ImmutableArray<FrontierPoint> frontier, ImmutableArray<int> disagreement)
    {
        var rational = Rational(frontier, disagreement);
        long[][] gains = [.. rational.Select(p =>
            p.Scores.Select((u, i) => (long)u - disagreement[i]).ToArray())];
        return Choice.Of(gains) is not { } c ? null : new(
            rational[c.Nash], rational[c.KalaiSmorodinsky], rational[c.Egalitarian], rational[c.Utilitarian]);
    }

    /// <summary>The frontier points that give nobody less than the disagreement point.</summary>
    public static ImmutableArray<FrontierPoint> Rational(
        ImmutableArray<FrontierPoint> frontier, ImmutableArray<int> disagreement) =>
        [.. frontier.Where(p => p.Scores.Select((u, i) => u >= disagreement[i]).All(ok => ok))];
}
