using TradeSim.Agreements;
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

public sealed class SpeakingSpecs
{
    private static GivenDelegation Two { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Head, false, false),
        new SeatTaken("lead", "Ann"), new SeatTaken("treasury", "Bo"));

    private static GivenDelegation ByMajority { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Majority, true, false), new SeatTaken("lead", "Ann"),
        new SeatTaken("treasury", "Bo"), new SeatTaken("capital", "Cy"));

    private static GivenDelegation SecondWeek { get; } = Two.And(new WeekOpened(2, [1, 4]));

    private static MeasureTaken[] Measures { get; } = [new(4, Conduct.SlowWalk), new(1, Conduct.Fulfil)];

    private static TableCommand Offer { get; } = new TableCommand.MakeOffer(Clear, "");

    private static Table Talks { get; } = new Worlds.Given<Table, TableCommand, TableEvent>(
        new TableEvent.TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Aftermath),
        new TableEvent.TalksBegan(Nine), new TableEvent.OfferMade(1, China, Clear, "")).Room;

    [Fact]
    public void The_head_speaks_for_the_delegation()
    {
        foreach (var command in new[]
        {
            Offer, new TableCommand.AcceptOffer(1), new TableCommand.RejectOffer(1, ""), new TableCommand.LeaveTalks(""),
            new TableCommand.MakeStatement(Tone.Warm, null, "Good."), new TableCommand.PullLever("visas"),
        })
        {
            Assert.Equal("head-speaks", Two.Room.Objection(Treasury, command, Talks)!.Code);
            Assert.Null(Two.Room.Objection(Us, command, Talks));
        }
    }

    [Fact]
    public void Others_may_say_words_and_hint()
    {
        Assert.Null(Two.Room.Objection(Treasury, new TableCommand.SayWords("hi"), Talks));
        Assert.Null(Two.Room.Objection(Treasury, new TableCommand.SendSignal([new(0, 0)], [new(1, 0)]), Talks));
    }

    [Fact]
    public void While_nobody_holds_the_heads_seat_anybody_speaks() =>
        Assert.Null(Two.And(new SeatLeft("lead")).Room.Objection(Treasury, Offer, Talks));

    [Fact]
    public void Calls_and_measures_are_the_heads_too()
    {
        var call = new CallCapital(new(null, Clear, ""));
        Assert.Equal("head-speaks", Two.Room.Objection(Treasury, call, Talks)!.Code);
        Assert.Equal("head-speaks", Two.Room.Objection(Treasury, new SealMeasures(1, []), Talks)!.Code);
        Assert.Null(Two.Room.Objection(Us, call, Talks));
        Assert.Null(Two.Room.Objection(Treasury, new Confer("So?"), Talks));
    }

    [Fact]
    public void A_seat_consents_to_a_package_and_to_one_at_a_time()
    {
        Two.When(Treasury, new ConsentTo(Clear)).Then(new Consented("treasury", Clear));
        Two.When(Treasury, new ConsentTo(Middle)).Refused("bad-package");
        var changed = Two.And(new Consented("treasury", Clear), new Consented("treasury", Vague)).Room;
        Assert.Equal(Vague, changed.Consents["treasury"]);
        Assert.Empty(Two.And(new Consented("treasury", Clear), new SeatLeft("treasury")).Room.Consents);
    }

    [Fact]
    public void By_majority_more_than_half_must_stand_behind_a_package()
    {
        Assert.Equal("no-majority", ByMajority.Room.Objection(Us, Offer, Talks)!.Code);
        Assert.Equal("no-majority", ByMajority.Room.Objection(Us, new TableCommand.AcceptOffer(1), Talks)!.Code);
        Assert.Equal("no-majority", ByMajority.And(new Consented("treasury", Vague)).Room.Objection(Us, Offer, Talks)!.Code);
        Assert.Null(ByMajority.And(new Consented("treasury", Clear)).Room.Objection(Us, Offer, Talks));
        Assert.Null(ByMajority.Room.Objection(Us, new TableCommand.RejectOffer(1, ""), Talks));
    }

    [Fact]
    public void Who_sits_alone_is_the_majority_and_the_capital_does_not_count() =>
        Assert.Null(ByMajority.And(new SeatLeft("treasury")).Room.Objection(Us, Offer, Talks));

    [Fact]
    public void A_negotiator_asks_nobody() => Assert.Null(new GivenDelegation(
        new DelegationOpened(UsLong, new("mirror", 7), Consent.Majority, false, false)).Room.Objection(Voice.Of("us"), Offer, Talks));

    [Fact]
    public void Measures_are_sealed_once_and_for_every_commitment()
    {
        SecondWeek.When(Us, new SealMeasures(2, [.. Measures])).Then(new MeasuresSealed(2, [.. Measures]));
        Assert.True(SecondWeek.And(new MeasuresSealed(2, [.. Measures])).Room.IsSealed);
        SecondWeek.And(new MeasuresSealed(2, [.. Measures])).When(Us, new SealMeasures(2, [.. Measures])).Refused("sealed");
    }

    [Fact]
    public void Measures_name_the_own_commitments_each_once()
    {
        SecondWeek.When(Us, new SealMeasures(2, [])).Refused("not-every-commitment");
        SecondWeek.When(Us, new SealMeasures(2, [Measures[0]])).Refused("not-every-commitment");
        SecondWeek.When(Us, new SealMeasures(2, [.. Measures, Measures[0]])).Refused("not-every-commitment");
        SecondWeek.When(Us, new SealMeasures(2, [Measures[0], new(3, Conduct.Fulfil)])).Refused("not-every-commitment");
        Two.And(new WeekOpened(2, [])).When(Us, new SealMeasures(2, [])).Then(new MeasuresSealed(2, []));
    }

    [Fact]
    public void Measures_are_of_the_week_that_is_lived()
    {
        SecondWeek.When(Us, new SealMeasures(1, [.. Measures])).Refused("not-this-week");
        SecondWeek.When(Us, new SealMeasures(3, [.. Measures])).Refused("not-this-week");
        Two.When(Us, new SealMeasures(1, [])).Refused("not-this-week");
        Assert.False(SecondWeek.And(new MeasuresSealed(2, [.. Measures]), new WeekOpened(3, [1, 4])).Room.IsSealed);
    }

    [Fact]
    public void The_office_brings_weeks_counts_and_briefs()
    {
        Two.When(Voice.Office, new OpenWeek(1, [1])).Then(new WeekOpened(1, [1]));
        Two.When(Voice.Office, new HearBallot(1, Refusing)).Then(new BallotHeard(1, Refusing));
        Two.When(Voice.Office, new TakeBrief(UsBrief)).Then(new BriefTaken(UsBrief));
        Two.When(Us, new OpenWeek(1, [1])).Refused("office-only");
        Two.When(Us, new HearBallot(1, Refusing)).Refused("office-only");
        Two.When(Us, new TakeBrief(UsBrief)).Refused("office-only");
        Two.When(Voice.Office, new SealMeasures(1, [])).Refused("not-the-office");
    }

    [Fact]
    public void A_new_round_lays_the_old_papers_aside()
    {
        var next = SecondWeek.And(new DraftSaved("lead", Clear), new Consented("lead", Clear),
            new MeasuresSealed(2, [.. Measures]), new BriefTaken(UsBrief)).Room;
        Assert.Equal((UsBrief, null, null), (next.Brief, next.Draft, next.Week));
        Assert.Empty(next.Consents);
        Assert.Empty(next.Sealed);
        Assert.False(next.IsSealed);
        Assert.Equal(2, next.People.Count);
    }
}
