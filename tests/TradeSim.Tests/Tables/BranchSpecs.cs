using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

/// <summary>A table that is taken over stands still until everybody is there, and loses no time of its day.</summary>
public sealed class BranchSpecs
{
    private static readonly ClockSetting TenMinutes = new(ClockMode.Wall, 600);

    private static GivenTable Waiting { get; } = new(new TableOpened(LongAgenda, TenMinutes, [], Reach.Aftermath));

    /// <summary>A day of an hour of talks lasts ten minutes.</summary>
    private static GivenTable Talking { get; } = Waiting.And(new TalksBegan(Nine), new OfferMade(1, Us, Clear, ""));

    private static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    private static HandOver Over(ClockSetting clock) => new(3, [new("china", 4)], clock, At(5));

    [Fact]
    public void Nothing_is_taken_over_where_nobody_talks()
    {
        Waiting.When(Voice.Office, Over(TenMinutes)).Refused("nothing-to-take-over");
        new GivenTable().When(Voice.Office, Over(TenMinutes)).Refused("nothing-to-take-over");
        Talking.And(new TalksStopped()).When(Voice.Office, Over(TenMinutes)).Refused("nothing-to-take-over");
        Talking.When(Us, Over(TenMinutes)).Refused("office-only");
    }

    [Fact]
    public void A_table_that_is_taken_over_stands_still_and_says_who_speaks()
    {
        Talking.When(Voice.Office, Over(TenMinutes)).Then(
            new HandedOver(3, [new("china", 4)], TenMinutes, Nine, At(5)));
        var after = Talking.And(new HandedOver(3, [new("china", 4)], TenMinutes, Nine, At(5)));
        Assert.Equal((3, At(5)), (after.Room.BranchedAt, after.Room.PausedSince));
        Assert.Equal([new AiSide("china", 4)], after.Room.PlayedByAi);
        after.When(China, new AcceptOffer(1), At(6)).Refused("paused");
        after.And(new TalksResumed(At(60))).When(China, new AcceptOffer(1), At(61))
            .Then(new ClockMoved(new(0, 576)), new OfferAccepted(1, China), new AgreementReached(1, Clear));
    }

    [Theory]
    [InlineData(600, 0)]
    [InlineData(1200, -5)]
    [InlineData(60, 4.5)]
    public void Half_of_the_day_is_gone_by_any_clock(int seconds, double began)
    {
        var clock = new ClockSetting(ClockMode.Wall, seconds);
        Talking.When(Voice.Office, Over(clock)).Then(new HandedOver(3, [new("china", 4)], clock, At(began), At(5)));
        var goes = Talking.And(new HandedOver(3, [], clock, At(began), At(5)), new TalksResumed(At(100)));
        Assert.Equal(new(0, 570), goes.Room.TimeAt(At(100)));
        Assert.Equal(At(100).AddSeconds(seconds / 2.0), goes.Room.DayEnds);
    }

    [Fact]
    public void A_clock_by_moves_goes_on_from_where_the_day_was()
    {
        Talking.And(new ClockMoved(new(0, 570)), new HandedOver(3, [], ClockSetting.ByMoves, At(5), At(5)),
                new TalksResumed(At(600)))
            .When(Us, new SayWords("on"), At(700)).Then(new ClockMoved(new(0, 572)), new WordsSaid(Us, "on"));
    }

    [Fact]
    public void What_the_facilitator_paused_stays_where_it_stood()
    {
        var paused = Talking.And(new TalksPaused(At(3)));
        paused.When(Voice.Office, Over(TenMinutes)).Then(
            new HandedOver(3, [new("china", 4)], TenMinutes, Nine, At(3)));
    }
}
