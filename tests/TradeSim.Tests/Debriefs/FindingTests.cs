using TradeSim.Debriefs;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Debriefs;

public sealed class FindingTests
{
    private static T Single<T>(RoomSet rooms) where T : Finding =>
        Debriefing.Of(PlayedSessions.Of(rooms).Single()).OfType<T>().Single();

    // Fails when TurningPoints.HintsUnused does not ask whether the price stands in the deal.
    [Fact]
    public void A_hint_whose_price_was_paid_is_told_with_what_it_was_worth()
    {
        var hint = Single<Finding.HintUnused>(Story.HintUnused);
        Assert.Equal(("us", "china", 20), (hint.By, hint.Party, hint.More));
        Assert.Equal([new(0, 1)], hint.Left);
    }

    // Fails when TurningPoints.TookLess looks at the acceptor's own offers.
    [Fact]
    public void To_take_less_than_the_same_side_had_offered_is_told()
    {
        var rooms = Story.Of(Story.Free,
            (Small.China, new TableCommand.MakeOffer(Small.Middle, "")),
            (Small.Us, new TableCommand.RejectOffer(1, "no")),
            (Small.China, new TableCommand.MakeOffer(Small.Hold, "")),
            (Small.Us, new TableCommand.AcceptOffer(2)));
        var less = Single<Finding.TookLess>(rooms);
        Assert.Equal(("us", 2, 1, 30), (less.Party, less.Taken.Number, less.Earlier.Number, less.Less));
    }

    // Fails when MissedTrades.OfNone measures against the offer's own scores.
    [Fact]
    public void Without_a_deal_a_last_offer_is_mended_to_be_better_for_both_than_none()
    {
        var free = Story.Free with
        {
            Briefs = [.. Story.Free.Briefs.Select(b => b with { Reservation = b.Party == "us" ? 40 : 15 })],
        };
        var rooms = Story.Of(free,
            (Small.Us, new TableCommand.MakeOffer(new([0, 1]), "")),
            (Small.China, new TableCommand.LeaveTalks("enough")));
        var missed = Single<Finding.Missed>(rooms);
        Assert.Equal([new(0, 2)], missed.Trade.Changes);
        Assert.Equal([5, 25], missed.Trade.Gains);
        Assert.Equal(1, missed.Offer);
        var known = missed.Known.Single();
        Assert.Equal("us", known.Learns.Single().Party);
        Assert.Null(known.Learns.Single().From);
    }

    // Fails when Hearsay takes what a caucus said for what everybody heard.
    [Fact]
    public void What_two_said_in_a_caucus_a_third_could_not_have_known()
    {
        var rooms = Story.Of(Story.OfThree, (Small.Us, new TableCommand.SayWords("good morning")));
        var caucus = rooms.Caucuses.Keys.Single(c => c.EndsWith("us+china", StringComparison.Ordinal));
        Assert.Null(rooms.Tell(Small.China, caucus, "aside",
            new TableCommand.SendSignal([new(0, 1)], [new(1, 0)]), Small.Nine.AddSeconds(10)));
        Assert.Null(rooms.Tell(Small.Us, "first", new TableCommand.MakeOffer(new([0, 1]), ""), Small.Nine.AddSeconds(20)));
        Assert.Null(rooms.Tell(Small.China, "yes", new TableCommand.AcceptOffer(1), Small.Nine.AddSeconds(30)));
        Assert.Null(rooms.Tell(Small.Eu, "too", new TableCommand.AcceptOffer(1), Small.Nine.AddSeconds(40)));
        var round = PlayedSessions.Of(rooms).Single();
        Assert.NotEmpty(round.Said.Where(s => s.At is Rest.InCaucus && s.What is TableEvent.SignalSent));
        Assert.True(round.Hears("us", new Rest.InCaucus(caucus, 1)));
        Assert.False(round.Hears("eu", new Rest.InCaucus(caucus, 1)));
        foreach (var known in Debriefing.Of(round).OfType<Finding.Missed>().SelectMany(m => m.Known))
            Assert.All(known.Learns, l => Assert.False(l.Party == "eu" && l.From?.Rests.First is Rest.InCaucus));
    }
}
