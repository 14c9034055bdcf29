using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenSession = TradeSim.Tests.Worlds.Given<
    TradeSim.Sessions.Session, TradeSim.Sessions.SessionCommand, TradeSim.Sessions.SessionEvent>;

namespace TradeSim.Tests.Sessions;

/// <summary>
/// Seats that are given, taken back and given again; talks that are called; rounds that are stopped.
/// </summary>
public sealed class SeatSpecs
{
    private static GivenSession Lobby { get; } =
        new(new SessionOpened(Setup), new SeatGranted("us", "lead", "Ann"));

    private static GivenSession Talks { get; } = Lobby
        .And(new SeatGranted("china", "lead", "Bo"), new TalksCalled());

    [Fact]
    public void The_office_takes_a_seat_back_and_gives_it_again()
    {
        Talks.When(Voice.Office, new VacateSeat("us", "lead")).Then(new SeatVacated("us", "lead"));
        var free = Talks.And(new SeatVacated("us", "lead"));
        free.When(Voice.Office, new GrantSeat("us", "Cy", null)).Then(new SeatGranted("us", "lead", "Cy"));
        free.When(Voice.Office, new GrantSeat("us", "Cy", "lead")).Then(new SeatGranted("us", "lead", "Cy"));
        Talks.When(Voice.Office, new GrantSeat("us", "Cy", "lead")).Refused("full");
        free.And(new SeatGranted("us", "lead", "Cy")).When(Voice.Office, new GrantSeat("us", "Di", "lead"))
            .Refused("full");
    }

    [Fact]
    public void A_seat_that_nobody_holds_is_not_taken_back()
    {
        Talks.When(Voice.Office, new VacateSeat("us", "treasury")).Refused("empty-already");
        Talks.When(Voice.Office, new VacateSeat("eu", "lead")).Refused("empty-already");
        Talks.And(new SeatVacated("us", "lead")).When(Voice.Office, new VacateSeat("us", "lead"))
            .Refused("empty-already");
        Talks.When(Us, new VacateSeat("us", "lead")).Refused("office-only");
        new GivenSession().When(Voice.Office, new VacateSeat("us", "lead")).Refused("no-session");
        Talks.And(new DebriefOpened()).When(Voice.Office, new VacateSeat("us", "lead")).Refused("over");
    }

    [Fact]
    public void Where_a_side_lost_its_only_person_the_talks_wait_again()
    {
        var left = Lobby.And(new SeatVacated("us", "lead"));
        left.When(Voice.Office, new GrantSeat("china", "Bo", null))
            .Then(new SeatGranted("china", "lead", "Bo"));
        left.And(new SeatGranted("china", "lead", "Bo")).When(Voice.Office, new GrantSeat(null, "Cy", null))
            .Then(new SeatGranted("us", "lead", "Cy"), new TalksCalled());
    }

    [Fact]
    public void Each_time_is_an_errand_of_its_own()
    {
        var often = Talks.And(
            new SeatVacated("us", "lead"), new SeatGranted("us", "lead", "Cy"), new SeatVacated("us", "lead"),
            new SeatGranted("us", "lead", "Di"), new SeatVacated("us", "lead"));
        var ids = often.Room.ToTell.OfType<Errands.ToDelegation>().Where(e => e.Party == "us")
            .Select(e => e.CommandId);
        Assert.Equal(
            ["open", "seat-lead", "vacate-lead",
                "seat-lead-2", "vacate-lead-2", "seat-lead-3", "vacate-lead-3"], ids);
    }

    [Fact]
    public void The_delegation_gets_the_second_person()
    {
        var rooms = Played(Setup);
        Assert.Equal("Ann", rooms.Delegations["us"].Room.People["lead"]);
        Assert.Null(rooms.Tell("v1", new VacateSeat("us", "lead"), Nine));
        Assert.Empty(rooms.Delegations["us"].Room.People);
        Assert.Equal("no-seat", rooms.Tell(Us, "hi", new TableCommand.SayWords("hi"), Nine)!.Code);
        Assert.Null(rooms.Tell("g3", new GrantSeat("us", "Cy", "lead"), Nine));
        Assert.Equal("Cy", rooms.Delegations["us"].Room.People["lead"]);
        Assert.Null(rooms.Tell("v2", new VacateSeat("us", "lead"), Nine));
        Assert.Null(rooms.Tell("g4", new GrantSeat("us", "Di", "lead"), Nine));
        Assert.Equal("Di", rooms.Delegations["us"].Room.People["lead"]);
        Assert.Null(rooms.Tell(Us, "hi", new TableCommand.SayWords("hi"), Nine));
    }

