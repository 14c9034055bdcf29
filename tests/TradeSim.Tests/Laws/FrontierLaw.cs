using System.Collections.Immutable;
using CsCheck;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

// Fails when Term drops an issue of a linkage, when Staircase keeps what only equals or falls below the best second
// score, when Solutions looks at irrational points too, or when Zone counts scores
// above instead of at least the reservation value.
public sealed class FrontierLaw
{
    private const int Plays = 400;

    [Fact]
    public void No_package_dominates_a_frontier_point_and_every_package_is_covered_by_one() =>
        RandomScenarios.Any.Sample(scenario =>
        {
            var all = Scored(scenario);
            var frontier = Frontier.Of(Valuations(scenario));
            foreach (var point in frontier)
            {
                Assert.Equal(all[point.Package], point.Scores);
                Assert.DoesNotContain(all.Values, other => Packages.Dominates(other, point.Scores));
            }

            Assert.All(all.Values, s => Assert.Contains(frontier, p => Packages.Covers(p.Scores, s)));
            Assert.Equal(frontier.Length, frontier.Select(p => string.Join(',', p.Scores)).Distinct().Count());
            Assert.Equal(frontier.Select(p => p.Scores[0]).Order(), frontier.Select(p => p.Scores[0]));
        }, iter: Plays);

    [Fact]
    public void A_frontier_of_what_is_allowed_is_that_of_the_allowed_packages() =>
        Gen.Select(RandomScenarios.Any, Gen.Int[0, 4], Gen.Int[0, 3]).Sample((scenario, issue, option) =>
        {
            bool Allows(int i, int o) => (i, o) != (issue, option);
            var all = Scored(scenario).Where(p => p.Key.Select((o, i) => Allows(i, o)).All(ok => ok))
                .Select(p => p.Value).ToArray();
            Assert.Equal(Efficient(all), Keys(Frontier.Of(Valuations(scenario), Allows).Select(p => p.Scores)));
        }, iter: Plays);

    [Fact]
    public void Solutions_lie_on_the_frontier_respect_reservation_values_and_are_the_best_there_is() =>
        RandomScenarios.Any.Sample(scenario =>
        {
            var d = scenario.Briefs.Select(b => b.Reservation).ToImmutableArray();
            var rational = Scored(scenario).Values.Where(s => Packages.Covers(s, d)).ToArray();
            var frontier = Frontier.Of(Valuations(scenario));
            var found = Solutions.Of(frontier, d);
            Assert.Equal(rational.Length == 0, found is null);
            if (found is null) return;
            var ideal = d.Select((_, i) => rational.Max(s => s[i])).ToArray();

            Best(found.Nash, s => Gains(s).Aggregate(1L, (a, g) => a * g));
            Best(found.KalaiSmorodinsky, s => Gains(s)
                .Select((g, i) => ideal[i] == d[i] ? new(1, 1) : new Fraction(g, ideal[i] - d[i])).Min());
            Best(found.Egalitarian, s => Gains(s).Min());
            Best(found.Utilitarian, s => Gains(s).Sum());

            int[] Gains(ImmutableArray<int> scores) => [.. scores.Select((u, i) => u - d[i])];

            void Best<T>(FrontierPoint point, Func<ImmutableArray<int>, T> by) where T : IComparable<T>
            {
                Assert.Contains(point, frontier);
                Assert.True(Packages.Covers(point.Scores, d));
                Assert.Equal(0, by(point.Scores).CompareTo(rational.Max(by)));
            }
        }, iter: Plays);

    [Fact]
    public void The_zone_counts_what_brute_force_counts() => RandomScenarios.Any.Sample(scenario =>
    {
        var all = Scored(scenario);
        var reservations = scenario.Briefs.Select(b => b.Reservation).ToArray();
        var inZone = all.Where(p => Packages.Covers(p.Value, reservations)).ToArray();
        var permitted = inZone.Count(p => scenario.Briefs.All(b =>
            b.Mandate.Permits(p.Key, b.Valuation.Score(p.Key))));

        var zone = Zone.Of(scenario);
        Assert.Equal((all.Count, inZone.Length, permitted), (zone.Packages, zone.InZone, zone.Permitted));
        Assert.Equal(all.Count, scenario.Agenda.Packages);
        Assert.Equal(all.Values.Max(s => s.Sum()) - reservations.Sum(), zone.LargestJointGain);
        Assert.Equal(
            all[Zone.Middle(scenario.Agenda, Valuations(scenario))].Sum() - reservations.Sum(),
            zone.MiddleJointGain);
        Assert.InRange(zone.IntegrativeIndex, 0, 1);
    }, iter: Plays);

    [Fact]
    public void Random_scenarios_have_zones_and_none_and_linkages_that_count()
    {
        var (zones, none, linked) = (0, 0, 0);
        RandomScenarios.Any.Sample(scenario =>
        {
            Interlocked.Increment(ref Zone.Of(scenario).InZone > 0 ? ref zones : ref none);
            if (scenario.Briefs.Any(b => b.Valuation.Linkages.Any(l =>
                l.When.Select(c => c.Issue).Distinct().Count() > 1)))
                Interlocked.Increment(ref linked);
        }, iter: 200);
        Assert.True(zones > 30 && none > 10 && linked > 50, $"{zones} {none} {linked}");
    }

    /// <summary>Compares exactly: the code under test divides decimals, the law multiplies out.</summary>
    private readonly record struct Fraction(long Above, long Below) : IComparable<Fraction>
    {
        public int CompareTo(Fraction other) => (Above * other.Below).CompareTo(other.Above * Below);
    }

    private static Valuation[] Valuations(Scenario scenario) =>
        [.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id).Valuation)];

    private static Dictionary<Package, ImmutableArray<int>> Scored(Scenario scenario) =>
        Packages.All([.. scenario.Agenda.Issues.Select(i => i.Options.Length)])
            .ToDictionary(p => p, p => Valuations(scenario).Select(v => v.Score(p)).ToImmutableArray());

    private static IEnumerable<string> Efficient(IReadOnlyCollection<ImmutableArray<int>> all) =>
        Keys(all.Where(s => !all.Any(other => Packages.Dominates(other, s))));

    private static IEnumerable<string> Keys(IEnumerable<ImmutableArray<int>> scores) =>
        scores.Select(s => string.Join(',', s)).Distinct().Order(StringComparer.Ordinal);
}
