using CsCheck;
using TradeSim.Negotiators.Exchanges;
using Xunit;
using static TradeSim.Tests.Negotiators.Exchanges.Grounds;

namespace TradeSim.Tests.Negotiators.Exchanges;

public sealed class EnvoyBargainerTests
{
    // Fails when it settles before it has to: its offers are worth nearly all to it for most of the time.
    [Fact]
    public void It_waits_and_gives_way_late()
    {
        var own = Trade(true);
        var worth = Worth(own, Acts("envoy", own, 30, [.. Enumerable.Repeat(0, 29)]));
        Assert.True(worth[15] > 0.8);
        Assert.True(worth[^1] < worth[15]);
    }

    // At t = 0.8 of ten turns: 1 - 0.76 (0.95 t)^3.7 = 0.725. Fails when short talks go by the aim.
    [Fact]
    public void In_short_talks_it_goes_by_the_clock()
    {
        var own = Trade(true);
        var worth = Worth(own, Acts("envoy", own, 10, [.. Enumerable.Repeat(0, 9)]));
        Assert.InRange(worth[8], 0.724, 0.78);
        Assert.All(worth[..5], u => Assert.True(u > 0.9));
    }

    // With the last word and something to take: 1 - 0.76 (0.95 t)^5 = 0.807. Fails when the seats wait alike.
    [Theory]
    [InlineData(1, 0.807, 0.87)]
    [InlineData(0, 0.724, 0.78)]
    public void With_the_last_word_and_something_to_take_it_waits_more(int first, double low, double high)
    {
        var own = Trade(true);
        var talks = new Exchange(own, 10, movesFirst: false, seed: 3);
        var envoy = Bargainers.Create("envoy", talks);
        for (var turn = 0; turn < 9; turn++)
        {
            talks.Heard(own.Space.Outcome(new([first, 1, 0])));
            talks.Offered(envoy.Next().Outcome);
        }

        Assert.InRange(own.Utility(talks.Ours[^1]), low, high);
    }

    // The best was 0.5, 0.26 above the least: 0.46 is within a fifth of it, 0.43 not. Fails without Nearly.
    [Fact]
    public void In_the_end_it_takes_what_is_nearly_as_good_as_the_best_it_was_offered()
    {
        var own = Trade(true);
        int best = own.Space.Outcome(new([2, 1, 0])), poor = own.Space.Outcome(new([0, 1, 0]));
        int near = own.Space.Outcome(new([2, 0, 2])), far = own.Space.Outcome(new([2, 0, 1]));
        Assert.Equal(Act.Accept(near), Acts("envoy", own, 6, poor, best, poor, poor, near)[^1]);
        Assert.Equal(Act.Offer(best), Acts("envoy", own, 6, poor, best, poor, poor, far)[^1]);
    }

    // With two turns left: random options that become better are worth a wait. Fails without HardlyBetter.
    [Fact]
    public void Who_comes_nearer_is_not_taken_for_erratic()
    {
        var own = Trade(true);
        int[][] offers =
            [[0, 1, 0], [1, 0, 1], [0, 2, 0], [1, 1, 2], [0, 3, 1], [2, 0, 3], [1, 3, 0], [2, 1, 1]];
        int[] rising = [.. offers.Select(o => own.Space.Outcome(new([.. o])))];
        Assert.True(Worth(own, Acts("envoy", own, 10, rising))[8] > 0.7);
        Assert.Equal(Act.Offer(rising[^1]), Acts("envoy", own, 10, [.. rising.Reverse()])[8]);
    }

    // As the side that is answered last it takes up the other side's best offer. Fails without ClosesWith.
    [Fact]
    public void In_the_end_it_takes_up_the_best_it_was_offered()
    {
        var own = Trade(true);
        int best = own.Space.Outcome(new([2, 1, 0])), last = own.Space.Outcome(new([0, 1, 0]));
        var acts = Acts("envoy", own, 6, last, best, last, last, last);
        Assert.Equal(Act.Offer(best), acts[^1]);
    }

