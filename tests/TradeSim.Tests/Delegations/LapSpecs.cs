using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenDelegation = TradeSim.Tests.Worlds.Given<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand,
    TradeSim.Delegations.DelegationEvent>;

namespace TradeSim.Tests.Delegations;

/// <summary>What is shown after a deal, and who speaks once a session is taken over.</summary>
public sealed class LapSpecs
{
    private static GivenDelegation Two { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Majority, true, false),
        new SeatTaken("lead", "Ann"), new SeatTaken("treasury", "Bo"), new SeatTaken("capital", "Cy"),
        new SeatAway("treasury"), new Consented("lead", Clear), new DraftSaved("lead", Clear));

    private static GivenDelegation Shown { get; } = Two.And(new LapOffered(Vague, [Clear, Today]));

    [Fact]
    public void A_delegation_says_which_packages_it_would_take()
    {
        Two.When(Voice.Office, new OfferLap(Vague, [Clear, Today])).Then(new LapOffered(Vague, [Clear, Today]));
        Shown.When(Us, new AnswerLap([1, 0, 1])).Then(new LapAnswered("lead", [0, 1]));
        Shown.When(Us, new AnswerLap([])).Then(new LapAnswered("lead", []));
    }

    [Fact]
    public void What_it_says_last_counts()
    {
        var answered = Shown.And(new LapAnswered("lead", [0]));
        answered.When(Us, new AnswerLap([])).Then(new LapAnswered("lead", []));
        var lap = answered.And(new LapAnswered("lead", [])).Room.Lap!;
        Assert.Empty(lap.Taken!.Value);
        Assert.Equal(2, lap.Answers);
    }

    [Fact]
    public void Only_what_was_shown_can_be_taken_and_only_by_who_is_in_the_room()
    {
        Two.When(Us, new AnswerLap([0])).Refused("no-lap");
        Shown.When(Us, new AnswerLap([2])).Refused("bad-package");
        Shown.When(Us, new AnswerLap([-1])).Refused("bad-package");
        Shown.When(UsCapital, new AnswerLap([0])).Refused("not-in-the-room");
        Shown.When(China, new AnswerLap([0])).Refused("not-yours");
        Assert.Equal("head-speaks", Shown.Room.Objection(Treasury, new AnswerLap([0]), Tables)?.Code);
        Assert.Null(Shown.Room.Objection(Us, new AnswerLap([0]), Tables));
    }

    private static Table Tables { get; } = new Worlds.Given<Table, TableCommand, TableEvent>(
        new TableEvent.TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Aftermath)).Room;

    [Fact]
    public void Who_takes_over_finds_the_draft_and_no_people()
    {
        var envoy = new Strategy("envoy@3", 5);
        Two.When(Voice.Office, new ChangeSpeaker(envoy, true)).Then(new SpeakerChanged(envoy, true));
        Two.When(Us, new ChangeSpeaker(envoy, true)).Refused("office-only");
        var after = Two.And(new SpeakerChanged(envoy, true)).Room;
        Assert.Equal((envoy, true, false, false), (after.Negotiator, after.HasCoach, after.HasPrincipal, after.StandsIn));
        Assert.Equal((Consent.Head, Clear), (after.Consent, after.Draft));
        Assert.Empty(after.People);
        Assert.Empty(after.Away);
        Assert.Empty(after.Consents);
        Two.And(new SpeakerChanged(null, false)).When(Voice.Office, new TakeSeat("lead", "Di"))
            .Then(new SeatTaken("lead", "Di"));
    }
}
