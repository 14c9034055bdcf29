using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;

namespace TradeSim.Benchmarks;

/// <summary>Negotiations a second on one core: each negotiator against boulware, 100 rounds on 3,600 packages.</summary>
/// <remarks>Both sides' sorted packages are made once. The floor is boulware against itself.</remarks>
public class NegotiationBenchmark
{
    private const int Rounds = 100;
    private static readonly int[] Sizes = [6, 6, 5, 5, 4];
    private Profile first = null!;
    private Profile second = null!;

    /// <summary>Every name.</summary>
    public static IEnumerable<string> Names => ["envoy", .. Bargainers.References.Where(n => n != "boulware")];

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var chance = new Random(2025);
        var space = new OutcomeSpace(Sizes);
        first = Side(space, chance, false);
        second = Side(space, chance, true);
    }

    [Benchmark(Baseline = true, Description = "boulware against boulware (floor)")]
    public Result Floor() => Bout.Play(first, second, "boulware", "boulware", Rounds, 1);

    [Benchmark(Description = "against boulware")]
    public Result Against() => Bout.Play(first, second, Name, "boulware", Rounds, 1);

    private static Profile Side(OutcomeSpace space, Random chance, bool falls)
    {
        double[] weights = [.. Sizes.Select(_ => -Math.Log(1 - chance.NextDouble()))];
        var sum = weights.Sum();
        return Profile.Of(space, new Valuation([.. Sizes.Select((n, i) =>
        {
            double[] ladder = [.. Enumerable.Range(0, n).Select(_ => chance.NextDouble()).Order()];
            if (falls) Array.Reverse(ladder);
            return ladder.Select(v => (int)Math.Round(10_000 * v * weights[i] / sum)).ToImmutableArray();
        })], []), 0.2, 10_000, 0);
    }
}
