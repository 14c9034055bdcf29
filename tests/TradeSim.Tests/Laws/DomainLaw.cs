using System.Text.Json;
using CsCheck;
using TradeSim.Tests.Cli;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Domains of other platforms have real utilities: what `analyse` tells of random ones is what brute force over all
// outcomes finds, with ties to 1e-9. Fails when Subject adds up in too coarse a unit, compares without a tolerance
// (thirds and sevenths then tie only nearly), or forgets to multiply a weight.
public sealed class DomainLaw
{
    private sealed record Random(int[] Sizes, double[][][] Values, double[][] Weights, double[] Reservation)
    {
        public double[] Utilities(IReadOnlyList<int> outcome) => [.. Values.Select((issues, party) =>
            issues.Select((options, i) => Weights[party][i] * options[outcome[i]]).Sum())];
    }

    // Few distinct fractions, so that many sums are equal but for their last digits.
    private static Gen<double> Fraction { get; } =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 2]).Select((a, b) => a / (double)(b == 0 ? 3 : b == 1 ? 7 : 10));

    private static Gen<Random> Any { get; } =
        from parties in Gen.Int[2, 4]
        from sizes in Gen.Int[1, 4].Array[1, 4]
        from values in Gen.Select(Fraction.Array[4].Array[4].Array[parties], v => v)
        from weights in Fraction.Array[4].Array[parties]
        from reservation in Gen.Int[0, 10].Select(r => r / 10.0).Array[parties]
        select new Random(sizes,
            [.. values.Select(v => sizes.Select((n, i) => v[i].Take(n).ToArray()).ToArray())],
            [.. weights.Select(w => w.Take(sizes.Length).ToArray())], reservation);

    [Fact]
    public void What_is_told_of_a_random_domain_is_what_brute_force_finds() => Any.Sample(domain =>
    {
        double[][] all = [.. Packages.All(domain.Sizes).Select(domain.Utilities)];
        var found = Analysed(domain);
        double[][] frontier = [.. found.GetProperty("frontier").EnumerateArray().Select(Utilities)];
        Assert.Equal(frontier.Select(u => u[0]).Order(), frontier.Select(u => u[0]));
        Assert.All(frontier, u => Assert.DoesNotContain(all, other => Dominates(other, u)));
        Assert.All(all, u => Assert.Single(frontier.Where(f => Covers(f, u)).Take(1)));
        for (var i = 0; i < frontier.Length; i++)
            Assert.DoesNotContain(frontier.Skip(i + 1), other => Covers(other, frontier[i]));

        var rational = all.Where(u => Covers(u, domain.Reservation)).ToArray();
        if (rational.Length == 0)
        {
            Assert.Equal(JsonValueKind.Null, found.GetProperty("solutions").ValueKind);
            return;
        }

        double[] ideal = [.. domain.Reservation.Select((_, p) => rational.Max(u => u[p]))];
        Best("nash", g => g.Aggregate(1.0, (product, gain) => product * gain));
        Best("egalitarian", g => g.Min());
        Best("utilitarian", g => g.Sum());
        Best("kalai_smorodinsky", g => g.Select((gain, p) =>
            ideal[p] - domain.Reservation[p] < 1e-9 ? 1 : gain / (ideal[p] - domain.Reservation[p])).Min());

        void Best(string name, Func<double[], double> by)
        {
            double Of(double[] u) => by([.. u.Select((x, p) => Math.Max(0, x - domain.Reservation[p]))]);
            var solution = Utilities(found.GetProperty("solutions").GetProperty(name));
            Assert.Equal(rational.Max(Of), Of(solution), 2e-8);
            Assert.True(Covers(solution, domain.Reservation));
        }
    }, iter: 300, threads: 1);

    private static JsonElement Analysed(Random domain)
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-law").FullName;
        var files = domain.Values.Select((values, p) =>
        {
            var file = Path.Combine(folder, $"profile{p}.json");
            File.WriteAllText(file, JsonSerializer.Serialize(new
            {
                reservationValue = domain.Reservation[p],
                issueWeights = domain.Weights[p].Index().ToDictionary(w => $"i{w.Index}", w => w.Item),
                issues = values.Index().ToDictionary(i => $"i{i.Index}",
                    i => i.Item.Index().ToDictionary(o => $"o{o.Index}", o => o.Item)),
            }));
            return file;
        }).ToArray();
        var typed = Typed.In(["analyse", .. files, "--json"]);
        Directory.Delete(folder, recursive: true);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        return typed.Json;
    }

    private static double[] Utilities(JsonElement point) =>
        [.. point.GetProperty("utilities").EnumerateArray().Select(u => u.GetDouble())];

    private static bool Covers(double[] one, double[] other) =>
        one.Zip(other).All(pair => pair.First >= pair.Second - 1e-9);

    private static bool Dominates(double[] one, double[] other) =>
        Covers(one, other) && one.Zip(other).Any(pair => pair.First > pair.Second + 1e-9);
}
