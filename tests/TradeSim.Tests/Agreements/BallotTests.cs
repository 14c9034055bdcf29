using CsCheck;
using TradeSim.Agreements;
using TradeSim.Scenarios;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Agreements;

public sealed class BallotTests
{
    // Fails when Chance counts a sum at the threshold as lost.
    [Fact]
    public void Chance_is_the_share_of_all_swings_that_pass() => Fronts.Sample((home, mood) =>
    {
        var package = new Package([0]);
        var (passes, all) = (0, 0);
        foreach (var swings in Packages.All([.. home.Constituencies.Select(_ => (2 * home.Swing) + 1)]))
        {
            all++;
            if (Ballot.Hold("us", home, package, mood, (voter, _) => swings[voter]).Passed) passes++;
        }

        Assert.InRange(Ballot.Chance(home, package, mood), (100.0 * passes / all) - 0.5001, (100.0 * passes / all) + 0.5001);
    }, iter: 400);

    [Fact]
    public void A_swing_stays_within_its_bounds_and_support_within_a_hundred() =>
        Gen.Select(Fronts, Gen.Int[0, 1_000_000]).Sample((front, seed) =>
        {
            var (home, mood) = front;
            var ballot = Ballot.Hold("us", home, new([0]), mood, (voter, count) => (seed + voter) % count);
            Assert.All(ballot.Votes, v => Assert.InRange(v.Swing, -home.Swing, home.Swing));
            Assert.All(ballot.Votes, v => Assert.InRange(v.Support, 0, 100));
            Assert.Equal(
                ballot.Votes.Zip(home.Constituencies, (v, c) => v.Support * c.Share).Sum(), ballot.Support);
            Assert.Equal(ballot.Support >= home.Threshold * 100, ballot.Passed);
        }, iter: 300);

    [Fact]
    public void Every_constituency_votes_by_its_share()
    {
        var ballot = Ballot.Hold("us", UsLong.Home!, Clear, 0, (_, _) => 10);
        Assert.Equal([new Vote("plants", 55, 0), new Vote("farmers", 60, 0)], ballot.Votes);
        Assert.Equal((5700, 50, true, "Plants"), (ballot.Support, ballot.Threshold, ballot.Passed, ballot.Against));
    }

    [Fact]
    public void Exactly_the_threshold_passes()
    {
        var home = new HomeFront(55, 0, [.. UsLong.Home!.Constituencies.Take(1).Select(c => c with { Share = 100 })]);
        Assert.True(Ballot.Hold("us", home, Clear, 0, (_, _) => 0).Passed);
        Assert.Equal(100, Ballot.Chance(home, Clear, 0));
        Assert.False(Ballot.Hold("us", home, Clear, -1, (_, _) => 0).Passed);
        Assert.Equal(0, Ballot.Chance(home, Clear, -1));
    }

    [Fact]
    public void A_capital_that_asks_nobody_has_nobody_against_it() =>
        Assert.Equal("", Ballot.Hold("us", new(0, 5, []), Clear, 0, (_, _) => 0).Against);

    private static Gen<(HomeFront Home, int Mood)> Fronts { get; } =
        from shares in Gen.Int[0, 100].Array[1, 4]
        from leans in Gen.Int[-20, 120].Array[4]
        from swing in Gen.Int[0, 4]
        from threshold in Gen.Int[30, 70]
        from mood in Gen.Int[-20, 20]
        let weights = Hundred(shares)
        select (new HomeFront(threshold, swing, [.. weights.Select((s, i) => new Constituency(
            $"c{i}", $"C{i}", "", s, leans[i], new([[0]], []), []))]), mood);

    /// <summary>Shares that make 100 together; the last takes what is left.</summary>
    private static int[] Hundred(int[] shares)
    {
        var whole = Math.Max(1, shares.Sum());
        int[] all = [.. shares.Select(s => s * 100 / whole)];
        all[^1] += 100 - all.Sum();
        return all;
    }
}
