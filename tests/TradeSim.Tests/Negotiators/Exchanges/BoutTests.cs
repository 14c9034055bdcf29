using TradeSim.Negotiators.Exchanges;
using Xunit;
using static TradeSim.Tests.Negotiators.Exchanges.Grounds;

namespace TradeSim.Tests.Negotiators.Exchanges;

public sealed class BoutTests
{
    // The second side has the last word: it takes the first one's last offer. Fails when a round ends after the first turn.
    [Fact]
    public void The_last_offer_of_the_first_side_can_still_be_accepted()
    {
        var result = Bout.Play(Pie(true), Pie(false), "conceder", "hardliner", 1, 1);
        Assert.Null(result.Outcome);
        var (first, second) = (new Exchange(Pie(true), 1, true, 1), new Exchange(Pie(false), 1, false, 1));
        var taken = Bout.Play(first, second, new Says(first, Act.Offer(3)), new Takes(second));
        Assert.Equal((3, 1), (taken.Outcome, taken.Rounds));
        Assert.Equal(0.3, taken.FirstUtility, 6);
        Assert.Equal(0.7, taken.SecondUtility, 6);
    }

    [Fact]
    public void No_deal_is_worth_the_reservation_values_and_may_be_had_early()
    {
        var none = Bout.Play(Pie(true, 0.3), Pie(false, 0.2), "hardliner", "hardliner", 7, 1);
        Assert.Equal((null, 7, 0.3, 0.2), (none.Outcome, none.Rounds, none.FirstUtility, none.SecondUtility));
        var (first, second) = (new Exchange(Pie(true, 0.3), 9, true, 1), new Exchange(Pie(false, 0.2), 9, false, 1));
        Assert.Equal(1, Bout.Play(first, second, new Says(first, Act.End), new Takes(second)).Rounds);
    }

    // Nobody can accept what nobody offered. Fails when the fault counts as a deal.
    [Fact]
    public void Who_accepts_nothing_ends_the_talks()
    {
        var (first, second) = (new Exchange(Pie(true), 9, true, 1), new Exchange(Pie(false), 9, false, 1));
        Assert.Null(Bout.Play(first, second, new Says(first, Act.Accept(3)), new Takes(second)).Outcome);
    }

    [Fact]
    public void Outcomes_are_numbered_as_their_packages_and_sorted_by_utility()
    {
        var own = Trade(true);
        for (var outcome = 0; outcome < own.Space.Count; outcome++)
        {
            var package = own.Space.Package(outcome);
            Assert.Equal(outcome, own.Space.Outcome(package));
            Assert.Equal(own.Valuation.Score(package) / 10_000.0, own.Utility(outcome), 9);
            for (var i = 0; i < package.Count; i++) Assert.Equal(package[i], own.Space.Option(outcome, i));
        }

        Assert.Equal(own.Utilities.Order(), own.Rising.Select(o => own.Utility(o)));
        Assert.Equal(0.6, own.Utility(own.JustAbove(0.5999)), 6);
        Assert.Throws<ArgumentException>(() => new OutcomeSpace([.. Enumerable.Repeat(10, 8)]));
    }

    private sealed class Says(Exchange talks, Act act) : Bargainer(talks)
    {
        public override Act Next() => act;
    }

    private sealed class Takes(Exchange talks) : Bargainer(talks)
    {
        public override Act Next() => Act.Accept(Talks.OnTable ?? -1);
    }
}
