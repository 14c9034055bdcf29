using CsCheck;
using TradeSim.Bargaining;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Laws;

/// <summary>What is shown after a deal is better for every side, permitted, and there whenever anything is.</summary>
public sealed class PostSettlementLaw
{
    [Fact]
    public void Everything_shown_is_better_for_somebody_and_worse_for_nobody() =>
        RandomScenarios.Any.SelectMany(s => RandomScenarios.Package(RandomScenarios.Sizes(s)).Select(p => (s, p)))
            .Sample((s, deal) =>
            {
                var valuations = s.Briefs.Select(b => b.Valuation).ToArray();
                bool Allows(int issue, int option) => (issue + option) % 5 != 4;
                var shown = PostSettlement.Packages(deal, [.. valuations], Allows);
                var better = Packages.All(RandomScenarios.Sizes(s)).Where(p => p.Select((o, i) => Allows(i, o)).All(a => a))
                    .Select(p => valuations.Select(v => v.Score(p) - v.Score(deal)).ToArray())
                    .Where(g => g.All(x => x >= 0) && g.Any(x => x > 0)).ToArray();
                Assert.Equal(better.Length > 0, shown.Length > 0);
                Assert.InRange(shown.Length, 0, 3);
                Assert.Equal(shown.Length, shown.Distinct().Count());
                foreach (var package in shown)
                {
                    var gains = valuations.Select(v => v.Score(package) - v.Score(deal)).ToArray();
                    Assert.All(package.Select((o, i) => Allows(i, o)), Assert.True);
                    Assert.Contains(better, g => g.SequenceEqual(gains));
                    if (better.Any(g => g.All(x => x > 0))) Assert.All(gains, g => Assert.True(g > 0));
                    Assert.DoesNotContain(better, g => g.Zip(gains).All(z => z.First >= z.Second)
                        && g.Zip(gains).Any(z => z.First > z.Second));
                }
            }, iter: 300);
}
