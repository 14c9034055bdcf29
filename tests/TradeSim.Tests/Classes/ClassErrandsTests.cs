using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Tests.Worlds.Small;

namespace TradeSim.Tests.Classes;

/// <summary>What a class tells the rooms of its sessions, and what becomes of it there.</summary>
public sealed class ClassErrandsTests
{
    private static ClassSetup Long { get; } = SmallClass.Setup with
    {
        Scenario = SmallHome.LongScenario,
        Reach = Reach.Aftermath,
    };

    [Theory]
    [InlineData("CLASS-12", "CLASS", 12)]
    [InlineData("K7PQ-1", "K7PQ", 1)]
    public void A_session_says_of_which_class_and_table_it_is(string session, string code, int table)
    {
        Assert.Equal((code, table), ClassErrands.TableOf(session));
        Assert.Equal(session, ClassErrands.SessionOf(code, table));
    }

    [Theory]
    [InlineData("CLASS")]
    [InlineData("CLASS-one")]
    [InlineData("CLASS--1")]
    [InlineData("CLASS-1-2")]
    [InlineData("7d9f1c3e-0b7a-4f57-9a53-0d6b1f1f6a11")]
    public void A_session_of_no_class_says_so(string session) => Assert.Null(ClassErrands.TableOf(session));

    [Fact]
    public void Each_table_has_the_classs_rules_and_a_chance_of_its_own()
    {
        var setup = Long with { Capitals = Capitals.Student, Coach = true, Consent = Consent.Majority };
        var (one, two) = (ClassErrands.SetupOf(setup, 1), ClassErrands.SetupOf(setup, 2));
        Assert.Equal(("CLASS-1", new ClockSetting(ClockMode.Wall, 600)), (one.Id, one.Clock));
        Assert.Equal((Reach.Aftermath, Consent.Majority, true), (one.Reach, one.Consent, one.Coach));
        Assert.Equal(["us", "china"], one.Principals);
        Assert.Empty(ClassErrands.SetupOf(Long, 1).Principals);
        Assert.Empty(one.Negotiators);
        Assert.NotEqual(one.Seed, two.Seed);
        Assert.NotEqual(one.Seed, ClassErrands.SetupOf(setup with { Seed = 8 }, 1).Seed);
    }

    [Fact]
    public void Students_sit_in_their_delegations_under_numbers_and_the_talks_run()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(5);
        Assert.Equal([1, 2], play.Tables.Keys);
        Assert.Equal("Student 1", play.Tables[1].Delegations["us"].Room.People["lead"]);
        Assert.Equal("Student 4", play.Tables[2].Delegations["china"].Room.People["lead"]);
        Assert.Equal("Student 5", play.Tables[1].Delegations["us"].Room.People["treasury"]);
        Assert.All(play.Tables.Values, t => Assert.Equal(TablePhase.Talking, t.Table.Room.Phase));
        Assert.All(play.Room.Students, s =>
            Assert.DoesNotContain(s.Name, play.Whole(), StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nobody_sits_a_negotiator_holds_the_delegation_until_somebody_comes()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(1);
        var china = play.Tables[1].Delegations["china"].Room;
        Assert.Equal(("envoy:dealmaker@3", true), (china.Negotiator!.Name, china.StandsIn));
        play.Say(SmallClass.Enter(2));
        china = play.Tables[1].Delegations["china"].Room;
        Assert.Equal((null, "Student 2"), (china.Negotiator, china.People["lead"]));
    }

    [Fact]
    public void Each_stand_in_has_a_chance_of_its_own()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(1).Say(SmallClass.Enter(2))
            .Say(new ClassCommand.Remove(2));
        long[] seeds = [.. play.Room.ToTell.OfType<ClassErrands.ToDelegation>().Select(e => e.Command)
            .OfType<DelegationCommand.StandIn>().Select(c => c.Strategy.Seed)];
        Assert.Equal(2, seeds.Distinct().Count());
    }

