using System.Collections.Immutable;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;
using Profile = TradeSim.Negotiators.Exchanges.Profile;

namespace TradeSim.Cli.Tournaments;

/// <summary>Domains drawn from a seed: 3 to 12 issues, 100 to a million outcomes, opposition from low to high.</summary>
/// <remarks>
/// Weights are drawn uniformly from the simplex. An option's value is drawn for the first side; the second side's is a mix of
/// a draw of its own and the first side's turned over, by a share that rises from domain to domain. On every other issue
/// options lie in the order of the first side's values. Every third domain has linkages. Reservation values lie between 0
/// and a half.
/// </remarks>
internal static class GeneratedDomains
{
    private const int Points = 10_000;
    private const double LeastOutcomes = 100;
    private const double MostOutcomes = 1_000_000;

    /// <summary>The domain of a number; the same seed and number give the same on every machine.</summary>
    /// <param name="of">How many there are in all.</param>
    public static Ground Draw(long seed, int number, int of)
    {
        var chance = new Chance(seed, number);
        var sizes = Sizes(ref chance);
        var opposition = of == 1 ? 0.5 : (double)number / (of - 1);
        var (first, second) = (Values(sizes, ref chance), Values(sizes, ref chance));
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i % 2 == 0) Array.Sort(first[i]);
            for (var o = 0; o < sizes[i]; o++)
                second[i][o] = (opposition * (1 - first[i][o])) + ((1 - opposition) * second[i][o]);
            Stretch(second[i]);
        }

        var space = new OutcomeSpace(sizes);
        var hasLinks = number % 3 == 2;
        return Ground.Of($"generated-{number + 1:00}",
        [
            Side(space, first, Weights(sizes.Length, ref chance), hasLinks, ref chance),
            Side(space, second, Weights(sizes.Length, ref chance), hasLinks, ref chance),
        ]);
    }

    private static int[] Sizes(ref Chance chance)
    {
        while (true)
        {
            var sizes = new int[3 + chance.Below(10)];
            for (var i = 0; i < sizes.Length; i++) sizes[i] = 2 + chance.Below(11);
            var outcomes = sizes.Aggregate(1.0, (n, size) => n * size);
            if (outcomes is >= LeastOutcomes and <= MostOutcomes) return sizes;
        }
    }

    private static double[][] Values(int[] sizes, ref Chance chance)
    {
        var values = new double[sizes.Length][];
        for (var i = 0; i < sizes.Length; i++)
        {
            values[i] = new double[sizes[i]];
            for (var o = 0; o < sizes[i]; o++) values[i][o] = chance.Share();
            Stretch(values[i]);
        }

        return values;
    }

    /// <summary>The best option of an issue has value 1 and the worst 0.</summary>
    private static void Stretch(double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        for (var o = 0; o < values.Length; o++) values[o] = high > low ? (values[o] - low) / (high - low) : 1;
    }

    private static double[] Weights(int issues, ref Chance chance)
    {
        var weights = new double[issues];
        for (var i = 0; i < issues; i++) weights[i] = -Math.Log(1 - chance.Share());
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static Profile Side(OutcomeSpace space, double[][] values, double[] weights, bool hasLinks, ref Chance chance)
    {
        var links = ImmutableArray.CreateBuilder<Linkage>();
        for (var n = hasLinks ? 1 + chance.Below(3) : 0; n > 0; n--)
        {
            var (a, b) = (chance.Below(weights.Length), chance.Below(weights.Length));
            if (a == b) continue;
            links.Add(new($"link {n}",
                [new(a, [chance.Below(space.Sizes[a])]), new(b, [chance.Below(space.Sizes[b])])],
                (int)((chance.Share() - 0.5) * 0.2 * Points), ""));
        }

        var valuation = new Valuation([.. values.Select((options, issue) => options
            .Select(v => (int)Math.Round(v * weights[issue] * Points)).ToImmutableArray())], links.ToImmutable());
        return Profile.Of(space, valuation, chance.Share() / 2, Points, 0);
    }
}
