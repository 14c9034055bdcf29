using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenSession = TradeSim.Tests.Worlds.Given<
    TradeSim.Sessions.Session, TradeSim.Sessions.SessionCommand, TradeSim.Sessions.SessionEvent>;

namespace TradeSim.Tests.Sessions;

/// <summary>The office of a session that is taken over, and the lap after a deal.</summary>
public sealed class BranchSpecs
{
    private static readonly ImmutableSortedDictionary<string, string> Nobody =
        ImmutableSortedDictionary<string, string>.Empty;

    private static GivenSession Talks { get; } = new(
        new SessionOpened(Setup), new SeatGranted("us", "lead", "Ann"), new SeatGranted("china", "lead", "Ben"),
        new TalksCalled());

    private static Origin From { get; } = new("s1", "0", 4, 1, Middle, []);

    private static TakeOver Over(ImmutableSortedDictionary<string, string> negotiators) =>
        new(From, "B", "B", negotiators, 9, true, ClockSetting.ByMoves, Nine);

    private static BranchBegan Began(ImmutableSortedDictionary<string, string> negotiators) =>
        new(From, "B", "B", negotiators, 9, true, ClockSetting.ByMoves, Nine);

    private static GivenSession InLap { get; } = new(
        new SessionOpened(Setup with { Lap = true }), new TalksCalled(),
        new RoundClosed(1, Far, null, []), new SessionConcluded(Far, null, []), new LapOpened(Far, [Middle, Hold]));

    [Fact]
    public void A_branch_waits_for_its_people_and_goes_on_when_they_are_there()
    {
        Talks.When(Voice.Office, Over(Nobody.Add("china", "envoy"))).Then(Began(Nobody.Add("china", "envoy")));
        var waits = Talks.And(Began(Nobody.Add("china", "envoy")));
        Assert.Equal((SessionPhase.Lobby, "B", 9), (waits.Room.Phase, waits.Room.Setup!.Code, waits.Room.Setup.Seed));
        waits.When(Voice.Office, new GrantSeat("us", "Di", null)).Then(
            new SeatGranted("us", "lead", "Di"), new TalksCalled());
        var goes = waits.And(new SeatGranted("us", "lead", "Di"), new TalksCalled()).Room;
        Assert.Equal(SessionPhase.Talks, goes.Phase);
        Assert.Equal(["hand-over-4", "hand-over-4", "hand-over-4", "seat-lead-2", "take-up-4"],
            goes.ToTell.Select(e => e.CommandId).TakeLast(5));
    }

    [Fact]
    public void A_branch_that_negotiators_play_goes_on_at_once() =>
        Talks.When(Voice.Office, Over(Nobody.Add("china", "envoy").Add("us", "envoy"))).Then(
            Began(Nobody.Add("china", "envoy").Add("us", "envoy")), new TalksCalled());

    [Fact]
    public void A_branch_of_the_weeks_goes_on_in_the_weeks()
    {
        var weeks = Talks.And(new AftermathOpened([]), Began(Nobody.Add("us", "x").Add("china", "x")), new TalksCalled());
        Assert.Equal(SessionPhase.Aftermath, weeks.Room.Phase);
    }

    [Fact]
    public void A_branch_is_of_this_session_and_this_round()
    {
        Talks.When(Voice.Office, Over(Nobody.Add("eu", "envoy"))).Refused("no-such-party");
        Talks.When(Voice.Office, Over(Nobody) with { Origin = From with { Round = 2 } }).Refused("other-round");
        new GivenSession(new SessionOpened(Setup)).When(Voice.Office, Over(Nobody)).Refused("not-talking");
        Talks.When(Us, Over(Nobody)).Refused("office-only");
    }

    // Far gives 45 and 40; both could have 60 and 20, or 30 and 60: nothing is better for both, so the debrief opens.
    [Fact]
    public void Without_anything_better_there_is_no_lap() => new GivenSession(
        new SessionOpened(Setup with { Lap = true }), new TalksCalled())
        .When(Voice.Office, new Conclude(Middle, null, null)).Then(
            new RoundClosed(1, Middle, null, [new("us", 60, 30), new("china", 20, 30)]),
            new SessionConcluded(Middle, null, [new("us", 60, 30), new("china", 20, 30)]), new DebriefOpened());

    [Fact]
    public void What_every_side_would_take_is_noted_apart_and_the_debrief_opens()
    {
        InLap.When(Voice.Office, new LayLap("us", [0, 1])).Then(new LapLaid("us", [0, 1]));
        InLap.And(new LapLaid("us", [0, 1])).When(Voice.Office, new LayLap("china", [1])).Then(
            new LapLaid("china", [1]), new LapClosed(Hold, [new("us", 30, 30), new("china", 30, 30)]), new DebriefOpened());
        InLap.And(new LapLaid("us", [0])).When(Voice.Office, new LayLap("china", [1])).Then(
            new LapLaid("china", [1]), new LapClosed(null, []), new DebriefOpened());
    }

    [Fact]
    public void Who_takes_nothing_ends_the_lap_and_so_does_the_office()
    {
        InLap.When(Voice.Office, new LayLap("china", [])).Then(
            new LapLaid("china", []), new LapClosed(null, []), new DebriefOpened());
        InLap.When(Voice.Office, new CloseLap()).Then(new LapClosed(null, []), new DebriefOpened());
    }

    [Fact]
    public void In_the_lap_only_its_answers_are_heard()
    {
        InLap.When(Voice.Office, new LayLap("eu", [0])).Refused("bad-lap");
        InLap.When(Voice.Office, new LayLap("us", [2])).Refused("bad-lap");
        InLap.When(Voice.Office, new Conclude(Middle, null, null)).Refused("lap");
        Talks.When(Voice.Office, new CloseLap()).Refused("not-now");
    }

    [Fact]
    public void The_office_hears_each_answer_once_and_a_changed_one_again()
    {
        var own = new Worlds.Given<Delegation, DelegationCommand, DelegationEvent>(
            new DelegationEvent.DelegationOpened(UsBrief, null, Consent.Head, false, false),
            new DelegationEvent.LapOffered(Far, [Middle, Hold]), new DelegationEvent.LapAnswered("lead", [0]));
        var table = new Worlds.Given<Table, TableCommand, TableEvent>(
            new TableEvent.TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Talks)).Room;
        var heard = Errands.Heard(InLap.Room, table, [own.Room])!;
        Assert.Equal(("lap-us-1", "us"), (heard.CommandId, Assert.IsType<LayLap>(heard.Command).Party));
        var laid = InLap.And(new LapLaid("us", [0])).Room;
        Assert.Null(Errands.Heard(laid, table, [own.Room]));
        var changed = own.And(new DelegationEvent.LapAnswered("lead", [1]), new DelegationEvent.LapAnswered("lead", []));
        Assert.Equal("lap-us-3", Errands.Heard(laid, table, [changed.Room])!.CommandId);
    }
}