    [Fact]
    public void The_office_calls_the_talks_although_a_side_has_nobody()
    {
        Lobby.When(Voice.Office, new CallTalks()).Then(new TalksCalled());
        Talks.When(Voice.Office, new CallTalks()).Refused("already-begun");
        Lobby.When(Us, new CallTalks()).Refused("office-only");
        new GivenSession().When(Voice.Office, new CallTalks()).Refused("no-session");
        var rooms = new RoomSet();
        Assert.Null(rooms.Tell("open", new OpenSession(Setup), Nine));
        Assert.Null(rooms.Tell("call", new CallTalks(), Nine));
        Assert.Equal((SessionPhase.Talks, TablePhase.Talking),
            (rooms.Session.Room.Phase, rooms.Table.Room.Phase));
    }

    [Fact]
    public void Who_comes_after_the_call_gets_a_seat_and_calls_nothing_again() => Lobby.And(new TalksCalled())
        .When(Voice.Office, new GrantSeat("china", "Bo", null)).Then(new SeatGranted("china", "lead", "Bo"));

    [Fact]
    public void A_campaign_ends_after_the_round_in_which_it_is_stopped()
    {
        var first = new GivenSession(new SessionOpened(Campaign), new TalksCalled());
        first.When(Voice.Office, new StopRounds()).Then(new RoundsStopped());
        Assert.Equal(
            [typeof(RoundClosed), typeof(RoundCalled)],
            Kinds(first.When(Voice.Office, new Conclude(null, null, null))));
        Assert.Equal(
            [typeof(RoundClosed), typeof(SessionConcluded), typeof(DebriefOpened)],
            Kinds(first.And(new RoundsStopped()).When(Voice.Office, new Conclude(null, null, null))));
        new GivenSession(new SessionOpened(Campaign)).When(Voice.Office, new StopRounds())
            .Then(new RoundsStopped());
    }

    [Fact]
    public void A_campaign_that_is_stopped_has_its_results_and_every_room_is_over()
    {
        var rooms = Played(Campaign);
        Assert.Null(rooms.Tell("stop-rounds", new StopRounds(), Nine));
        Assert.Equal(SessionPhase.Talks, rooms.Session.Room.Phase);
        Assert.Null(rooms.Tell(Voice.Office, "stop", new TableCommand.StopTalks(), Nine));
        Assert.Equal((SessionPhase.Debrief, TablePhase.Over),
            (rooms.Session.Room.Phase, rooms.Table.Room.Phase));
        Assert.Single(rooms.Session.Room.Rounds);
        Assert.Equal([new("us", 30, 30), new PartyResult("china", 30, 30)],
            rooms.Session.Room.Conclusion!.Results);
    }

    [Fact]
    public void For_a_capital_that_is_away_the_rules_answer()
    {
        var rooms = Played(LongSetup with { Principals = ["us"] });
        Assert.Null(rooms.Tell("cy", new GrantSeat("us", "Cy", "capital"), Nine));
        Assert.Null(rooms.Tell(Us, "us", "call-1", Ask, Nine));
        Assert.NotNull(rooms.Delegations["us"].Room.OnTheLine);

        Assert.Null(rooms.Tell(Voice.Office,
            "us", "away", new DelegationCommand.NoteAbsence("capital"), Nine));
        Assert.Null(rooms.Delegations["us"].Room.OnTheLine);
        Assert.Equal(CapitalSays.Yes, rooms.Delegations["us"].Room.Calls[0].Answer!.Says);

        Assert.Null(rooms.Tell(Voice.Office,
            "us", "back", new DelegationCommand.NoteReturn("capital"), Nine));
        Assert.Null(rooms.Tell(Us, "us", "call-2", Ask, Nine));
        Assert.NotNull(rooms.Delegations["us"].Room.OnTheLine);
    }

    [Fact]
    public void For_a_capital_that_nobody_came_to_play_the_rules_answer()
    {
        var rooms = Played(LongSetup with { Principals = ["us"] });
        Assert.Null(rooms.Tell(Voice.Office,
            "us", "away", new DelegationCommand.NoteAbsence("capital"), Nine));
        Assert.Null(rooms.Tell(Us, "us", "call-1", Ask, Nine));
        Assert.Equal(CapitalSays.Yes, rooms.Delegations["us"].Room.Calls[0].Answer!.Says);
    }

    private static DelegationCommand Ask { get; } =
        new DelegationCommand.CallCapital(new(null, Clear, "This one?"));

    private static RoomSet Played(SessionSetup setup)
    {
        var rooms = new RoomSet();
        Assert.Null(rooms.Tell("open", new OpenSession(setup), Nine));
        Assert.Null(rooms.Tell("g1", new GrantSeat("us", "Ann", "lead"), Nine));
        Assert.Null(rooms.Tell("g2", new GrantSeat("china", "Bo", "lead"), Nine));
        return rooms;
    }

    private static Type[] Kinds(Said<SessionEvent> said) =>
        [.. Assert.IsType<Decision<SessionEvent>.Accepted>(said.Decision).Events.Select(e => e.GetType())];
}
