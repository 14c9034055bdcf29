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

    // At t = 0.8 of ten turns: 1 - 0.8 (0.95 t)^5 = 0.797, whatever it was offered. Fails when short talks go by the aim.
    [Fact]
    public void In_short_talks_it_goes_by_the_clock()
    {
        var own = Trade(true);
        var worth = Worth(own, Acts("envoy", own, 10, [.. Enumerable.Repeat(0, 9)]));
        Assert.InRange(worth[8], 0.797, 0.87);
        Assert.All(worth[..5], u => Assert.True(u > 0.95));
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

    // Nobody answers its last offer, so it takes what is better than nothing. Fails when IsLastWord is not asked.
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

    // What it gives at the same price to itself pleases the other side more. Fails when the model hears nothing.
    [Fact]
    public void It_learns_what_the_other_side_cares_for()
    {
        var (own, other) = (Trade(true), Trade(false));
        int[] theirs = [.. Enumerable.Range(0, 9).Select(n => own.Space.Outcome(new([n % 3, (n + 1) % 3, 0])))];
        var offer = Acts("envoy", own, 10, theirs).Last(a => a.Kind == ActKind.Offer).Outcome;
        var price = own.Utility(offer);
        var alike = Enumerable.Range(0, own.Space.Count).Where(o => Math.Abs(own.Utility(o) - price) < 0.06).ToArray();
        Assert.True(other.Utility(offer) >= alike.Average(o => other.Utility(o)));
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
