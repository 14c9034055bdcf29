using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenDelegation = TradeSim.Tests.Worlds.Given<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand,
    TradeSim.Delegations.DelegationEvent>;

namespace TradeSim.Tests.Delegations;

/// <summary>Fails when a line of <see cref="Delegation.ObjectionToCoach"/> is taken out.</summary>
public sealed class CoachSpecs
{
    private static GivenDelegation Two { get; } = new(
        new DelegationOpened(UsBrief, null, Consent.Head, true, true),
        new SeatTaken("lead", "Ann"), new SeatTaken("treasury", "Bo"), new SeatTaken("capital", "Cy"));

    private static Worlds.Given<Table, TableCommand, TableEvent> Lobby { get; } = new(
        new TableEvent.TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Talks));

    private static Table Talks { get; } = Lobby.And(new TableEvent.TalksBegan(Nine)).Room;

    private static Voice Second { get; } = new("us", "treasury");

    private static string? Refused(GivenDelegation own, Voice by, Table table) => own.Room.ObjectionToCoach(by, table)?.Code;

    [Fact]
    public void Who_speaks_for_the_delegation_may_ask_while_the_talks_run()
    {
        Assert.Null(Refused(Two, Us, Talks));
        Assert.Null(Refused(Two.And(new SeatLeft("lead")), Second, Talks));
        Assert.Equal("head-asks", Refused(Two, Second, Talks));
        Assert.Equal("head-asks", Refused(Two.And(new SeatLeft("lead")), new("us", Delegation.Capital), Talks));
    }

    [Fact]
    public void A_session_without_a_coach_has_none() => Assert.Equal("no-coach", Refused(
        new(new DelegationOpened(UsBrief, null, Consent.Head, false, false), new SeatTaken("lead", "Ann")), Us, Talks));

    [Fact]
    public void Before_and_after_the_talks_there_is_nothing_to_coach()
    {
        Assert.Equal("no-talks", Refused(Two, Us, Lobby.Room));
        Assert.Equal("no-talks", Refused(Two, Us, new Worlds.Given<Table, TableCommand, TableEvent>(
            new TableEvent.TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Talks), new TableEvent.TalksBegan(Nine),
            new TableEvent.TalksFailed(China.Party)).Room));
    }

    [Fact]
    public void Nobody_else_may_ask()
    {
        Assert.Equal("not-yours", Refused(Two, China, Talks));
        Assert.Equal("not-yours", Refused(new(), Us, Talks));
        Assert.Equal("no-seat", Refused(Two.And(new SeatLeft("treasury")), Second, Talks));
        Assert.Equal("no-seat", Refused(
            new(new DelegationOpened(UsBrief, new("mirror", 7), Consent.Head, false, true)), Us, Talks));
    }
}
