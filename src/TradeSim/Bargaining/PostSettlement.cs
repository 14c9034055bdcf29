using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>What could be offered after a deal to everybody's gain: a post-settlement settlement (Raiffa 1985).</summary>
public static class PostSettlement
{
    /// <summary>At most three frontier points that are better for every party than the deal, in a fixed order.</summary>
    /// <remarks>
    /// First the largest product of the gains over the deal (Nash with the deal as disagreement point), then each of the
    /// first two parties' best. Where none is better for all, those that give somebody more and nobody less.
    /// </remarks>
    /// <param name="allows">Whether an issue may be settled on an option.</param>
    public static ImmutableArray<Package> Packages(
        Package deal, ImmutableArray<Valuation> valuations, Func<int, int, bool> allows)
    {
        int[] now = [.. valuations.Select(v => v.Score(deal))];
        var gains = Frontier.Of(valuations, allows)
            .Select(p => (p.Package, Gains: p.Scores.Select((s, i) => (long)s - now[i]).ToArray()))
            .Where(p => p.Gains.All(g => g >= 0) && p.Gains.Any(g => g > 0)).ToArray();
        if (gains.Any(p => p.Gains.All(g => g > 0))) gains = [.. gains.Where(p => p.Gains.All(g => g > 0))];
        return gains.Length == 0 ? [] :
        [
            .. new[]
            {
                gains.MaxBy(p => p.Gains.Aggregate((decimal)1, (product, g) => product * g)).Package,
                gains.MaxBy(p => p.Gains[0]).Package,
                gains.MaxBy(p => p.Gains[1]).Package,
            }.Distinct(),
        ];
    }
}