    [Fact]
    public void Who_is_moved_leaves_one_delegation_and_sits_in_the_other_and_back()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(2).Say(new ClassCommand.SeatStudent(1, 1, "china"));
        Assert.Equal("Student 1", play.Tables[1].Delegations["china"].Room.People["vice"]);
        Assert.Empty(play.Tables[1].Delegations["us"].Room.People);
        Assert.True(play.Tables[1].Delegations["us"].Room.StandsIn);
        play.Say(new ClassCommand.SeatStudent(1, 1, "us")).Say(new ClassCommand.SeatStudent(1, 1, "china"))
            .Say(new ClassCommand.SeatStudent(1, 1, "us"));
        Assert.Equal("Student 1", play.Tables[1].Delegations["us"].Room.People["lead"]);
        Assert.Equal(["lead"], play.Tables[1].Delegations["china"].Room.People.Keys);
    }

    [Fact]
    public void Who_is_away_is_away_in_the_own_delegation_wherever_the_seat_is()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(4).Say(new ClassCommand.NoteAway(1));
        Assert.Equal(["lead"], play.Tables[1].Delegations["us"].Room.Away);
        play.Say(new ClassCommand.SeatStudent(1, 2, "us"));
        Assert.Empty(play.Tables[1].Delegations["us"].Room.Away);
        Assert.Equal(["treasury"], play.Tables[2].Delegations["us"].Room.Away);
        play.Say(new ClassCommand.NoteBack(1));
        Assert.Empty(play.Tables[2].Delegations["us"].Room.Away);
    }

    [Fact]
    public void What_the_facilitator_does_reaches_its_tables()
    {
        var play = new ClassPlay(SmallClass.Setup with { Signals = false, Statements = false }).Begin(4)
            .Say(new ClassCommand.Tell(null, null, "Welcome."))
            .Say(new ClassCommand.Tell(2, "us", "Page two."))
            .Say(new ClassCommand.Bring(1, ClassroomSpecs.News)).Say(new ClassCommand.LengthenDay(1, 5))
            .Say(new ClassCommand.Pause(2));
        var (one, two) = (play.Tables[1], play.Tables[2]);
        Assert.All(play.Tables.Values, t =>
            Assert.False(t.Table.Room.AllowsSignals || t.Table.Room.AllowsStatements));
        Assert.All(play.Tables.Values, t => Assert.Contains(
            t.Table.Room.Lines, l =>
                l is TalkLine.Noted { What: TableEvent.OfficeSpoke { Words: "Welcome." } }));
        Assert.Equal([new(Delegation.Facilitator, "Page two.")], two.Delegations["us"].Room.Talk);
        Assert.Empty(two.Delegations["china"].Room.Talk);
        Assert.Equal((-5, Nine.AddMinutes(15)),
            (one.Table.Room.Standing.Moods["us"], one.Table.Room.DayEnds));
        Assert.Equal("paused", play.At(2, Us, new TableCommand.SayWords("hi"))!.Code);
        Assert.Null(play.Say(new ClassCommand.Resume(null)).At(2, Us, new TableCommand.SayWords("hi")));
    }

    [Fact]
    public void A_table_that_waits_for_a_side_begins_in_the_pause()
    {
        var play = new ClassPlay(SmallClass.Setup with { Empty = EmptySeats.Wait }).Begin(1)
            .Say(new ClassCommand.Pause(null)).Say(SmallClass.Enter(2), Nine.AddMinutes(3));
        var table = play.Tables[1].Table.Room;
        Assert.Equal((TablePhase.Talking, Nine, null), (table.Phase, table.PausedSince, table.DayEnds));
        play.Say(new ClassCommand.Resume(null), Nine.AddMinutes(8));
        Assert.Equal(Nine.AddMinutes(18), play.Tables[1].Table.Room.DayEnds);
    }

    [Fact]
    public void A_capital_is_played_by_a_student_or_the_facilitator_or_left_to_the_rules()
    {
        var student = new ClassPlay(Long with { Capitals = Capitals.Student }).Begin(4);
        Assert.Equal("Student 3", student.Tables[1].Delegations["us"].Room.People[Delegation.Capital]);
        Assert.Empty(student.Tables[1].Delegations["us"].Room.Away);
        Assert.Equal([Delegation.Capital], new ClassPlay(Long with { Capitals = Capitals.Student }).Begin(2)
            .Tables[1].Delegations["us"].Room.Away);
        student.Say(new ClassCommand.Remove(3));
        Assert.Equal([Delegation.Capital], student.Tables[1].Delegations["us"].Room.Away);

        var led = new ClassPlay(Long with { Capitals = Capitals.Facilitator }).Begin(2);
        Assert.Equal("Facilitator", led.Tables[1].Delegations["us"].Room.People[Delegation.Capital]);
        led.Say(new ClassCommand.LeaveCapital(1, "us"));
        Assert.Equal([Delegation.Capital], led.Tables[1].Delegations["us"].Room.Away);
        Assert.Empty(led.Tables[1].Delegations["china"].Room.Away);
    }

    [Fact]
    public void A_session_of_a_class_plays_to_a_deal_and_the_class_tells_it_right()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(4);
        Assert.Equal("mandate",
            play.At(2, Us, new TableCommand.MakeOffer(Hold, ""), Nine.AddMinutes(1))!.Code);
        Assert.Null(play.At(2, Us, new TableCommand.MakeOffer(Middle, ""), Nine.AddMinutes(2)));
        Assert.Null(play.At(2, China, new TableCommand.AcceptOffer(1), Nine.AddMinutes(5)));
        Assert.Equal(SessionPhase.Debrief, play.Tables[2].Session.Room.Phase);
        var end = Told(play, 2);
        var round = Assert.Single(end.Rounds);
        Assert.Equal((Middle, null, 1, 1, 0, false),
            (round.Agreement, round.LeftBy, round.Offer, round.Offers, round.Refused, round.IsStopped));
        Assert.Equal(new TalkTime(0, 570), round.At);
        Assert.Equal([new("us", 60, 30), new PartyResult("china", 20, 30)], end.Results);
        play.Say(new ClassCommand.NoteEnd(2, end)).Say(new ClassCommand.EndClass());
        Assert.True(Told(play, 1).Rounds[0].IsStopped);
        Assert.Equal(end.Results, Told(play, 2).Results);
    }

    [Fact]
    public void A_table_without_a_deal_tells_who_left_and_when_somebody_last_moved()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(2);
        Assert.Null(play.At(1, Us, new TableCommand.MakeOffer(Middle, ""), Nine.AddMinutes(2)));
        Assert.Null(play.At(1, China, new TableCommand.LeaveTalks("no"), Nine.AddMinutes(4)));
        var round = Told(play, 1).Rounds[0];
        Assert.Equal((null, "china", null, 1, false),
            (round.Agreement, round.LeftBy, round.Offer, round.Offers, round.IsStopped));
        Assert.Equal(new TalkTime(0, 564), round.At);
    }

    [Fact]
    public void What_the_office_said_last_is_nobodys_move()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(2);
        Assert.Null(play.At(1, Us, new TableCommand.MakeOffer(Middle, ""), Nine.AddMinutes(2)));
        Assert.Null(play.At(1, Voice.Office, new TableCommand.CallTime(), Nine.AddMinutes(10)));
        play.Say(new ClassCommand.EndClass());
        var round = Told(play, 1).Rounds[0];
        Assert.Equal((new TalkTime(0, 552), true), (round.At, round.IsStopped));
    }

    [Fact]
    public void A_campaign_that_the_facilitator_ends_tells_every_round_that_was_played()
    {
        var play = new ClassPlay(Long with { Reach = Reach.Campaign, Sequels = [SmallHome.SequelScenario] })
            .Begin(2);
        Assert.Null(play.At(1, Us, new TableCommand.LeaveTalks("no")));
        for (var week = 1; week <= 3; week++)
            Assert.Null(play.At(1, Voice.Office, new TableCommand.CallTime(), Nine.AddMinutes(10 * week)));
        Assert.Equal(2, play.Tables[1].Session.Room.Round);
        play.Say(new ClassCommand.EndClass(), Nine.AddHours(1));
        var end = Told(play, 1);
        Assert.Equal([false, true], end.Rounds.Select(r => r.IsStopped));
        Assert.Equal(["us", null], end.Rounds.Select(r => r.LeftBy));
        Assert.Equal(SessionPhase.Debrief, play.Tables[1].Session.Room.Phase);
        Assert.Equal(play.Tables[1].Session.Room.Conclusion!.Results, end.Results);
    }

    [Fact]
    public void A_capital_that_refused_is_counted()
    {
        var table = new Given<Table, TableCommand, TableEvent>(
            new TableEvent.TableOpened(SmallHome.LongAgenda, ClockSetting.ByMoves, [], Reach.Aftermath),
            new TableEvent.TalksBegan(Nine), new TableEvent.OfferMade(1, Us, SmallHome.Clear, ""),
            new TableEvent.OfferAccepted(1, China), new TableEvent.AgreementReached(1, SmallHome.Clear),
            new TableEvent.VerdictsAnnounced(1, [new("us", false, "Plants")]),
            new TableEvent.DelegationsRecalled(null, Nine),
            new TableEvent.TalksFailed(null));
        var end = TableEnd.Of([new(1, null, null, [new("us", 30, 30)])], table.Room);
        Assert.Equal((1, null, 1), (end.Rounds[0].Refused, end.Rounds[0].Offer, end.Rounds[0].Offers));
    }

    private static TableEnd Told(ClassPlay play, int table) =>
        TableEnd.Of(play.Tables[table].Session.Room.Rounds, play.Tables[table].Table.Room);
}
