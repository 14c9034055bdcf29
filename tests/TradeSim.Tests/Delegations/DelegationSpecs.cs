using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenDelegation = TradeSim.Tests.Worlds.Given<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand,
    TradeSim.Delegations.DelegationEvent>;

namespace TradeSim.Tests.Delegations;

public sealed class DelegationSpecs
{
    private static GivenDelegation Closed { get; } = new();

    private static GivenDelegation Open { get; } = Closed.And(new DelegationOpened(UsBrief, null, Consent.Head, false, false));

    private static GivenDelegation Seated { get; } = Open.And(new SeatTaken("lead", "Ann"));

    private static GivenDelegation Ai { get; } =
        Closed.And(new DelegationOpened(UsBrief, new("mirror", 7), Consent.Head, false, false));

    private static string Long { get; } = new('x', Table.MostWords + 1);

    [Fact]
    public void The_office_hands_over_the_brief() =>
        Closed.When(Voice.Office, new OpenDelegation(UsBrief, new("mirror", 7), Consent.Head, false, false))
            .Then(new DelegationOpened(UsBrief, new("mirror", 7), Consent.Head, false, false));

    [Fact]
    public void A_brief_is_handed_over_once_and_by_the_office()
    {
        Open.When(Voice.Office, new OpenDelegation(ChinaBrief, null, Consent.Head, false, false)).Refused("already-open");
        Closed.When(Us, new OpenDelegation(UsBrief, null, Consent.Head, false, false)).Refused("office-only");
        Open.When(China, new OpenDelegation(UsBrief, null, Consent.Head, false, false)).Refused("office-only");
    }

    [Fact]
    public void Nothing_is_said_without_a_brief()
    {
        Closed.When(Us, new Confer("hi")).Refused("not-open");
        Closed.When(Voice.Office, new TakeSeat("lead", "Ann")).Refused("not-open");
    }

    [Fact]
    public void The_office_gives_a_seat() =>
        Open.When(Voice.Office, new TakeSeat("lead", " Ann ")).Then(new SeatTaken("lead", "Ann"));

    [Fact]
    public void A_seat_exists() =>
        Open.When(Voice.Office, new TakeSeat("jester", "Ann")).Refused("no-such-seat");

    [Fact]
    public void A_seat_holds_one_person() =>
        Seated.When(Voice.Office, new TakeSeat("lead", "Bo")).Refused("seat-taken");

    [Fact]
    public void A_person_has_a_name_of_some_length()
    {
        Open.When(Voice.Office, new TakeSeat("lead", " ")).Refused("bad-name");
        Open.When(Voice.Office, new TakeSeat("lead", new('x', 41))).Refused("bad-name");
        Open.When(Voice.Office, new TakeSeat("lead", new('x', 40))).Then(new SeatTaken("lead", new('x', 40)));
    }

    [Fact]
    public void Nobody_takes_a_seat_without_the_office() =>
        Seated.When(Us, new TakeSeat("treasury", "Ann")).Refused("office-only");

    [Fact]
    public void The_office_hears_nothing_inside() =>
        Seated.When(Voice.Office, new Confer("what do you think?")).Refused("not-the-office");

    [Fact]
    public void Another_party_is_not_heard_inside() =>
        Seated.When(China, new Confer("hi")).Refused("not-yours");

    [Fact]
    public void Who_has_no_seat_is_not_heard()
    {
        Open.When(Us, new Confer("hi")).Refused("no-seat");
        Seated.And(new SeatLeft("lead")).When(Us, new Confer("hi")).Refused("no-seat");
    }

    [Fact]
    public void A_seat_confers() => Seated.When(Us, new Confer(" so ")).Then(new Conferred("lead", "so"));

    [Fact]
    public void Talk_has_words_and_not_too_many()
    {
        Seated.When(Us, new Confer(" ")).Refused("no-words");
        Seated.When(Us, new Confer(Long)).Refused("too-long");
    }

