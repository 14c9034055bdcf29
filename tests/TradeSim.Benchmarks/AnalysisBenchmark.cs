using System.Collections.Immutable;
using System.Numerics;
using BenchmarkDotNet.Attributes;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Benchmarks;

/// <summary>How fast the exact frontier of two parties is found, beside its floor: going through every package
/// once and only adding up what it is worth.</summary>
/// <remarks>The spaces are drawn with fixed seeds, in points of some ten thousand a side.</remarks>
public class AnalysisBenchmark
{
    private static readonly int[] JoinedSizes = [6, 6, 6, 3, 3, 3, 5, 5, 5, 4, 2];
    private Valuation[] sides = [];
    private Plain plain = null!;

    /// <summary>The last two have linkages and an economy of 9,720 combinations of levels, which join 583,200
    /// combinations of options; in the very last only one side has them, as when a negotiator models the
    /// other.</summary>
    public enum Spaces
    {
        TenToThe6Additive,
        TenToThe9Additive,
        Joined5832000,
        OwnAndModel5832000,
    }

    [ParamsAllValues]
    public Spaces Space { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var chance = new Random(2025);
        sides = Space switch
        {
            Spaces.TenToThe6Additive => [Additive(chance, Tens(6), false), Additive(chance, Tens(6), true)],
            Spaces.TenToThe9Additive => [Additive(chance, Tens(9), false), Additive(chance, Tens(9), true)],
            Spaces.Joined5832000 => [Joined(chance, false), Joined(chance, true)],
            _ => [Joined(chance, false), Additive(chance, JoinedSizes, true)],
        };
        plain = new(sides);
    }

    [Benchmark(Baseline = true, Description = "every package once (floor)")]
    public long Enumeration() => plain.LargestSum();

    [Benchmark(Description = "the exact frontier")]
    public int Exact() => Frontier.Of(sides).Length;

    private static int[] Tens(int issues) => [.. Enumerable.Repeat(10, issues)];

    private static Valuation Additive(Random chance, int[] sizes, bool falls)
    {
        double[] weights = [.. sizes.Select(_ => -Math.Log(1 - chance.NextDouble()))];
        var sum = weights.Sum();
        return new([.. sizes.Select((n, i) =>
        {
            double[] ladder = [.. Enumerable.Range(0, n).Select(_ => chance.NextDouble()).Order()];
            if (falls) Array.Reverse(ladder);
            return ladder.Select(v => (int)(10_000 * v * weights[i] / sum)).ToImmutableArray();
        })], []);
    }

    private static Valuation Joined(Random chance, bool falls)
    {
        ImmutableArray<int> issues = [0, 1, 2, 3, 4, 5, 6, 9];
        int[] levels = [6, 5, 3, 3, 3, 3, 2, 2];
        var combinations = levels.Aggregate(1, (n, l) => n * l);
        return Additive(chance, JoinedSizes, falls) with
        {
            Economy = new(issues,
                [.. issues.Select((issue, i) => Enumerable.Range(0, JoinedSizes[issue])
                    .Select(o => Math.Min(o, levels[i] - 1)).ToImmutableArray())],
                [.. Enumerable.Range(0, combinations).Select(_ => chance.Next(-1_000, 1_000))]),
            Linkages = [Link(0, 7), Link(3, 6), Link(2, 7), Link(1, 9)],
        };

        Linkage Link(int one, int other) => new("both",
            [new(one, [0, 1]), new(other, [1, 2])], chance.Next(-800, 800), "");
    }

    /// <summary>Plain enumeration; sums are carried along, so that a package costs its last issue only.</summary>
    private sealed class Plain
    {
        private readonly int[][] points;
        private readonly ulong[][] holds;
        private readonly int[][] levels;
        private readonly int[] bonus;
        private readonly int[] economy;
        private long largest;

        /// <summary>Both sides as one: the floor adds up the same numbers, whoever they belong to.</summary>
        public Plain(Valuation[] sides)
        {
            points = [.. sides[0].Points.Select((o, i) =>
                o.Index().Select(p => sides.Sum(s => s.Points[i][p.Index])).ToArray())];
            Linkage[] linkages = [.. sides.SelectMany(s => s.Linkages)];
            bonus = [.. linkages.Select(l => l.Points)];
            holds = [.. points.Select((options, i) => options.Index().Select(o => linkages.Index()
                .Where(l => l.Item.When.All(c => c.Issue != i || c.Options.Contains(o.Index)))
                .Aggregate(0UL, (mask, l) => mask | (1UL << l.Index))).ToArray())];
            var table = sides.Select(s => s.Economy).OfType<EconomicPoints>().FirstOrDefault();
            economy = table is null ? [0] : [.. Enumerable.Range(0, table.Points.Length)
                .Select(at => sides.Sum(s => s.Economy?.Points[at] ?? 0))];
            levels = [.. points.Select((options, i) => options.Index().Select(o =>
                table?.Issues.IndexOf(i) is { } place and >= 0
                    ? table.Levels[place][o.Index] * Stride(table, place) : 0).ToArray())];
        }

        public long LargestSum()
        {
            largest = long.MinValue;
            Go(0, 0, bonus.Length == 0 ? 0 : ulong.MaxValue >> (64 - bonus.Length), 0);
            return largest;
        }

        private void Go(int issue, long sum, ulong mask, int at)
        {
            var (mine, held, level) = (points[issue], holds[issue], levels[issue]);
            for (var o = 0; o < mine.Length; o++)
                if (issue < points.Length - 1)
                {
                    Go(issue + 1, sum + mine[o], mask & held[o], at + level[o]);
                }
                else
                {
                    var all = sum + mine[o] + economy[at + level[o]];
                    for (var left = mask & held[o]; left != 0; left &= left - 1)
                        all += bonus[BitOperations.TrailingZeroCount(left)];
                    largest = Math.Max(largest, all);
                }
        }

        private static int Stride(EconomicPoints table, int place) => Enumerable.Range(place + 1,
            table.Issues.Length - place - 1).Aggregate(1, (n, i) => n * table.LevelsOf(i));
    }
}