    // From 0.2 to 1 it keeps 0.05 in ten turns and 0.15 in thirty: 0.24 and 0.32. Fails without a reserve.
    [Theory]
    [InlineData(10, 0, 2, 1, ActKind.Offer)]
    [InlineData(10, 0, 2, 2, ActKind.Accept)]
    [InlineData(30, 1, 1, 0, ActKind.Offer)]
    [InlineData(30, 1, 1, 1, ActKind.Accept)]
    public void With_the_last_word_it_takes_no_less_than_its_least(
        int turns, int a, int b, int c, ActKind kind)
    {
        var own = Trade(true);
        var talks = new Exchange(own, turns, movesFirst: false, seed: 1) { Missed = turns - 1 };
        talks.Heard(own.Space.Outcome(new([a, b, c])));
        Assert.Equal(kind, Bargainers.Create("envoy", talks).Next().Kind);
    }

    // Nobody answers its last offer: what is no less than its least is taken. Fails without IsLastWord.
    [Fact]
    public void With_the_last_word_it_takes_what_is_better_than_no_deal()
    {
        var own = Trade(true);
        var talks = new Exchange(own, 1, movesFirst: false, seed: 1);
        talks.Heard(own.Space.Outcome(new([1, 1, 0])));
        Assert.Equal(ActKind.Accept, Bargainers.Create("envoy", talks).Next().Kind);
        var poor = new Exchange(own, 1, movesFirst: false, seed: 1);
        poor.Heard(own.Space.Outcome(new([0, 1, 0])));
        Assert.Equal(ActKind.Offer, Bargainers.Create("envoy", poor).Next().Kind);
    }

    // They always keep the third issue and change the others, so it counts most. Fails when the model hears nothing.
    [Fact]
    public void It_learns_what_the_other_side_cares_for()
    {
        var own = Trade(true);
        var model = new FrequencyModel(own.Space);
        for (var n = 0; n < 9; n++) model.Hear(own.Space.Outcome(new([n % 3, (n + 1) % 3, 0])), n / 10.0);
        double[] spread = [.. model.Valuation(own.Valuation.Points).Points.Select(p => p.Max() - p.Min())];
        Assert.True(spread[2] > 2 * spread[0] && spread[2] > 2 * spread[1], string.Join(' ', spread));
    }

    // The same exchange, whoever sits opposite: nothing but offers is known. Fails when a profile of the other side leaks in.
    [Fact]
    public void Its_acts_follow_from_the_offers_alone() =>
        Gen.Int[0, 63].Array[1, 20].Sample(theirs =>
        {
            var own = Trade(true);
            Assert.Equal(Acts("envoy", own, 25, theirs), Acts("envoy", own, 25, theirs));
        }, iter: 30);

    // Higher levels bring home more against the same field. Fails when a level is ignored.
    [Fact]
    public void Levels_are_in_order()
    {
        double[] means = [.. Enumerable.Range(1, 5).Select(level => Mean($"envoy@{level}"))];
        Assert.Equal(means.Order(), means);
        Assert.True(means[4] - means[0] > 0.1, string.Join(' ', means));

        static double Mean(string name) => (
            from other in Bargainers.References
            from isFirst in new[] { true, false }
            from seed in Enumerable.Range(1, 2)
            let result = isFirst ? Bout.Play(Trade(true), Trade(false), name, other, 30, seed)
                : Bout.Play(Trade(true), Trade(false), other, name, 30, seed)
            select isFirst ? result.FirstUtility : result.SecondUtility).Average();
    }

    // Personas differ in what they ask for. Fails when the manner is ignored.
    [Fact]
    public void A_hardliner_gives_way_later_than_a_dealmaker()
    {
        var own = Trade(true);
        int[] theirs = [.. Enumerable.Repeat(own.Space.Outcome(new([1, 1, 0])), 24)];
        Assert.True(Worth(own, Acts("envoy:hardliner", own, 30, theirs)).Average()
            > Worth(own, Acts("envoy:dealmaker", own, 30, theirs)).Average());
    }
}
