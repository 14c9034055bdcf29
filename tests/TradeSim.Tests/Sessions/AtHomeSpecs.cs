using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenSession = TradeSim.Tests.Worlds.Given<
    TradeSim.Sessions.Session, TradeSim.Sessions.SessionCommand, TradeSim.Sessions.SessionEvent>;

namespace TradeSim.Tests.Sessions;

public sealed class AtHomeSpecs
{
    private static GivenSession None { get; } = new();

    private static GivenSession Talks { get; } = None.And(
        new SessionOpened(LongSetup), new SeatGranted("us", "lead", "Ann"), new SeatGranted("china", "lead", "Bo"),
        new TalksCalled());

    private static GivenSession Weeks { get; } = Talks.And(new AftermathOpened(Commitment.Of(LongAgenda, Clear)));

    private static Accord Signed { get; } = Accord.Begin(LongAgenda, Clear);

    private static WeekOfMeasures UsFulfils { get; } = new(1, "us", [new(1, Conduct.Fulfil), new(4, Conduct.Fulfil)]);

    private static WeekOfMeasures ChinaBreaks { get; } = new(1, "china", [new(2, Conduct.Breach), new(3, Conduct.Breach)]);

    [Fact]
    public void Talks_that_end_with_the_handshake_have_no_weeks() =>
        None.When(Voice.Office, new OpenSession(Setup with { Reach = Reach.Aftermath })).Refused("no-aftermath");

    [Fact]
    public void A_campaign_has_two_rounds_between_the_same_parties()
    {
        None.When(Voice.Office, new OpenSession(Campaign)).Then(new SessionOpened(Campaign));
        None.When(Voice.Office, new OpenSession(Campaign with { Sequels = [] })).Refused("no-campaign");
        None.When(Voice.Office, new OpenSession(Campaign with { Reach = Reach.Aftermath })).Refused("no-campaign");
        var other = SequelScenario with { Agenda = SequelScenario.Agenda with { Parties = AgendaOfThree.Parties } };
        None.When(Voice.Office, new OpenSession(Campaign with { Sequels = [other] })).Refused("no-campaign");
        None.When(Voice.Office, new OpenSession(Campaign with { Sequels = [Setup.Scenario] })).Refused("no-aftermath");
    }

    [Fact]
    public void Capitals_belong_to_parties_of_the_scenario() =>
        None.When(Voice.Office, new OpenSession(LongSetup with { Principals = ["eu"] })).Refused("no-such-party");

    [Fact]
    public void Each_thing_has_its_phase()
    {
        Talks.When(Voice.Office, new LayMeasures("us", 1, [])).Refused("not-now");
        Talks.When(Voice.Office, new CloseWeek(1, Signed)).Refused("not-now");
        Weeks.When(Voice.Office, new HoldBallots(1, Clear, Standing.Blank)).Refused("not-now");
        Weeks.When(Voice.Office, new OpenAftermath(Clear)).Refused("not-now");
        None.And(new SessionOpened(LongSetup)).When(Voice.Office, new OpenAftermath(Clear)).Refused("not-talking");
    }

    [Fact]
    public void Every_capital_counts_its_votes()
    {
        var held = Held(Talks, Clear);
        Assert.Equal(["us", "china"], held.Ballots.Select(b => b.Party));
        // The coast leans 50; a tariff of 30 adds 20, ore costs 10 and eased curbs add 5; it does not swing.
        Assert.Equal((6500, true), (held.Ballots[1].Support, held.Ballots[1].Passed));
        Assert.All(held.Ballots[0].Votes, v => Assert.InRange(v.Swing, -10, 10));
        Assert.Equal(held.Ballots[0].Votes, Held(Talks, Clear).Ballots[0].Votes);
        Talks.When(Voice.Office, new HoldBallots(1, Middle, Standing.Blank)).Refused("bad-package");
    }

    [Fact]
    public void A_capital_that_asks_nobody_lets_everything_pass()
    {
        var quiet = LongSetup with
        {
            Scenario = LongScenario with { Briefs = [UsLong with { Home = null }, ChinaLong] },
        };
        var held = Held(None.And(new SessionOpened(quiet), new TalksCalled()), Today);
        Assert.Equal((true, 0), (held.Ballots[0].Passed, held.Ballots[0].Votes.Length));
    }