    [Fact]
    public void A_seat_saves_the_draft_even_beyond_the_mandate() =>
        Seated.When(Us, new SaveDraft(Far)).Then(new DraftSaved("lead", Far));

    [Fact]
    public void A_draft_is_a_package() => Seated.When(Us, new SaveDraft(new([9]))).Refused("bad-package");

    [Fact]
    public void A_person_leaves_the_own_seat() => Seated.When(Us, new LeaveSeat()).Then(new SeatLeft("lead"));

    [Fact]
    public void A_negotiator_notes_its_reasons_and_needs_no_seat() =>
        Ai.When(Voice.Of("us"), new NoteReason(4, "why")).Then(new ReasonNoted(4, "why"));

    [Fact]
    public void People_note_no_reasons() => Seated.When(Us, new NoteReason(4, "why")).Refused("office-only");

    [Fact]
    public void An_event_of_no_kind_stops_the_program() =>
        Assert.Throws<UnknownEventException>(() => Open.Room.Evolve(null!));

    [Fact]
    public void What_the_mandate_permits_meets_no_objection() =>
        Assert.Null(Seated.Room.Objection(Us, new TableCommand.MakeOffer(Middle, ""), TableOf(Hold)));

    [Fact]
    public void A_red_line_is_not_offered_nor_accepted()
    {
        Objects("red-line", new TableCommand.MakeOffer(Far, ""), TableOf(Hold));
        Objects("red-line", new TableCommand.AcceptOffer(1), TableOf(Far));
    }

    [Fact]
    public void A_package_below_the_minimum_is_not_offered_nor_accepted()
    {
        Objects("mandate", new TableCommand.MakeOffer(Hold, ""), TableOf(Middle));
        Objects("mandate", new TableCommand.AcceptOffer(1), TableOf(Hold));
    }

    [Fact]
    public void A_minimum_is_permitted_itself()
    {
        var room = Closed.And(new DelegationOpened(
            UsBrief with { Mandate = UsBrief.Mandate with { Minimum = 30 } }, null, Consent.Head, false, false),
            new SeatTaken("lead", "Ann")).Room;
        Assert.Null(room.Objection(Us, new TableCommand.MakeOffer(Hold, ""), TableOf(Hold)));
    }

    [Fact]
    public void What_is_no_agreement_meets_no_objection()
    {
        foreach (var command in new TableCommand[]
        {
            new TableCommand.RejectOffer(1, ""), new TableCommand.SayWords("hi"),
            new TableCommand.AcceptOffer(9),
            new TableCommand.MakeOffer(new([7, 7]), ""), new TableCommand.LeaveTalks(""),
        })
            Assert.Null(Seated.Room.Objection(Us, command, TableOf(Hold)));
    }

    [Fact]
    public void Nobody_speaks_at_the_table_for_another_party_or_without_a_seat()
    {
        var words = new TableCommand.SayWords("hi");
        Assert.Equal("not-yours", Seated.Room.Objection(China, words, TableOf(Hold))!.Code);
        Assert.Equal("not-yours", Closed.Room.Objection(Us, words, TableOf(Hold))!.Code);
        Assert.Equal("no-seat", Open.Room.Objection(Us, words, TableOf(Hold))!.Code);
        Assert.Null(Ai.Room.Objection(Voice.Of("us"), words, TableOf(Hold)));
    }

    private static void Objects(string code, TableCommand command, Table table) =>
        Assert.Equal(code, Seated.Room.Objection(Us, command, table)!.Code);

    /// <summary>A table where China has offered this.</summary>
    private static Table TableOf(Package package) => new Worlds.Given<Table, TableCommand, TableEvent>(
        new TableEvent.TableOpened(Worlds.Small.Agenda, ClockSetting.ByMoves, [], Reach.Talks),
        new TableEvent.TalksBegan(Nine),
        new TableEvent.OfferMade(1, China, package, "")).Room;
}
