using System.Collections.Immutable;
using CsCheck;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Laws;

// Spaces too large to go through: what must hold of them all the same. Fails when chains of linkages are joined
// into one group and gone through whole (this would never end), or when Staircase loses a point.
public sealed class LargeSpaceLaw
{
    private const int Issues = 12;
    private const int Options = 10;

    /// <summary>Each issue is linked to the next two: 10^12 packages, none of which stands apart.</summary>
    private static Gen<Valuation[]> Chains { get; } =
        Gen.Select(Gen.Int[0, 900].Array[2 * Issues * Options], Gen.Int[-300, 300].Array[4 * Issues]).Select(
            (points, linked) => Enumerable.Range(0, 2).Select(party => new Valuation(
                [.. Enumerable.Range(0, Issues).Select(i => Enumerable.Range(0, Options)
                    .Select(o => points[(((party * Issues) + i) * Options) + o]).ToImmutableArray())],
                [.. Enumerable.Range(0, Issues - 2).SelectMany(i => new[]
                {
                    Link(i, i + 1, linked[(party * Issues) + i]),
                    Link(i, i + 2, linked[(2 * Issues) + (party * Issues) + i]),
                })])).ToArray());

    [Fact]
    public void No_single_change_and_no_pair_of_changes_improves_a_frontier_point_of_10_to_the_12th() =>
        Chains.Sample(valuations =>
        {
            var frontier = Frontier.Of(valuations);
            Assert.True(frontier.Length > 20);
            foreach (var point in frontier)
            {
                Assert.Equal(valuations.Select(v => v.Score(point.Package)), point.Scores);
                foreach (var package in Near(point.Package))
                    Assert.False(valuations[0].Score(package) >= point.Scores[0]
                        && valuations[1].Score(package) > point.Scores[1]);
            }

            Assert.All(frontier.Zip(frontier.Skip(1)), pair => Assert.True(
                pair.First.Scores[0] < pair.Second.Scores[0] && pair.First.Scores[1] > pair.Second.Scores[1]));
        }, iter: 3);

    /// <summary>Elimination may meet issues in any order: turning the agenda round changes no score.</summary>
    [Fact]
    public void The_order_of_the_issues_does_not_matter() => Chains.Sample(valuations =>
    {
        Valuation[] turned = [.. valuations.Select(v => new Valuation([.. v.Points.Reverse()],
            [.. v.Linkages.Select(l => l with
            {
                When = [.. l.When.Select(c => c with { Issue = Issues - 1 - c.Issue })],
            })]))];
        Assert.Equal(Frontier.Of(valuations).Select(p => (p.Scores[0], p.Scores[1])),
            Frontier.Of(turned).Select(p => (p.Scores[0], p.Scores[1])));
    }, iter: 3);

    private static IEnumerable<Package> Near(Package package) =>
        from i in Enumerable.Range(0, Issues)
        from o in Enumerable.Range(0, Options)
        let one = package.With(i, o)
        from p in Enumerable.Range(0, 4).Select(k => (o * k) % Options).Select(k => one.With((i + 1) % Issues, k))
            .Prepend(one)
        select p;

    private static Linkage Link(int one, int other, int points) => new("chain",
        [new(one, [one % Options, (one + 3) % Options, 9]), new(other, [1, other % Options, 8])], points, "");
}