    [Fact]
    public void The_weeks_open_with_what_was_ratified_or_with_nothing()
    {
        Talks.When(Voice.Office, new OpenAftermath(Clear)).Then(new AftermathOpened(Commitment.Of(LongAgenda, Clear)));
        Talks.When(Voice.Office, new OpenAftermath(null)).Then(new AftermathOpened([]));
        Talks.When(Voice.Office, new OpenAftermath(Middle)).Refused("bad-package");
    }

    [Fact]
    public void Measures_are_laid_once_a_week()
    {
        Weeks.When(Voice.Office, new LayMeasures("us", 1, UsFulfils.Measures)).Then(new MeasuresLaid(UsFulfils));
        Weeks.When(Voice.Office, new LayMeasures("us", 2, [])).Refused("not-this-week");
        Weeks.And(new MeasuresLaid(UsFulfils)).When(Voice.Office, new LayMeasures("us", 1, [])).Refused("not-this-week");
        Weeks.When(Voice.Office, new CloseWeek(2, Signed)).Refused("not-this-week");
    }

    [Fact]
    public void A_closed_week_publishes_a_figure_for_each_commitment_and_asks_about_the_next()
    {
        var closed = Closed(Weeks.And(new MeasuresLaid(UsFulfils), new MeasuresLaid(ChinaBreaks)), 1, Signed);
        Assert.Equal([1, 2, 3, 4], closed.Figures.Select(f => f.Commitment));
        // Tariffs are seen exactly, what is not done is seen as nothing, and reports blur by fifteen per cent.
        Assert.Equal((100, 0, 0), (closed.Figures[0].Percent, closed.Figures[1].Percent, closed.Figures[2].Percent));
        Assert.InRange(closed.Figures[3].Percent, 85, 115);
        Assert.Equal(100, closed.Figures[2].Value);
        Assert.Null(closed.Figures[0].Value);
        Assert.Equal([1, 4], closed.Next!.Value[0].Commitments);
        Assert.Equal([2, 3], closed.Next.Value[1].Commitments);
    }

    [Fact]
    public void Who_seals_nothing_keeps_to_the_text_and_then_goes_on_as_before()
    {
        var decided = Weeks.And(new MeasuresLaid(ChinaBreaks)).When(Voice.Office, new CloseWeek(1, Signed));
        var events = Assert.IsType<Decision<SessionEvent>.Accepted>(decided.Decision).Events;
        Assert.Equal(UsFulfils.Measures, Assert.IsType<MeasuresLaid>(events[0]).Measures.Measures);

        var second = Weeks.And(new MeasuresLaid(UsFulfils), new MeasuresLaid(ChinaBreaks)).And([.. events.Skip(1)])
            .When(Voice.Office, new CloseWeek(2, Signed with { Week = 2 }));
        var laid = Assert.IsType<Decision<SessionEvent>.Accepted>(second.Decision).Events.OfType<MeasuresLaid>().ToArray();
        Assert.Equal(["us", "china"], laid.Select(l => l.Measures.Party));
        Assert.Equal(ChinaBreaks.Measures, laid[1].Measures.Measures);
    }

    [Fact]
    public void What_binds_nobody_any_more_is_not_lived_as_before()
    {
        var ended = Signed with { EndedBy = "us" };
        var resting = Signed with { Suspensions = [new(3, 1, 1, null)] };
        Assert.All(Missing(ended), m => Assert.Empty(m.Measures.Measures));
        Assert.Equal([2], Missing(resting)[1].Measures.Measures.Select(m => m.Commitment));
    }

    [Fact]
    public void What_rests_shows_nothing_and_is_not_asked_about()
    {
        var resting = Signed with { Suspensions = [new(3, 1, 1, null)] };
        var closed = Closed(Weeks, 1, resting);
        Assert.Equal(0, closed.Figures[2].Percent);
        Assert.Equal([2], closed.Next!.Value[1].Commitments);
    }

