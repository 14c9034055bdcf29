using TradeSim.Negotiators.Exchanges;
using Xunit;
using static TradeSim.Tests.Negotiators.Exchanges.Grounds;

namespace TradeSim.Tests.Negotiators.Exchanges;

// The references against their published formulas, worked out by hand on a pie of eleven pieces.
public sealed class ReferenceTests
{
    public static TheoryData<string> Names => [.. Bargainers.References];

    // Targets 1 - t^(1/e) at t = 0, 0.25, 0.5, 0.75, offered at the piece next above. Fails when e is taken for 1/e.
    [Theory]
    [InlineData("hardliner", 1, 1, 1, 1)]
    [InlineData("boulware", 1, 1, 1, 0.8)]
    [InlineData("linear", 1, 0.8, 0.5, 0.3)]
    [InlineData("conceder", 1, 0.5, 0.3, 0.2)]
    public void Time_tactics_concede_by_their_exponent(string name, double a, double b, double c, double d)
    {
        var own = Pie(true);
        Assert.Equal([a, b, c, d], Worth(own, Acts(name, own, 4, 0, 0, 0)).Select(u => Math.Round(u, 3)));
    }

    // Fails when the target goes down to zero and not to the reservation value.
    [Fact]
    public void Time_tactics_stop_at_what_no_deal_is_worth()
    {
        var own = Pie(true, reservation: 0.4);
        // t = 0.5: 1 - 0.6 * 0.5 = 0.7.
        Assert.Equal(0.7, Worth(own, Acts("linear", own, 2, 0))[1], 3);
    }

    // Fails when AC_next compares with the last own offer instead of the next.
    [Fact]
    public void They_accept_what_is_no_worse_than_their_next_offer()
    {
        var own = Pie(true);
        Assert.Equal(ActKind.Accept, Acts("linear", own, 4, 0, 5, 5)[2].Kind);
        Assert.Equal(ActKind.Offer, Acts("linear", own, 4, 0, 4, 4)[2].Kind);
    }

    // It gives 0.2, takes back 0.1, gives 0.3. Fails when the sign of the step is turned.
    [Fact]
    public void Tit_for_tat_gives_back_what_it_was_given_and_takes_back_what_was_taken()
    {
        var own = Pie(true);
        Assert.Equal([1, 1, 0.8, 0.9, 0.6],
            Worth(own, Acts("tit-for-tat", own, 20, 0, 2, 1, 4)).Select(u => Math.Round(u, 3)));
    }

    // One step down its list for each new offer of the other side, none for a repeated one. Fails when repeated offers count.
    [Fact]
    public void Micro_concedes_once_for_each_new_offer()
    {
        var own = Pie(true);
        var acts = Worth(own, Acts("micro", own, 20, 0, 0, 1, 2));
        Assert.Equal(1, acts[0], 6);
        Assert.Equal(0.9, acts[1], 6);
        Assert.Contains(Math.Round(acts[2], 3), new[] { 1, 0.9 });
        Assert.Equal(0.8, acts[3], 6);
        Assert.Equal(0.7, acts[4], 6);
    }

    // It does not go below the reservation value. Fails without the comparison with it.
    [Fact]
    public void Micro_stays_above_no_deal()
    {
        var own = Pie(true, reservation: 0.75);
        Assert.All(Worth(own, Acts("micro", own, 30, 0, 1, 2, 3, 4, 5, 6)), u => Assert.True(u >= 0.75));
    }

    // The time part alone at the start is the curve's first point, and the curve ends at 0.8 in a small domain.
    [Fact]
    public void The_hybrid_goes_along_its_curve_and_mirrors_steps()
    {
        var own = Pie(true);
        var still = Worth(own, Acts("hybrid", own, 100, [.. Enumerable.Repeat(0, 99)]));
        Assert.Equal(1, still[0], 6);
        Assert.Equal(0.8, still[^1], 3);
        // A gift of 0.4 at t = 0.02 is answered with about half of it.
        var answered = Worth(own, Acts("hybrid", own, 100, 0, 4));
        Assert.Equal(0.8, answered[2], 3);
    }

    // In groups of a hundredth its pie has one outcome each; it keeps to its least utility of 0.585 to the end.
    [Fact]
    public void HardHeaded_never_offers_below_its_least_utility()
    {
        var own = Pie(true);
        var worth = Worth(own, Acts("hardheaded", own, 40, [.. Enumerable.Repeat(0, 39)]));
        Assert.All(worth, u => Assert.True(u >= 0.585));
        Assert.True(worth.Distinct().Count() >= 2);
    }

    // At t = 0.9, with offers of 0.2 and 0.6 in turn: m = 0.4, s = 0.2, hope = 0.816, target = 0.79; with offers of nothing
    // 1 - 2 t^3. Fails when the target ignores what was heard.
    [Fact]
    public void AgentK_asks_for_what_offers_let_it_hope_for()
    {
        var own = Pie(true);
        Assert.All(Worth(own, Acts("agentk", own, 10, 0, 0, 0)), u => Assert.True(u >= 0.9));
        var late = Worth(own, Acts("agentk", own, 10, 2, 6, 2, 6, 2, 6, 2, 6, 2));
        Assert.All(late, u => Assert.True(u >= 0.79));
        Assert.Contains(late, u => u < 0.95);
    }

    // What the other side keeps asking for is given on the issue that it cares for. Fails when the model is not asked.
    [Theory]
    [InlineData("boa")]
    [InlineData("nice-tit-for-tat")]
    [InlineData("hardheaded")]
    public void Modelling_strategies_give_way_where_the_other_side_cares(string name)
    {
        var (own, other) = (Trade(true), Trade(false));
        // The other side holds the third issue at its best and moves on the others.
        int[] theirs = [Of(0, 0, 0), Of(1, 0, 0), Of(0, 1, 0), Of(1, 1, 0), Of(2, 1, 0), Of(1, 2, 0), Of(2, 2, 0), Of(2, 1, 0)];
        var acts = Acts(name, own, 9, theirs);
        var last = acts.Last(a => a.Kind == ActKind.Offer).Outcome;
        Assert.True(own.Space.Option(last, 2) < 3, $"{string.Join(' ', acts)}");
        Assert.True(other.Utility(last) > other.Utility(own.Rising[^1]));

        int Of(int a, int b, int c) => own.Space.Outcome(new([a, b, c]));
    }

    [Theory, MemberData(nameof(Names))]
    public void None_accepts_or_offers_worse_than_no_deal(string name)
    {
        foreach (var other in Bargainers.References)
            for (var seed = 1; seed <= 3; seed++)
            {
                var (first, second) = (Trade(true, 0.45), Trade(false, 0.4));
                var result = Bout.Play(first, second, name, other, 20, seed);
                Assert.True(result.FirstUtility >= first.Reservation - 1e-9, $"{name} against {other}");
                Assert.True(result.SecondUtility >= second.Reservation - 1e-9, $"{other} against {name}");
            }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_plays_the_same(string name) => Assert.Equal(
        Bout.Play(Trade(true), Trade(false), name, "linear", 30, 5), Bout.Play(Trade(true), Trade(false), name, "linear", 30, 5));
}
