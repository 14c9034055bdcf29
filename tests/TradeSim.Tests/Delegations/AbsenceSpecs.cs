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

public sealed class AbsenceSpecs
{
    private static Strategy Envoy { get; } = new("envoy:dealmaker@3", 7);

    private static GivenDelegation Two { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Head, false, false),
        new SeatTaken("lead", "Ann"), new SeatTaken("treasury", "Bo"), new DraftSaved("lead", Clear));

    private static GivenDelegation HeadAway { get; } = Two.And(new SeatAway("lead"));

    private static GivenDelegation Held { get; } =
        HeadAway.And(new SeatAway("treasury"), new StandInCame(Envoy));

    private static GivenDelegation ByMajority { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Majority, true, false), new SeatTaken("lead", "Ann"),
        new SeatTaken("treasury", "Bo"), new SeatTaken("capital", "Cy"));

    private static TableCommand Offer { get; } = new TableCommand.MakeOffer(Clear, "");

    private static string Long { get; } = new('x', Table.MostWords + 1);

    private static Table Talks { get; } = new Worlds.Given<Table, TableCommand, TableEvent>(
        new TableEvent.TableOpened(LongAgenda, ClockSetting.ByMoves, [], Reach.Aftermath),
        new TableEvent.TalksBegan(Nine), new TableEvent.OfferMade(1, China, Clear, "")).Room;

    [Fact]
    public void The_office_notes_who_is_away_and_who_is_back()
    {
        Two.When(Voice.Office, new NoteAbsence("lead")).Then(new SeatAway("lead"));
        HeadAway.When(Voice.Office, new NoteReturn("lead")).Then(new SeatBack("lead"));
        Assert.Equal(["lead", "treasury"], Two.Room.Here.Order());
        Assert.Equal(["treasury"], HeadAway.Room.Here);
        Assert.Equal(["lead", "treasury"], HeadAway.And(new SeatBack("lead")).Room.Here.Order());
        Assert.Equal("Ann", HeadAway.Room.People["lead"]);
    }

    [Fact]
    public void A_seat_is_away_once_and_comes_back_once()
    {
        Two.When(Voice.Office, new NoteAbsence("jester")).Refused("no-such-seat");
        Two.When(Voice.Office, new NoteAbsence("capital")).Refused("no-such-seat");
        HeadAway.When(Voice.Office, new NoteAbsence("lead")).Refused("away-already");
        Two.When(Voice.Office, new NoteReturn("lead")).Refused("not-away");
        ByMajority.When(Voice.Office, new NoteAbsence("capital")).Then(new SeatAway("capital"));
    }

    [Fact]
    public void The_capitals_seat_may_be_away_before_anybody_holds_it()
    {
        var empty = new GivenDelegation(
            new DelegationOpened(UsLong, null, Consent.Head, true, false), new SeatAway("capital"));
        Assert.Contains("capital", empty.Room.Away);
        Assert.DoesNotContain("capital", empty.And(new SeatTaken("capital", "Cy")).Room.Away);
    }

    [Fact]
    public void Who_takes_a_seat_is_here()
    {
        var next = HeadAway.And(new SeatLeft("lead"));
        Assert.Empty(next.Room.Away);
        Assert.Equal(["lead", "treasury"], next.And(new SeatTaken("lead", "Di")).Room.Here.Order());
    }

    [Fact]
    public void While_the_head_is_away_anybody_speaks()
    {
        var call = new CallCapital(new(null, Clear, ""));
        Assert.Equal("head-speaks", Two.Room.Objection(Treasury, Offer, Talks)!.Code);
        Assert.Null(HeadAway.Room.Objection(Treasury, Offer, Talks));
        Assert.Null(HeadAway.Room.Objection(Treasury, call, Talks));
        Assert.Equal("head-speaks", HeadAway.And(new SeatBack("lead"))
            .Room.Objection(Treasury, Offer, Talks)!.Code);
        Assert.Null(HeadAway.Room.Objection(Us, Offer, Talks));
        Assert.Equal("head-speaks", Two.And(new SeatAway("treasury"))
            .Room.Objection(Treasury, Offer, Talks)!.Code);
    }

    [Fact]
    public void A_majority_is_one_of_those_who_are_here()
    {
        Assert.Equal("no-majority", ByMajority.Room.Objection(Us, Offer, Talks)!.Code);
        Assert.Null(ByMajority.And(new SeatAway("treasury")).Room.Objection(Us, Offer, Talks));
        var alone = ByMajority.And(new SeatAway("lead"));
        Assert.Null(alone.Room.Objection(Treasury, Offer, Talks));
        Assert.Equal("no-majority", alone.And(new SeatBack("lead")).Room.Objection(Us, Offer, Talks)!.Code);
    }

    [Fact]
    public void The_consent_of_somebody_who_went_away_does_not_count()
    {
        var three = new GivenDelegation(
            new DelegationOpened(UsLong with { Pages = [.. UsLong.Pages, new("third", "")] },
                null, Consent.Majority, false, false),
            new SeatTaken("lead", "Ann"), new SeatTaken("treasury", "Bo"), new SeatTaken("third", "Di"),
            new Consented("treasury", Clear));
        Assert.Null(three.Room.Objection(Us, Offer, Talks));
        Assert.Equal("no-majority", three.And(new SeatAway("treasury"))
            .Room.Objection(Us, Offer, Talks)!.Code);
    }

    [Fact]
    public void A_negotiator_stands_in_and_gives_the_delegation_back()
    {
        HeadAway.And(new SeatAway("treasury")).When(Voice.Office, new StandIn(Envoy))
            .Then(new StandInCame(Envoy));
        Held.When(Voice.Office, new HandBack()).Then(new StandInLeft());
        Assert.Equal((Envoy, true), (Held.Room.Negotiator, Held.Room.StandsIn));
        var back = Held.And(new StandInLeft()).Room;
        Assert.Equal((null, false), (back.Negotiator, back.StandsIn));
    }

    [Fact]
    public void The_brief_the_draft_and_the_people_stay_as_they_were()
    {
        foreach (var own in (Delegation[])[Held.Room, Held.And(new StandInLeft()).Room])
        {
            Assert.Same(HeadAway.Room.Brief, own.Brief);
            Assert.Equal((Clear, Two.Room.People, Two.Room.Consents), (own.Draft, own.People, own.Consents));
        }
    }

    [Fact]
    public void Everybody_reads_when_a_negotiator_came_and_when_it_left()
    {
        var talk = Held.And(new StandInLeft()).Room.Talk;
        Assert.Equal(2, talk.Count);
        Assert.All(talk, t => Assert.Equal(Delegation.Facilitator, t.Seat));
        Assert.NotEqual(talk[0].Words, talk[1].Words);
    }

    [Fact]
    public void The_negotiator_that_stands_in_speaks_and_notes_why()
    {
        Assert.Null(Held.Room.Objection(Voice.Of("us"), Offer, Talks));
        Held.When(Voice.Of("us"), new NoteReason(4, "why")).Then(new ReasonNoted(4, "why"));
        var back = Held.And(new StandInLeft(), new SeatBack("lead"));
        Assert.Equal("no-seat", back.Room.Objection(Voice.Of("us"), Offer, Talks)!.Code);
        back.When(Voice.Of("us"), new NoteReason(4, "why")).Refused("no-seat");
        Assert.Equal("head-speaks", back.Room.Objection(Treasury, Offer, Talks)!.Code);
    }

    [Fact]
    public void A_negotiator_stands_in_once_and_never_beside_another()
    {
        Held.When(Voice.Office, new StandIn(Envoy)).Refused("held-already");
        Two.When(Voice.Office, new HandBack()).Refused("not-held");
        var ai = new GivenDelegation(
            new DelegationOpened(UsLong, new("mirror", 7), Consent.Head, false, false));
        ai.When(Voice.Office, new StandIn(Envoy)).Refused("held-already");
        ai.When(Voice.Office, new HandBack()).Refused("not-held");
        Held.And(new StandInLeft()).When(Voice.Office, new StandIn(Envoy)).Then(new StandInCame(Envoy));
    }

    [Fact]
    public void The_office_takes_a_seat_back()
    {
        var consenting = Two.And(new Consented("lead", Clear), new SeatAway("lead"));
        consenting.When(Voice.Office, new EmptySeat("lead")).Then(new SeatLeft("lead"));
        Two.When(Voice.Office, new EmptySeat("capital")).Refused("empty-already");
        var left = consenting.And(new SeatLeft("lead"));
        left.When(Voice.Office, new EmptySeat("lead")).Refused("empty-already");
        Assert.Equal(["treasury"], left.Room.People.Keys);
        Assert.Empty(left.Room.Consents);
        Assert.Empty(left.Room.Away);
        left.When(Voice.Office, new TakeSeat("lead", "Di")).Then(new SeatTaken("lead", "Di"));
    }

    [Fact]
    public void The_facilitator_writes_to_one_delegation()
    {
        Two.When(Voice.Office, new HearNote(" Read page 2. ")).Then(new NoteHeard("Read page 2."));
        Two.When(Voice.Office, new HearNote(" ")).Refused("no-words");
        Two.When(Voice.Office, new HearNote(Long)).Refused("too-long");
        var talk = Two.And(new NoteHeard("Read page 2.")).Room.Talk;
        Assert.Equal([new Conferred(Delegation.Facilitator, "Read page 2.")], talk);
    }

    [Fact]
    public void Only_the_office_says_who_is_here()
    {
        foreach (var command in new DelegationCommand[]
        {
            new NoteAbsence("lead"),
            new NoteReturn("lead"), new StandIn(Envoy), new HandBack(), new EmptySeat("lead"),
            new HearNote("hi"),
        })
        {
            Two.When(Us, command).Refused("office-only");
            Two.When(China, command).Refused("not-yours");
            new GivenDelegation().When(Voice.Office, command).Refused("not-open");
        }
    }
}
