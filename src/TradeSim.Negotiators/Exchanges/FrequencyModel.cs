using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>What the other side probably likes, from the options in its offers alone.</summary>
/// <remarks>
/// Early offers count more than late ones, since a side begins with what it wants, and a repeated one counts a third. What
/// is cheap for us is supposed to be dear to them, as much as half an offer says. An issue weighs the more, the more its
/// counts are concentrated on few options.
/// </remarks>
internal sealed class FrequencyModel(OutcomeSpace space)
{
    private const double Early = 4;
    private const double Repeated = 0.35;
    private const double Supposed = 0.5;
    private const double LeastWeight = 0.3;
    private const int FewOffers = 10;
    private const int Points = 10_000;

    private readonly double[][] counts = [.. space.Sizes.Select(n => new double[n])];
    private readonly HashSet<int> seen = [];
    private int heard;

    /// <summary>Learns from an offer that was made when this share of the time had passed.</summary>
    public void Hear(int outcome, double share)
    {
        heard++;
        var weight = Math.Exp(-Early * share) * (seen.Add(outcome) ? 1 : Repeated);
        for (var i = 0; i < counts.Length; i++) counts[i][space.Option(outcome, i)] += weight;
    }

    /// <summary>The estimate, in points of which the best package has about ten thousand.</summary>
    /// <param name="own">The own points by issue and option.</param>
    public Valuation Valuation(ImmutableArray<ImmutableArray<int>> own)
    {
        var (weights, values) = (new double[counts.Length], new double[counts.Length][]);
        for (var i = 0; i < counts.Length; i++)
        {
            var options = counts[i].Length;
            double low = own[i].Min(), high = own[i].Max();
            double[] liking = [.. counts[i].Select((count, o) =>
                count + (Supposed * (high > low ? (high - own[i][o]) / (high - low) : 1) / options))];
            var (sum, most) = (liking.Sum(), liking.Max());
            values[i] = [.. liking.Select(l => most <= 0 ? 1 : heard < FewOffers ? Math.Sqrt(l / most) : l / most)];
            var concentration = options == 1 || sum <= 0 ? 0
                : (liking.Sum(l => l / sum * l / sum) - (1.0 / options)) / (1 - (1.0 / options));
            weights[i] = LeastWeight + Math.Max(0, concentration);
        }

        var all = weights.Sum();
        return new([.. values.Select((v, i) => v
            .Select(x => (int)Math.Round(x * weights[i] / all * Points)).ToImmutableArray())], []);
    }

    /// <summary>True if the first offers have hardly more in common than draws would: their maker has no taste to learn.</summary>
    public static bool IsErratic(OutcomeSpace space, IReadOnlyList<int> offers)
    {
        const int least = 4, most = 7;
        const double more = 0.2;
        var n = Math.Min(most, offers.Count);
        if (n < least) return false;
        var (same, chance) = (0.0, 0.0);
        for (var i = 0; i < space.Sizes.Length; i++)
        {
            chance += 1.0 / space.Sizes[i];
            for (var k = 1; k < n; k++)
                if (space.Option(offers[k], i) == space.Option(offers[k - 1], i)) same += 1.0 / (n - 1);
        }

        return (same - chance) / space.Sizes.Length < more;
    }
}
