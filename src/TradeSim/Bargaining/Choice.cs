using System.Numerics;

namespace TradeSim.Bargaining;

/// <summary>Which rational points the classical solutions choose, by place.</summary>
/// <remarks>
/// Everything is compared in whole numbers, products and shares too, so no rounding ever decides. Of points
/// that do equally well the last one is chosen: in the order of a frontier, that with the larger first score.
/// </remarks>
/// <param name="Nash">Largest product of gains.</param>
/// <param name="KalaiSmorodinsky">Largest smallest gain as a share of that party's largest gain.</param>
/// <param name="Egalitarian">Largest smallest gain.</param>
/// <param name="Utilitarian">Largest sum of gains.</param>
public sealed record Choice(int Nash, int KalaiSmorodinsky, int Egalitarian, int Utilitarian)
{
    /// <summary>The same choice among other places.</summary>
    internal Choice Among(IReadOnlyList<int> places) => new(
        places[Nash], places[KalaiSmorodinsky], places[Egalitarian], places[Utilitarian]);

    /// <param name="gains">By point, by party: score minus disagreement point, never below zero.</param>
    internal static Choice? Of(IReadOnlyList<long[]> gains)
    {
        if (gains.Count == 0) return null;
        var most = new BigInteger[gains[0].Length];
        foreach (var point in gains)
            for (var p = 0; p < most.Length; p++) most[p] = BigInteger.Max(most[p], point[p]);
        // Shares on one denominator, the product of all largest gains. Who can gain nothing has its share.
        var whole = most.Where(m => !m.IsZero).Aggregate(BigInteger.One, (product, m) => product * m);
        BigInteger[] worth = [.. most.Select(m => m.IsZero ? BigInteger.Zero : whole / m)];
        return new(
            Best(g => g.Aggregate(BigInteger.One, (product, gain) => product * gain)),
            Best(g => g.Select((gain, p) => most[p].IsZero ? whole : gain * worth[p]).Min()),
            Best(g => g.Min()),
            Best(g => g.Aggregate(BigInteger.Zero, (sum, gain) => sum + gain)));

        int Best(Func<long[], BigInteger> by)
        {
            var (best, at) = (BigInteger.MinusOne, 0);
            for (var i = 0; i < gains.Count; i++)
            {
                var value = by(gains[i]);
                if (value >= best) (best, at) = (value, i);
            }

            return at;
        }
    }
}