    [Fact]
    public void After_everything_was_taken_back_nothing_is_published_or_asked()
    {
        var closed = Closed(Weeks, 1, Signed with { EndedBy = "us" });
        Assert.Empty(closed.Figures);
        Assert.All(closed.Next!.Value, n => Assert.Empty(n.Commitments));
    }

    [Fact]
    public void Things_happen_in_their_weeks_once_and_only_where_they_may()
    {
        Assert.Empty(Closed(Weeks, 1, Signed).Happenings);
        var second = Weeks.And(new WeekClosed(1, [], [], []));
        var kept = Closed(second, 2, Signed with { Week = 2 });
        Assert.Equal(["strike"], kept.Happenings.Select(h => h.Id));
        var broken = Closed(second.And(new MeasuresLaid(ChinaBreaks with { Week = 2 })), 2, Signed with { Week = 2 });
        Assert.Equal(["strike", "idle"], broken.Happenings.Select(h => h.Id));
        var third = second.And(new WeekClosed(2, [], broken.Happenings, []));
        Assert.Empty(Closed(third.And(new MeasuresLaid(ChinaBreaks with { Week = 3 })), 3, Signed with { Week = 3 }).Happenings);
    }

    [Fact]
    public void After_the_last_week_nothing_is_asked() => Assert.Null(
        Closed(Weeks.And(new WeekClosed(1, [], [], []), new WeekClosed(2, [], [], [])), 3, Signed with { Week = 3 }).Next);

    [Fact]
    public void An_agreement_is_worth_what_was_lived_of_it()
    {
        var lived = Enumerable.Range(1, 3).SelectMany(w => new SessionEvent[]
        {
            new MeasuresLaid(UsFulfils with { Week = w }), new MeasuresLaid(ChinaBreaks with { Week = w }),
        });
        var end = Weeks.And([.. lived]).When(Voice.Office, new Conclude(Clear, null, Signed));
        // Ore of 40 points never came, nor China's half of a tariff that was worth -10 to the us.
        end.Then(
            new RoundClosed(1, Clear, null, [new("us", 45, 30), new("china", 75, 30)]),
            new SessionConcluded(Clear, null, [new("us", 45, 30), new("china", 75, 30)]), new DebriefOpened());
    }

    [Fact]
    public void A_campaign_goes_on_with_the_next_round_and_adds_up()
    {
        var first = None.And(new SessionOpened(Campaign), new TalksCalled(), new AftermathOpened([]));
        var events = Assert.IsType<Decision<SessionEvent>.Accepted>(
            first.When(Voice.Office, new Conclude(null, "us", Accord.Begin(LongAgenda, null))).Decision).Events;
        Assert.IsType<RoundClosed>(events[0]);
        Assert.Equal("small-two", Assert.IsType<RoundCalled>(events[1]).Scenario.Id);
        var second = first.And([.. events]);
        Assert.Equal((2, SessionPhase.Talks, 0), (second.Room.Round, second.Room.Phase, second.Room.Week));
        var end = Assert.IsType<Decision<SessionEvent>.Accepted>(
            second.When(Voice.Office, new Conclude(null, null, null)).Decision).Events;
        var briefs = second.Room.Scenario!.Briefs;
        Assert.Equal(
            [new("us", 30 + briefs[0].Reservation, 30 + briefs[0].Reservation),
                new PartyResult("china", 30 + briefs[1].Reservation, 30 + briefs[1].Reservation)],
            Assert.IsType<SessionConcluded>(end[1]).Results);
    }

    private static MeasuresLaid[] Missing(Accord accord) => [.. Assert.IsType<Decision<SessionEvent>.Accepted>(
        Weeks.When(Voice.Office, new CloseWeek(1, accord)).Decision).Events.OfType<MeasuresLaid>()];

    private static BallotsHeld Held(GivenSession session, Package package) => (BallotsHeld)Assert.Single(
        Assert.IsType<Decision<SessionEvent>.Accepted>(
            session.When(Voice.Office, new HoldBallots(1, package, Standing.Blank)).Decision).Events);

    private static WeekClosed Closed(GivenSession session, int week, Accord accord) => (WeekClosed)
        Assert.IsType<Decision<SessionEvent>.Accepted>(
            session.When(Voice.Office, new CloseWeek(week, accord)).Decision).Events[^1];
}
