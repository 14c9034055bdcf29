using System.Diagnostics;
using CsCheck;
using TradeSim.Debriefs;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Debriefs;

public sealed class MissedTradeLaw(ITestOutputHelper output)
{
    private sealed record Case(Scenario Scenario, Package From, bool AgainstNoDeal);

    private static Gen<Case> Cases { get; } =
        from scenario in RandomScenarios.Any
        from package in RandomScenarios.Package(RandomScenarios.Sizes(scenario))
        from againstNoDeal in Gen.Bool
        select new Case(scenario, package, againstNoDeal);

    // Fails when TradeSearch.Keep lets a trade count that is as good as a part of it, and when Worth.Most leaves the
    // linkages out.
    [Fact]
    public void The_missed_trades_are_those_that_trying_every_package_finds() => Cases.Sample(c =>
    {
        var valuations = c.Scenario.Briefs.Select(b => b.Valuation).ToArray();
        int[] got = [.. c.Scenario.Briefs.Select(b => c.AgainstNoDeal ? b.Reservation : b.Valuation.Score(c.From))];
        var found = MissedTrade.Of(valuations, c.From, got, MissedTrade.Permitted(c.Scenario));
        Assert.Equal(ByTrying(c.Scenario, c.From, got).Order(), found.Select(Text).Order());
    }, iter: 600);

    // Fails when MissedTrade.Of orders by gains before it orders by changes.
    [Fact]
    public void Those_better_for_all_come_first_then_the_smallest_then_the_largest_gain() => Cases.Sample(c =>
    {
        var found = MissedTrade.Of([.. c.Scenario.Briefs.Select(b => b.Valuation)], c.From,
            [.. c.Scenario.Briefs.Select(b => b.Valuation.Score(c.From))], _ => true);
        foreach (var (a, b) in found.Zip(found.Skip(1)))
        {
            Assert.True(a.IsBetterForAll || !b.IsBetterForAll);
            if (a.IsBetterForAll != b.IsBetterForAll) continue;
            Assert.True(a.Changes.Length <= b.Changes.Length);
            Assert.True(a.Changes.Length < b.Changes.Length || a.Gains.Sum() >= b.Gains.Sum());
        }

        var shown = MissedTrade.Apart(found, 3);
        Assert.Equal(shown.Sum(t => t.Changes.Length), shown.SelectMany(t => t.Changes).DistinctBy(o => o.Issue).Count());
        Assert.Equal(found.Take(1), shown.Take(1));
    }, iter: 300);

    /// <summary>London's issues, its economy and its linkages; the slow browser has a fiftieth of this machine.</summary>
    [Fact]
    public void London_is_searched_at_once()
    {
        var london = PlayedSessions.Read("london-2025");
        var valuations = london.Briefs.Select(b => b.Valuation).ToArray();
        foreach (var from in new[] { london.Agenda.StatusQuo, london.History.Outcome })
        {
            int[] got = [.. valuations.Select(v => v.Score(from))];
            var watch = Stopwatch.StartNew();
            var found = MissedTrade.Of(valuations, from, got, MissedTrade.Permitted(london));
            output.WriteLine($"{found.Length} trades in {watch.Elapsed.TotalMilliseconds:0.0} ms");
            Assert.Equal(ByTrying(london, from, got, 3).Order(), found.Select(Text).Order());
        }
    }

    /// <summary>Every package that differs on one to three issues, and of these what no smaller change does as well.</summary>
    private static IEnumerable<string> ByTrying(Scenario scenario, Package from, int[] got, int most = 3)
    {
        var kinds = new Dictionary<Package, int>();
        foreach (var package in Within(scenario, from, 0, most))
        {
            int[] gains = [.. scenario.Briefs.Select((b, i) => b.Valuation.Score(package) - got[i])];
            kinds[package] = gains.All(g => g > 0) ? 2 : gains.All(g => g >= 0) && gains.Any(g => g > 0) ? 1 : 0;
        }

        foreach (var (package, kind) in kinds)
        {
            var changed = package.DiffersFrom(from).ToArray();
            if (kind == 0 || changed.Length == 0) continue;
            var isMinimal = Enumerable.Range(0, (1 << changed.Length) - 1).All(part => kinds[changed
                .Where((_, i) => ((part >> i) & 1) == 1)
                .Aggregate(from, (p, issue) => p.With(issue, package[issue]))] < kind);
            if (isMinimal) yield return $"{string.Join(' ', changed.Select(i => $"{i}={package[i]}"))}: "
                + string.Join(' ', scenario.Briefs.Select((b, i) => b.Valuation.Score(package) - got[i]));
        }
    }

    private static IEnumerable<Package> Within(Scenario scenario, Package from, int issue, int most)
    {
        if (issue == from.Count) return [from];
        return Within(scenario, from, issue + 1, most).Concat(most == 0 ? [] : Enumerable
            .Range(0, scenario.Agenda.Issues[issue].Options.Length)
            .Where(o => o != from[issue] && !scenario.Briefs.Any(b => b.Mandate.Forbidden.Contains(new(issue, o))))
            .SelectMany(o => Within(scenario, from.With(issue, o), issue + 1, most - 1)));
    }

    private static string Text(MissedTrade trade) =>
        $"{string.Join(' ', trade.Changes.Select(c => $"{c.Issue}={c.Option}"))}: {string.Join(' ', trade.Gains)}";
}
