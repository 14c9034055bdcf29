using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>The scalable Bayesian model of an opponent (Hindriks and Tykhonov 2008).</summary>
/// <remarks>
/// For each issue hypotheses on its weight (rank 1 to n) and on its values (rising, falling, or a triangle with its peak at
/// any option). An offer is supposed to be worth 0.95 at first and 0.003 less each time, with a deviation of 0.25; each
/// issue's hypotheses are weighed by that, with the other issues at their expectation.
/// </remarks>
internal sealed class BayesianModel
{
    private const double First = 0.95;
    private const double Step = 0.003;
    private const double Deviation = 0.25;

    private readonly OutcomeSpace space;
    private readonly double[][] ranks;
    private readonly double[][] shapes;
    private readonly double[][][] values;
    private int heard;

    public BayesianModel(OutcomeSpace space)
    {
        this.space = space;
        values = [.. space.Sizes.Select(Shapes)];
        ranks = [.. space.Sizes.Select(_ => Even(space.Sizes.Length))];
        shapes = [.. values.Select(v => Even(v.Length))];
        Weights = new double[space.Sizes.Length];
        Values = [.. space.Sizes.Select(n => new double[n])];
        Expect();
    }

    /// <summary>Expected weights, which add up to 1.</summary>
    public double[] Weights { get; }

    /// <summary>Expected values by issue and option.</summary>
    public double[][] Values { get; }

    /// <summary>Learns from one more offer.</summary>
    public void Hear(int outcome)
    {
        var expected = First - (Step * heard++);
        var parts = new double[ranks.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = Weights[i] * Values[i][space.Option(outcome, i)];
        var sum = parts.Sum();
        for (var i = 0; i < parts.Length; i++)
        {
            var (others, option) = (sum - parts[i], space.Option(outcome, i));
            for (var r = 0; r < ranks[i].Length; r++)
                ranks[i][r] *= Likelihood(others + (Rank(r) * Values[i][option]), expected);
            for (var s = 0; s < shapes[i].Length; s++)
                shapes[i][s] *= Likelihood(others + (Weights[i] * values[i][s][option]), expected);
            Normalise(ranks[i]);
            Normalise(shapes[i]);
        }

        Expect();
    }

    private double Rank(int r) => 2.0 * (r + 1) / (ranks.Length * (ranks.Length + 1.0));

    private static double Likelihood(double utility, double expected)
    {
        var off = (utility - expected) / Deviation;
        return Math.Exp(-0.5 * off * off);
    }

    private void Expect()
    {
        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] = ranks[i].Select((p, r) => p * Rank(r)).Sum();
            for (var o = 0; o < Values[i].Length; o++)
                Values[i][o] = shapes[i].Select((p, s) => p * values[i][s][o]).Sum();
        }

        Normalise(Weights);
    }

    private static double[][] Shapes(int options)
    {
        if (options == 1) return [[1]];
        double last = options - 1;
        var shapes = new List<double[]>
        {
            Enumerable.Range(0, options).Select(o => o / last).ToArray(),
            Enumerable.Range(0, options).Select(o => 1 - (o / last)).ToArray(),
        };
        for (var peak = 1; peak < options - 1; peak++)
        {
            var at = peak;
            shapes.Add([.. Enumerable.Range(0, options).Select(o => o <= at ? (double)o / at : (last - o) / (last - at))]);
        }

        return [.. shapes];
    }

    private static double[] Even(int count) => [.. Enumerable.Repeat(1.0 / count, count)];

    private static void Normalise(double[] numbers)
    {
        var sum = numbers.Sum();
        for (var i = 0; i < numbers.Length; i++) numbers[i] = sum > 0 ? numbers[i] / sum : 1.0 / numbers.Length;
    }
}
