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

/// <summary>
/// What the facilitator says, brings and settles, and how a table is stopped; pauses stand elsewhere.
/// </summary>
public sealed class FacilitatorSpecs
{
    private static GivenTable Bare { get; } = new();

    private static GivenTable Waiting { get; } =
        Bare.And(new TableOpened(LongAgenda, new(ClockMode.Wall, 600), [], Reach.Aftermath));

    private static GivenTable Talking { get; } = Waiting.And(new TalksBegan(Nine));

    private static GivenTable Agreed { get; } = Talking.And(
        new OfferMade(1, Us, Clear, ""), new OfferAccepted(1, China), new AgreementReached(1, Clear));

    private static GivenTable Weeks { get; } = Agreed.And(
        new VerdictsAnnounced(1, [new("us", true, ""), new("china", true, "")]),
        new AftermathBegan(Clear, [], Nine));

    private static GivenTable Stopped { get; } = Talking.And(new TalksStopped());

    private static Happening Storm { get; } = new("storm", "A storm", "Ports close.", "china", -5, "");

    private static string Long { get; } = new('x', Table.MostWords + 1);

    [Fact]
    public void The_ways_of_speaking_are_settled_before_the_talks()
    {
        Waiting.When(Voice.Office, new SetManners(false, true)).Then(new MannersSet(false, true));
        Talking.When(Voice.Office, new SetManners(false, true)).Refused("begun");
        Bare.When(Voice.Office, new SetManners(false, true)).Refused("begun");
        var later = new GivenTable(
            new TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Campaign), new TalksBegan(Nine),
            new TalksFailed(null), new AftermathBegan(null, [], Nine), new AftermathEnded(),
            new RoundOpened(SequelScenario.Agenda, Nine));
        Assert.Equal(TablePhase.Waiting, later.Room.Phase);
        later.When(Voice.Office, new SetManners(true, true)).Refused("begun");
    }

    [Fact]
    public void Where_signals_are_off_none_is_sent()
    {
        var mute = Waiting.And(new MannersSet(false, true), new TalksBegan(Nine));
        mute.When(Us, new SendSignal([new(1, 1)], [new(0, 1)])).Refused("no-signals");
        mute.When(Us, new MakeStatement(Tone.Warm, null, "Good.")).Then(
            new StatementMade(Us, Tone.Warm, null, "Good."),
            new TrustMoved("us", 2, "it spoke well of the talks"));
        mute.When(Us, new SayWords("hi")).Then(new WordsSaid(Us, "hi"));
    }

    [Fact]
    public void Where_the_press_is_out_nobody_makes_a_statement()
    {
        var closed = Waiting.And(new MannersSet(true, false), new TalksBegan(Nine));
        closed.When(Us, new MakeStatement(Tone.Warm, null, "Good.")).Refused("no-press");
        closed.When(Us, new SendSignal([new(1, 1)], [new(0, 1)]))
            .Then(new SignalSent(Us, [new(1, 1)], [new(0, 1)]));
    }

    [Fact]
    public void Both_ways_of_speaking_are_open_where_nobody_closes_them()
    {
        Assert.True(Talking.Room.AllowsSignals);
        Assert.True(Talking.Room.AllowsStatements);
    }

    [Fact]
    public void The_facilitator_speaks_to_the_table()
    {
        foreach (var table in (GivenTable[])[Waiting, Talking, Agreed, Weeks])
            table.When(Voice.Office, new Announce(" Ten minutes. ")).Then(new OfficeSpoke("Ten minutes."));
        var line = Talking.And(new ClockMoved(new(0, 550)), new OfficeSpoke("Ten minutes.")).Room.Lines[^1];
        var noted = Assert.IsType<TalkLine.Noted>(line);
        Assert.Equal(new OfficeSpoke("Ten minutes."), noted.What);
        Assert.Equal(new TalkTime(0, 550), noted.At);
        Assert.True(noted.By.IsOffice);
    }

    [Fact]
    public void The_facilitator_says_something_and_not_too_much()
    {
        Talking.When(Voice.Office, new Announce(" ")).Refused("no-words");
        Talking.When(Voice.Office, new Announce(Long)).Refused("too-long");
        Talking.When(Voice.Office, new BringNews(Storm with { Text = " " })).Refused("no-words");
        Talking.When(Voice.Office, new BringNews(Storm with { Text = Long })).Refused("too-long");
        Talking.When(Voice.Office, new BringNews(Storm with { Name = Long })).Refused("too-long");
    }

    [Fact]
    public void News_moves_the_mood_of_the_country_that_it_concerns()
    {
        Talking.When(Voice.Office, new BringNews(Storm)).Then(new NewsBroke(Storm));
        var heard = Talking.And(new NewsBroke(Storm), new NewsBroke(Storm with { Mood = 2 })).Room;
        Assert.Equal(-3, heard.Standing.Moods["china"]);
        Assert.False(heard.Standing.Moods.ContainsKey("us"));
        Assert.Equal(2, heard.Lines.Count(l => l is TalkLine.Noted { What: NewsBroke }));
    }

    [Fact]
    public void News_of_no_country_moves_nobody()
    {
        Talking.When(Voice.Office, new BringNews(Storm with { Party = "" }))
            .Then(new NewsBroke(Storm with { Party = "" }));
        Assert.Empty(Talking.And(new NewsBroke(Storm with { Party = "" })).Room.Standing.Moods);
        Talking.When(Voice.Office, new BringNews(Storm with { Party = "eu" })).Refused("no-such-party");
    }

    [Fact]
    public void Only_the_office_has_the_facilitators_hand()
    {
        foreach (var command in new TableCommand[]
        {
            new SetManners(true, true),
            new PauseTalks(), new ResumeTalks(), new Lengthen(60), new Announce("hi"),
            new BringNews(Storm), new StopTalks(),
        })
            Talking.When(Us, command).Refused("office-only");
    }

    [Fact]
    public void At_no_table_and_at_one_that_is_over_there_is_nothing_to_do()
    {
        foreach (var command in new TableCommand[]
        {
            new PauseTalks(), new ResumeTalks(),
            new Lengthen(60), new Announce("hi"), new BringNews(Storm), new StopTalks(),
        })
        {
            Bare.When(Voice.Office, command).Refused("no-table");
            Stopped.When(Voice.Office, command).Refused("no-table");
        }
    }

    [Fact]
    public void A_table_is_stopped_in_every_phase()
    {
        foreach (var table in (GivenTable[])[Waiting, Talking, Agreed, Weeks])
        {
            table.When(Voice.Office, new StopTalks()).Then(new TalksStopped());
            var after = table.And(new TalksStopped()).Room;
            Assert.Equal((TablePhase.Over, null), (after.Phase, after.BeforeCapitals));
            Assert.IsType<TalkLine.Noted>(after.Lines[^1]);
        }
    }

    [Fact]
    public void What_was_not_agreed_by_then_has_failed_and_nobody_left()
    {
        foreach (var table in (GivenTable[])[Waiting, Talking, Agreed])
            Assert.Equal(new TalksOutcome.Failed(null), table.And(new TalksStopped()).Room.Outcome);
        Assert.Equal(new TalksOutcome.Agreed(1, Clear), Weeks.And(new TalksStopped()).Room.Outcome);
    }

    [Fact]
    public void At_the_last_call_a_stop_comes_before_the_answer()
    {
        var last = new GivenTable(
            new TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Talks), new TalksBegan(Nine),
            new OfferMade(1, Us, Clear, ""), new LastCallBegan());
        last.When(Voice.Office, new StopTalks()).Then(new TalksStopped());
        last.And(new TalksStopped()).When(China, new AcceptOffer(1)).Refused("over");
    }

    [Fact]
    public void A_stop_ends_the_pause_too() => Assert.Null(
        Talking.And(new TalksPaused(Nine), new TalksStopped()).Room.PausedSince);

    [Fact]
    public void After_a_stop_nothing_more_is_heard()
    {
        Stopped.When(Us, new SayWords("wait")).Refused("over");
        Stopped.When(China, new MakeOffer(Clear, "")).Refused("over");
        Stopped.When(Voice.Office, new CallTime(), Nine.AddDays(1)).Refused("not-talking");
        Stopped.When(Voice.Office, new BeginTalks()).Refused("already-begun");
        Agreed.And(new TalksStopped()).When(Voice.Office, new AnnounceVerdicts(1, []))
            .Refused("not-before-capitals");
        Stopped.When(Voice.Office, new BeginAftermath()).Refused("no-aftermath");
        Stopped.When(Voice.Office, new OpenRound(SequelScenario.Agenda)).Refused("no-round");
        Stopped.When(Voice.Office, new CloseTable()).Refused("no-close");
        Weeks.And(new TalksStopped()).When(Voice.Office, new PublishWeek(1, [], [])).Refused("not-this-week");
    }
}
