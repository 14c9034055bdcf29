using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

public sealed class ClockSpecs
{
    private static GivenTable ByMoves { get; } = new(
        new TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Talks), new TalksBegan(Nine));

    private static GivenTable LastDay { get; } = ByMoves.And(
        new OfferMade(1, Us, Middle, ""), new DayOpened(1, Nine), new ClockMoved(new(1, 599)));

    private static GivenTable LastCall { get; } = LastDay.And(new ClockMoved(new(1, 600)), new LastCallBegan());

    /// <summary>A day of an hour of talks lasts ten minutes.</summary>
    private static GivenTable ByTheWall { get; } = new(
        new TableOpened(Agenda, new(ClockMode.Wall, 600), [], Reach.Talks), new TalksBegan(Nine));

    [Fact]
    public void The_move_that_fills_a_day_closes_it() =>
        ByMoves.And(new ClockMoved(new(0, 590))).When(Us, new MakeOffer(Middle, "")).Then(
            new ClockMoved(new(0, 600)), new OfferMade(1, Us, Middle, ""), new DayOpened(1, Nine));

    [Fact]
    public void The_last_day_ends_with_a_last_call_where_an_offer_is_open() =>
        LastDay.When(China, new SayWords("well")).Then(
            new ClockMoved(new(1, 600)), new WordsSaid(China, "well"), new LastCallBegan());

    [Fact]
    public void The_last_day_ends_the_talks_where_no_offer_is_open() =>
        LastDay.And(new OfferRejected(1, China, "")).When(China, new SayWords("well")).Then(
            new ClockMoved(new(1, 600)), new WordsSaid(China, "well"), new TalksFailed(null));

    [Fact]
    public void The_last_move_may_be_the_agreement() =>
        LastDay.When(China, new AcceptOffer(1)).Then(
            new ClockMoved(new(1, 600)), new OfferAccepted(1, China), new AgreementReached(1, Middle));

    [Fact]
    public void At_the_last_call_offers_are_answered()
    {
        LastCall.When(China, new AcceptOffer(1)).Then(
            new OfferAccepted(1, China), new AgreementReached(1, Middle));
        LastCall.When(China, new RejectOffer(1, "")).Then(
            new OfferRejected(1, China, ""), new TalksFailed(null));
    }

    [Fact]
    public void At_the_last_call_one_no_leaves_the_other_open_offer() =>
        ByMoves.And(new OfferMade(1, Us, Middle, ""), new OfferMade(2, China, Hold, ""), new DayOpened(1, Nine),
                new ClockMoved(new(1, 600)), new LastCallBegan())
            .When(China, new RejectOffer(1, "")).Then(new OfferRejected(1, China, ""));

    [Fact]
    public void At_the_last_call_a_party_may_leave() =>
        LastCall.When(China, new LeaveTalks("")).Then(new TalksLeft(China, ""), new TalksFailed("china"));

    [Fact]
    public void At_the_last_call_nothing_else_is_said()
    {
        LastCall.When(China, new MakeOffer(Hold, "")).Refused("last-call");
        LastCall.When(Us, new WithdrawOffer(1)).Refused("last-call");
        LastCall.When(Us, new SayWords("wait")).Refused("last-call");
        LastCall.When(Us, new SendSignal([new(0, 0)], [new(1, 1)])).Refused("last-call");
    }

    [Fact]
    public void Time_called_at_the_last_call_ends_the_talks() =>
        LastCall.When(Voice.Office, new CallTime()).Then(new TalksFailed(null));

    [Fact]
    public void By_the_wall_a_move_is_heard_at_its_share_of_the_day() =>
        ByTheWall.When(Us, new SayWords("hi"), Nine.AddMinutes(5)).Then(
            new ClockMoved(new(0, 570)), new WordsSaid(Us, "hi"));

    [Fact]
    public void By_the_wall_time_that_runs_backwards_stands_still() =>
        ByTheWall.And(new ClockMoved(new(0, 570))).When(Us, new SayWords("hi"), Nine.AddMinutes(-5)).Then(
            new WordsSaid(Us, "hi"));

    [Fact]
    public void By_the_wall_a_move_of_the_second_day_opens_it_first() =>
        ByTheWall.When(Us, new SayWords("hi"), Nine.AddMinutes(11)).Then(
            new DayOpened(1, Nine.AddMinutes(10)), new ClockMoved(new(1, 546)), new WordsSaid(Us, "hi"));

    [Fact]
    public void By_the_wall_time_is_not_called_early() =>
        ByTheWall.When(Voice.Office, new CallTime(), Nine.AddMinutes(9.99)).Refused("too-early");

    [Fact]
    public void By_the_wall_time_called_after_the_first_day_opens_the_second() =>
        ByTheWall.When(Voice.Office, new CallTime(), Nine.AddMinutes(10)).Then(
            new DayOpened(1, Nine.AddMinutes(10)));

    [Fact]
    public void By_the_wall_time_called_late_closes_all_days() =>
        ByTheWall.When(Voice.Office, new CallTime(), Nine.AddDays(1)).Then(
            new DayOpened(1, Nine.AddMinutes(10)), new TalksFailed(null));

    [Fact]
    public void By_the_wall_a_yes_that_comes_too_late_does_not_count() =>
        ByTheWall.And(new OfferMade(1, Us, Middle, "")).When(China, new AcceptOffer(1), Nine.AddMinutes(20))
            .Refused("time-is-up");

    [Fact]
    public void Minutes_left_count_today_and_the_days_to_come() =>
        Assert.Equal(90, ByMoves.Room.Clock!.MinutesLeft(new(0, 570)));
}
