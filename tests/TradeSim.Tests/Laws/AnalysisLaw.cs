using System.Collections.Immutable;
using CsCheck;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// The analysis against brute force over every package, by the definitions. Fails when Elimination forgets a table
// of the settled issue or sums only one of two messages, when ScoreTable misplaces a wide group's digits, when
// Staircase or Maxima keeps what is covered or drops what is not (its halves and its sweep need hundreds of points
// of four parties), when Choice leaves out a party, or when Improvement stops at the first change that suits.
public sealed class AnalysisLaw
{
    private const int Domains = 500;

    private sealed record Domain(Valuation[] Valuations, int[] Disagreement, int[] Sizes)
    {
        public Package[] All { get; } = [.. Packages.All(Sizes)];

        public int[] Score(Package package) => [.. Valuations.Select(v => v.Score(package))];

        public override string ToString() =>
            $"{string.Join('x', Sizes)} for {Valuations.Length}: {string.Join(" | ", Valuations.Select(v =>
                string.Join(' ', v.Points.Select(p => $"[{string.Join(',', p)}]"))
                + string.Concat(v.Linkages.Select(l => $" {l.Points} if {string.Join('&', l.When.Select(c =>
                    $"{c.Issue}:{string.Join('/', c.Options)}"))}"))
                + (v.Economy is null ? "" : " and an economy")))}; d {string.Join(',', Disagreement)}";
    }

    private static Gen<Domain> Any { get; } =
        from parties in Gen.Int[2, 4]
        from sizes in Gen.Int[2, 4].Array[2, 5]
        from valuations in RandomScenarios.ValuationOf(sizes).Array[parties]
        from disagreement in Gen.Int[-10, 30].Array[parties]
        select new Domain(valuations, disagreement, sizes);

    [Fact]
    public void The_frontier_and_its_solutions_are_those_of_brute_force() => Any.Sample(domain =>
    {
        var all = domain.All.Select(domain.Score).ToArray();
        var frontier = Frontier.Of(domain.Valuations);
        Assert.Equal(Efficient(all), frontier.Select(p => string.Join(',', p.Scores)).Order());
        Assert.All(frontier, p => Assert.Equal(domain.Score(p.Package), p.Scores));

        var rational = all.Where(s => Packages.Covers(s, domain.Disagreement)).ToArray();
        var found = Solutions.Of(frontier, [.. domain.Disagreement]);
        Assert.Equal(rational.Length == 0, found is null);
        if (found is null) return;
        var ideal = domain.Disagreement.Select((_, i) => rational.Max(s => s[i])).ToArray();
        Best(found.Nash, g => g.Aggregate((a, b) => a * b));
        Best(found.KalaiSmorodinsky, g => g.Select((gain, i) => ideal[i] == domain.Disagreement[i] ? 1
            : gain / (ideal[i] - domain.Disagreement[i])).Min());
        Best(found.Egalitarian, g => g.Min());
        Best(found.Utilitarian, g => g.Sum());

        // Best to 1e-9, and of what is as good none has a larger first score.
        void Best(FrontierPoint point, Func<double[], double> by)
        {
            double Of(IEnumerable<int> s) => by([.. s.Select((u, i) => (double)u - domain.Disagreement[i])]);
            var best = rational.Max(Of);
            Assert.Equal(best, Of(point.Scores), 1e-9);
            Assert.Equal(rational.Where(s => Of(s) >= best - 1e-9).Max(s => s[0]), point.Scores[0]);
        }
    }, iter: Domains);

    [Fact]
    public void What_a_deal_left_and_the_smallest_improvement_are_those_of_brute_force() =>
        Gen.Select(Any, Gen.Int[0, 1023]).Sample((domain, at) =>
        {
            var deal = domain.All[at % domain.All.Length];
            var scores = domain.Score(deal);
            var frontier = Frontier.Of(domain.Valuations);
            var gains = domain.All.Select(p => (Package: p, Gain: domain.Score(p).Zip(scores, (a, b) => a - b)
                .ToArray())).ToArray();

            var left = LeftOnTheTable.Of(frontier, [.. scores]);
            Assert.Equal(gains.Where(g => g.Gain.Min() >= 0).Max(g => g.Gain.Sum()), left.Together);
            for (var i = 0; i < scores.Length; i++)
                Assert.Equal(gains.Where(g => g.Gain.Index().All(x => x.Index == i || x.Item >= 0))
                    .Max(g => g.Gain[i]), left.ByParty[i]);

            var better = gains.Where(g => g.Gain.Min() > 0)
                .Select(g => (Size: g.Package.DiffersFrom(deal).Count(), Sum: g.Gain.Sum())).ToArray();
            var smallest = Improvement.Smallest(deal, domain.Valuations, frontier);
            Assert.Equal(better.Length == 0, smallest is null);
            if (smallest is null) return;
            var size = better.Min(b => b.Size);
            Assert.Equal((size, better.Where(b => b.Size == size).Max(b => b.Sum)),
                (smallest.Changes.Length, smallest.Gains.Sum()));
            var changed = smallest.Changes.Aggregate(deal, (p, c) => p.With(c.Issue, c.Option));
            Assert.Equal(domain.Score(changed).Zip(scores, (a, b) => a - b), smallest.Gains);
        }, iter: Domains);

    [Fact]
    public void Stakes_are_the_widest_change_that_one_issue_makes() => Any.Sample(domain =>
    {
        var shares = Logrolling.Of(PackageSpace.Of(domain.Valuations)).Shares;
        for (var party = 0; party < shares.Length; party++)
        {
            var valuation = domain.Valuations[party];
            double[] stakes = [.. domain.Sizes.Select((n, issue) => domain.All.Max(p =>
                Enumerable.Range(0, n).Max(o => (double)valuation.Change(p, issue, o))))];
            for (var issue = 0; issue < stakes.Length; issue++)
                Assert.Equal(stakes.Sum() == 0 ? 0 : stakes[issue] / stakes.Sum(), shares[party][issue], 1e-9);
        }
    }, iter: Domains);

    /// <summary>Many wide linkages, for which one table over all their issues is smaller than one each.</summary>
    [Fact]
    public void Linkages_over_nearly_all_issues_are_counted_too() =>
        Gen.Select(Gen.Int[2, 4], Gen.Int[0, 4].Array[6], Gen.Int[-20, 20].Array[24]).Sample(
            (parties, left, points) =>
            {
                int[] sizes = [2, 3, 2, 3, 2];
                Valuation[] valuations = [.. Enumerable.Range(0, parties).Select(party => new Valuation(
                    [.. sizes.Select((n, i) => Enumerable.Range(0, n)
                        .Select(o => points[(party + (5 * i) + (3 * o)) % 24]).ToImmutableArray())],
                    [.. left.Select((without, k) => new Linkage("wide",
                        [.. Enumerable.Range(0, 5).Where(i => i != without)
                            .Select(i => new Condition(i, [(i + k + party) % sizes[i]]))],
                        points[(7 * k) + party < 24 ? (7 * k) + party : k], ""))]))];
                var all = Packages.All(sizes).Select(p => valuations.Select(v => v.Score(p)).ToArray()).ToArray();
                Assert.Equal(Efficient(all),
                    Frontier.Of(valuations).Select(p => string.Join(',', p.Scores)).Order());
            }, iter: 200);

    private static IEnumerable<string> Efficient(int[][] all)
    {
        int[][] distinct = [.. all.DistinctBy(s => string.Join(',', s))];
        return distinct.Where(s => !distinct.Any(other => other != s && Covers(other, s)))
            .Select(s => string.Join(',', s)).Order();
    }

    private static bool Covers(int[] one, int[] other)
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i] < other[i])
                return false;
        return true;
    }
}
