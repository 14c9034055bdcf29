using System.Collections.Immutable;
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

public sealed class SessionSpecs
{
    private static GivenSession None { get; } = new();

    private static GivenSession Lobby { get; } = None.And(new SessionOpened(Setup));

    private static GivenSession Talks { get; } = Lobby.And(
        new SeatGranted("us", "lead", "Ann"), new SeatGranted("china", "lead", "Bo"), new TalksCalled());

    private static GivenSession Debrief { get; } =
        Talks.And(new SessionConcluded(null, null, []), new DebriefOpened());

    [Fact]
    public void A_session_opens_and_waits_for_people() =>
        None.When(Voice.Office, new OpenSession(Setup)).Then(new SessionOpened(Setup));

    [Fact]
    public void A_session_of_negotiators_alone_begins_at_once() =>
        None.When(Voice.Office, new OpenSession(PlayedBy("us", "china")))
            .Then(new SessionOpened(PlayedBy("us", "china")), new TalksCalled());

    [Fact]
    public void A_session_opens_once() =>
        Lobby.When(Voice.Office, new OpenSession(Setup)).Refused("already-open");

    [Fact]
    public void Negotiators_play_parties_of_the_scenario() =>
        None.When(Voice.Office, new OpenSession(PlayedBy("eu"))).Refused("no-such-party");

    [Fact]
    public void Only_the_office_speaks_in_the_office() =>
        Lobby.When(Us, new GrantSeat(null, "Ann", null)).Refused("office-only");

    [Fact]
    public void There_is_no_seat_in_no_session() =>
        None.When(Voice.Office, new GrantSeat(null, "Ann", null)).Refused("no-session");

    [Fact]
    public void A_person_gets_the_head_seat_of_the_wished_side() =>
        Lobby.When(Voice.Office, new GrantSeat("china", " Ann ", null)).Then(new SeatGranted("china", "lead", "Ann"));

    [Fact]
    public void A_person_without_a_wish_goes_where_fewest_sit() =>
        Lobby.And(new SeatGranted("us", "lead", "Ann")).When(Voice.Office, new GrantSeat(null, "Bo", null))
            .Then(new SeatGranted("china", "lead", "Bo"), new TalksCalled());

    [Fact]
    public void Talks_are_called_once_every_side_that_people_play_is_seated() =>
        None.And(new SessionOpened(PlayedBy("china"))).When(Voice.Office, new GrantSeat(null, "Ann", null))
            .Then(new SeatGranted("us", "lead", "Ann"), new TalksCalled());

    [Fact]
    public void A_latecomer_gets_the_next_seat() =>
        Talks.When(Voice.Office, new GrantSeat("us", "Cy", null)).Then(new SeatGranted("us", "treasury", "Cy"));

    [Fact]
    public void A_side_that_a_negotiator_plays_has_no_seat() =>
        None.And(new SessionOpened(PlayedBy("china"))).When(Voice.Office, new GrantSeat("china", "Ann", null))
            .Refused("no-such-party");

    [Fact]
    public void An_adviser_sits_among_people_and_nobody_else_gets_its_seat()
    {
        var setup = Setup with { Advisers = ImmutableSortedDictionary<string, string>.Empty.Add("us/treasury", "mirror") };
        None.When(Voice.Office, new OpenSession(setup)).Then(new SessionOpened(setup));
        None.And(new SessionOpened(setup), new SeatGranted("us", "lead", "Ann"))
            .When(Voice.Office, new GrantSeat("us", "Bo", null)).Refused("full");
        foreach (var seat in (string[])["us/lead", "us/nowhere", "mars/lead"])
            None.When(Voice.Office, new OpenSession(setup with { Advisers = setup.Advisers.Clear().Add(seat, "mirror") }))
                .Refused("no-such-adviser");
        None.When(Voice.Office, new OpenSession(setup with { Negotiators = PlayedBy("us").Negotiators }))
            .Refused("no-such-adviser");
    }

    [Fact]
    public void A_session_has_a_plenary() => None
        .When(Voice.Office, new OpenSession(Setup with { Reach = Reach.Caucus })).Refused("no-plenary");

    [Fact]
    public void A_full_side_is_full() =>
        Talks.And(new SeatGranted("us", "treasury", "Cy")).When(Voice.Office, new GrantSeat("us", "Di", null))
            .Refused("full");

    [Fact]
    public void A_person_has_a_name_of_some_length()
    {
        Lobby.When(Voice.Office, new GrantSeat(null, "", null)).Refused("bad-name");
        Lobby.When(Voice.Office, new GrantSeat(null, new('x', 41), null)).Refused("bad-name");
    }

    [Fact]
    public void An_agreement_is_worth_its_scores() =>
        Talks.When(Voice.Office, new Conclude(Far, null, null)).Then(
            new RoundClosed(1, Far, null, [new("us", 45, 30), new("china", 40, 30)]),
            new SessionConcluded(Far, null, [new("us", 45, 30), new("china", 40, 30)]), new DebriefOpened());

    [Fact]
    public void Without_an_agreement_each_has_its_alternative() =>
        Talks.When(Voice.Office, new Conclude(null, "us", null)).Then(
            new RoundClosed(1, null, "us", [new("us", 30, 30), new("china", 30, 30)]),
            new SessionConcluded(null, "us", [new("us", 30, 30), new("china", 30, 30)]), new DebriefOpened());

    [Fact]
    public void An_agreement_is_a_package() =>
        Talks.When(Voice.Office, new Conclude(new([9, 9]), null, null)).Refused("bad-package");

    [Fact]
    public void Talks_that_did_not_begin_do_not_end() =>
        Lobby.When(Voice.Office, new Conclude(null, null, null)).Refused("not-talking");

    [Fact]
    public void At_the_debrief_nothing_more_happens()
    {
        Debrief.When(Voice.Office, new Conclude(null, null, null)).Refused("over");
        Debrief.When(Voice.Office, new GrantSeat(null, "Ann", null)).Refused("over");
        Debrief.When(Voice.Office, new OpenSession(Setup)).Refused("already-open");
    }

    [Fact]
    public void An_event_of_no_kind_stops_the_program() =>
        Assert.Throws<UnknownEventException>(() => Lobby.Room.Evolve(null!));

    [Fact]
    public void Every_negotiator_has_its_own_chance()
    {
        var session = None.And(new SessionOpened(PlayedBy("us", "china")), new TalksCalled()).Room;
        var seeds = session.ToTell.OfType<Errands.ToDelegation>().Select(e => e.Command)
            .OfType<TradeSim.Delegations.DelegationCommand.OpenDelegation>()
            .Select(c => c.Negotiator!.Seed).ToArray();
        Assert.Equal(2, seeds.Distinct().Count());
    }

    [Fact]
    public void Errands_have_ids_of_their_own()
    {
        var errands = Talks.Room.ToTell.OfType<Errands.ToDelegation>().Select(e => (e.Party, e.CommandId)).ToArray();
        Assert.Equal(4, errands.Distinct().Count());
        Assert.Equal(["open", "begin"], Talks.Room.ToTell.OfType<Errands.ToTable>().Select(e => e.CommandId));
        Assert.Empty(None.Room.ToTell);
    }

    private static SessionSetup PlayedBy(params string[] parties) =>
        Setup with { Negotiators = parties.ToImmutableSortedDictionary(p => p, _ => "mirror") };
}
