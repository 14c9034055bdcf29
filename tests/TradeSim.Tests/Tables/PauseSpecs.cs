using CsCheck;
using TradeSim.Agreements;
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

/// <summary>A pause takes nothing from anybody's day, and a longer day takes nothing from a pause.</summary>
public sealed class PauseSpecs
{
    private static GivenTable Waiting { get; } = new(
        new TableOpened(LongAgenda, new(ClockMode.Wall, 600), [], Reach.Aftermath));

    /// <summary>A day of an hour of talks lasts ten minutes.</summary>
    private static GivenTable Talking { get; } = Waiting.And(new TalksBegan(Nine));

    private static GivenTable ByMoves { get; } = new(
        new TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Talks), new TalksBegan(Nine));

    private static GivenTable PausedAtFive { get; } = Talking.And(new TalksPaused(At(5)));

    private static GivenTable Adjourned { get; } = Talking.And(
        new OfferMade(1, Us, Clear, ""), new OfferAccepted(1, China), new AgreementReached(1, Clear));

    private static DateTimeOffset At(double minutes) => Nine.AddMinutes(minutes);

    private static DateTimeOffset? Ends(GivenTable table) => table.Room.DayEnds;

    [Fact]
    public void The_facilitator_pauses_a_table_and_lets_it_go_on()
    {
        Talking.When(Voice.Office, new PauseTalks(), At(5)).Then(new TalksPaused(At(5)));
        PausedAtFive.When(Voice.Office, new ResumeTalks(), At(9)).Then(new TalksResumed(At(9)));
        Assert.Equal(At(5), PausedAtFive.Room.PausedSince);
        Assert.Null(PausedAtFive.And(new TalksResumed(At(9))).Room.PausedSince);
        Assert.Equal(
            [new TalksPaused(At(5)), new TalksResumed(At(9))],
            PausedAtFive.And(new TalksResumed(At(9))).Room.Lines.OfType<TalkLine.Noted>()
                .Select(l => l.What));
    }

    [Fact]
    public void A_table_is_paused_once_and_goes_on_once()
    {
        PausedAtFive.When(Voice.Office, new PauseTalks(), At(6)).Refused("paused-already");
        Talking.When(Voice.Office, new ResumeTalks()).Refused("not-paused");
        PausedAtFive.And(new TalksResumed(At(9))).When(Voice.Office, new ResumeTalks()).Refused("not-paused");
    }

    [Fact]
    public void A_table_that_waits_is_paused_and_begins_with_its_clock_standing()
    {
        Waiting.When(Voice.Office, new PauseTalks(), At(-9)).Then(new TalksPaused(At(-9)));
        var begun = Waiting.And(new TalksPaused(At(-9)));
        begun.When(Voice.Office, new BeginTalks(), At(0)).Then(new TalksBegan(At(0)));
        begun.And(new TalksBegan(At(0))).When(Us, new SayWords("hi"), At(1)).Refused("paused");
        Assert.Equal(At(4 + 10), Ends(begun.And(new TalksBegan(At(0)), new TalksResumed(At(4)))));
        Assert.Equal(At(10), Ends(begun.And(new TalksResumed(At(-4)), new TalksBegan(At(0)))));
    }

    [Fact]
    public void While_it_is_paused_no_party_moves()
    {
        foreach (var command in new TableCommand[]
        {
            new SayWords("hi"), new MakeOffer(Clear, ""),
            new AcceptOffer(1), new RejectOffer(1, ""), new WithdrawOffer(1),
            new SendSignal([new(1, 1)], [new(0, 1)]),
            new MakeStatement(Tone.Warm, null, "Good."), new StepOut(),
            new LeaveTalks(""), new WantExtension(), new TakeBack(""),
        })
            PausedAtFive.When(Us, command, At(6)).Refused("paused");
        ByMoves.And(new TalksPaused(Nine)).When(Us, new SayWords("hi")).Refused("paused");
        PausedAtFive.And(new TalksResumed(At(9))).When(Us, new SayWords("hi"), At(9)).Then(
            new ClockMoved(new(0, 570)), new WordsSaid(Us, "hi"));
    }

    [Fact]
    public void While_it_is_paused_no_day_closes_and_none_ends()
    {
        PausedAtFive.When(Voice.Office, new CallTime(), At(60)).Refused("paused");
        ByMoves.And(new TalksPaused(Nine)).When(Voice.Office, new CallTime(), At(60)).Refused("paused");
        Assert.Null(Ends(PausedAtFive));
        Assert.Equal(new TalkTime(0, 570), PausedAtFive.Room.TimeAt(At(60)));
        Assert.Equal(new TalkTime(0, 576), Talking.Room.TimeAt(At(6)));
        Assert.Null(ByMoves.Room.DayEnds);
    }

    [Fact]
    public void The_facilitator_still_speaks_while_it_is_paused() =>
        PausedAtFive.When(Voice.Office, new Announce("Look at the figures."))
            .Then(new OfficeSpoke("Look at the figures."));

    [Fact]
    public void The_day_ends_later_by_exactly_the_pause()
    {
        var on = PausedAtFive.And(new TalksResumed(At(35.5)));
        Assert.Equal((At(10), At(40.5)), (Ends(Talking), Ends(on)));
        on.When(Voice.Office, new CallTime(), At(40.4)).Refused("too-early");
        on.When(Voice.Office, new CallTime(), At(40.5)).Then(new DayOpened(1, At(40.5)));
        on.When(Us, new SayWords("hi"), At(36.5)).Then(new ClockMoved(new(0, 576)), new WordsSaid(Us, "hi"));
    }

    [Fact]
    public void Two_pauses_add_up() => Assert.Equal(At(10 + 20 + 3), Ends(PausedAtFive.And(
        new TalksResumed(At(25)), new TalksPaused(At(27)), new TalksResumed(At(30)))));

    [Fact]
    public void A_day_that_opened_during_the_pause_lost_only_what_came_after()
    {
        var recalled = Adjourned.And(
            new TalksPaused(At(4)),
            new VerdictsAnnounced(1, [new("us", false, "Plants"), new("china", true, "")]),
            new DelegationsRecalled(null, At(7)), new TalksResumed(At(12)));
        Assert.Equal(At(12 + 10), Ends(recalled));
        recalled.When(Us, new SayWords("hi"), At(13))
            .Then(new ClockMoved(new(1, 546)), new WordsSaid(Us, "hi"));
    }

    [Fact]
    public void A_week_that_opened_during_the_pause_lost_only_what_came_after()
    {
        var begun = Adjourned.And(
            new VerdictsAnnounced(1, [new("us", true, ""), new("china", true, "")]), new TalksPaused(At(4)),
            new AftermathBegan(Clear, [], At(6)), new TalksResumed(At(8)));
        Assert.Equal(At(8 + 10), Ends(begun));
        var second = begun.And(new TalksPaused(At(10)),
            new WeekPublished(1, [], [], At(11)), new TalksResumed(At(20)));
        Assert.Equal(At(20 + 10), Ends(second));
        second.When(Voice.Office, new CallTime(), At(29.9)).Refused("not-talking");
        second.When(Voice.Office, new CallTime(), At(30)).Then(new WeekTimeCalled(2));
    }

    [Fact]
    public void The_facilitator_lengthens_the_day_by_the_wall()
    {
        Talking.When(Voice.Office, new Lengthen(120), At(9)).Then(new DayLengthened(120));
        Assert.Equal(At(12), Ends(Talking.And(new DayLengthened(120))));
        Assert.IsType<TalkLine.Noted>(Talking.And(new DayLengthened(120)).Room.Lines[^1]);
        var weeks = Adjourned.And(
            new VerdictsAnnounced(1, [new("us", true, ""), new("china", true, "")]),
            new AftermathBegan(Clear, [], At(6)));
        weeks.When(Voice.Office, new Lengthen(60)).Then(new DayLengthened(60));
        Assert.Equal(At(6 + 10 + 1), Ends(weeks.And(new DayLengthened(60))));
    }

    [Fact]
    public void Only_one_day_is_longer() => Talking.And(new DayLengthened(120))
        .When(Voice.Office, new CallTime(), At(22)).Then(new DayOpened(1, At(12)), new TalksFailed(null));

    [Fact]
    public void A_longer_day_gives_no_talk_time_back() => Talking
        .And(new ClockMoved(new(0, 594)), new DayLengthened(600))
        .When(Us, new SayWords("hi"), At(10)).Then(new WordsSaid(Us, "hi"));

    [Fact]
    public void There_is_a_clock_to_lengthen_and_not_by_much()
    {
        Talking.When(Voice.Office, new Lengthen(0)).Refused("bad-time");
        Talking.When(Voice.Office, new Lengthen(-60)).Refused("bad-time");
        Talking.When(Voice.Office, new Lengthen(Table.MostLengthened + 1)).Refused("bad-time");
        Talking.When(Voice.Office, new Lengthen(Table.MostLengthened))
            .Then(new DayLengthened(Table.MostLengthened));
        ByMoves.When(Voice.Office, new Lengthen(60)).Refused("no-clock");
        Waiting.When(Voice.Office, new Lengthen(60)).Refused("no-clock");
        Adjourned.When(Voice.Office, new Lengthen(60)).Refused("no-clock");
    }

    [Fact]
    public void A_day_that_is_lengthened_early_loses_nothing_to_a_pause()
    {
        Assert.Equal(At(10 + 15 + 15), Ends(Talking.And(
            new DayLengthened(900), new TalksPaused(At(5)), new TalksResumed(At(20)))));
        Assert.Equal(At(10 + 15 + 15),
            Ends(PausedAtFive.And(new DayLengthened(900), new TalksResumed(At(20)))));
    }

    [Fact]
    public void A_day_that_opened_in_the_pause_and_is_lengthened_there_loses_nothing()
    {
        var recalled = Adjourned.And(
            new TalksPaused(At(4)),
            new DelegationsRecalled(null, At(7)), new DayLengthened(900), new DayLengthened(60),
            new TalksResumed(At(12)));
        Assert.Equal(At(12 + 10 + 15 + 1), Ends(recalled));
    }

    /// <summary>
    /// However often a table is paused and its day lengthened, the day lasts what it was given.
    /// </summary>
    [Fact]
    public void No_second_of_a_day_is_lost() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 200]).Array[0, 12]
        .Sample(steps =>
    {
        var (table, at, paused, given) = (Talking, 0, 0, 600);
        var since = (int?)null;
        foreach (var (kind, seconds) in steps)
        {
            at += seconds;
            if (kind == 0)
            {
                table = table.And(new DayLengthened(seconds + 1));
                given += seconds + 1;
            }
            else if (since is { } from)
            {
                table = table.And(new TalksResumed(Nine.AddSeconds(at)));
                (paused, since) = (paused + at - from, null);
            }
            else
            {
                table = table.And(new TalksPaused(Nine.AddSeconds(at)));
                since = at;
            }
        }

        if (since is { } open)
        {
            table = table.And(new TalksResumed(Nine.AddSeconds(at)));
            paused += at - open;
        }

        Assert.Equal(Nine.AddSeconds(given + paused), Ends(table));
    }, iter: 500);
}
