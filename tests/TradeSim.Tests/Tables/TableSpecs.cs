using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

public sealed class TableSpecs
{
    private static GivenTable Bare { get; } = new();

    private static GivenTable Waiting { get; } = Bare.And(new TableOpened(Agenda, ClockSetting.ByMoves, [], Reach.Talks));

    private static GivenTable Talking { get; } = Waiting.And(new TalksBegan(Nine));

    private static GivenTable UsOffered { get; } = Talking.And(new OfferMade(1, Us, Middle, "take it"));

    private static GivenTable Three { get; } = Bare.And(
        new TableOpened(AgendaOfThree, ClockSetting.ByMoves, [], Reach.Talks), new TalksBegan(Nine),
        new OfferMade(1, Us, Middle, ""));

    private static GivenTable Over { get; } = Talking.And(new TalksFailed(null));

    private static string Long { get; } = new('x', Table.MostWords + 1);

    private static ClockMoved At(int minute) => new(new(0, minute));

    [Fact]
    public void The_office_lays_the_agenda_on_a_bare_table() =>
        Bare.When(Voice.Office, new OpenTable(Agenda, ClockSetting.ByMoves, [new("china", 2)], Reach.Talks))
            .Then(new TableOpened(Agenda, ClockSetting.ByMoves, [new("china", 2)], Reach.Talks));

    [Fact]
    public void A_table_is_opened_once() =>
        Waiting.When(Voice.Office, new OpenTable(Agenda, ClockSetting.ByMoves, [], Reach.Talks)).Refused("already-open");

    [Fact]
    public void The_office_begins_the_talks() =>
        Waiting.When(Voice.Office, new BeginTalks(), Nine).Then(new TalksBegan(Nine));

    [Fact]
    public void Talks_begin_once() => Talking.When(Voice.Office, new BeginTalks()).Refused("already-begun");

    [Fact]
    public void Talks_do_not_begin_at_a_bare_table() =>
        Bare.When(Voice.Office, new BeginTalks()).Refused("already-begun");

    [Fact]
    public void Time_is_not_called_before_the_talks() =>
        Waiting.When(Voice.Office, new CallTime()).Refused("not-talking");

    [Fact]
    public void The_office_does_not_negotiate() =>
        Talking.When(Voice.Office, new SayWords("hello")).Refused("not-the-office");

    [Fact]
    public void Calling_time_ends_talks_by_moves() =>
        Talking.When(Voice.Office, new CallTime()).Then(new TalksFailed(null));

    [Fact]
    public void Nobody_speaks_before_the_talks() => Waiting.When(Us, new SayWords("hi")).Refused("not-begun");

    [Fact]
    public void Nobody_speaks_at_a_bare_table() => Bare.When(Us, new SayWords("hi")).Refused("not-begun");

    [Fact]
    public void A_stranger_has_no_seat() => Talking.When(Eu, new SayWords("hi")).Refused("not-seated");

    [Fact]
    public void Nothing_is_said_after_the_end() => Over.When(Us, new SayWords("hi")).Refused("over");

    [Fact]
    public void A_party_does_not_call_time() => Talking.When(Us, new CallTime()).Refused("office-only");

    [Fact]
    public void A_party_makes_an_offer_and_its_time_passes() =>
        Talking.When(Us, new MakeOffer(Middle, " take it "))
            .Then(At(560), new OfferMade(1, Us, Middle, "take it"));

    [Fact]
    public void A_newer_offer_replaces_the_partys_open_one()
    {
        var table = UsOffered.And(new OfferMade(2, Us, Hold, "")).Room;
        Assert.Equal([OfferStatus.Replaced, OfferStatus.Open], table.Offers.Select(o => o.Status));
    }

    [Fact]
    public void Both_parties_may_have_an_offer_open()
    {
        var table = UsOffered.And(new OfferMade(2, China, Hold, "")).Room;
        Assert.All(table.Offers, o => Assert.True(o.IsOpen));
        Assert.Equal((2, 1), (table.OpenOfferTo("us")!.Number, table.OpenOfferTo("china")!.Number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, -1)]
    [InlineData]
    public void An_offer_names_one_option_for_each_issue(params int[] options) =>
        Talking.When(Us, new MakeOffer(new([.. options]), "")).Refused("bad-package");

    [Fact]
    public void An_offer_is_not_made_twice() =>
        UsOffered.When(Us, new MakeOffer(Middle, "")).Refused("same-offer");

    [Fact]
    public void An_offer_may_be_made_again_once_it_was_answered() =>
        UsOffered.And(new OfferRejected(1, China, "")).When(Us, new MakeOffer(Middle, ""))
            .Then(At(560), new OfferMade(2, Us, Middle, ""));

    [Fact]
    public void Accepting_the_other_sides_offer_is_an_agreement() =>
        UsOffered.When(China, new AcceptOffer(1))
            .Then(At(550), new OfferAccepted(1, China), new AgreementReached(1, Middle));

    [Fact]
    public void Of_three_parties_two_must_say_yes()
    {
        Three.When(China, new AcceptOffer(1)).Then(At(550), new OfferAccepted(1, China));
        Three.And(new OfferAccepted(1, China)).When(Eu, new AcceptOffer(1))
            .Then(At(550), new OfferAccepted(1, Eu), new AgreementReached(1, Middle));
    }

    [Fact]
    public void A_party_says_yes_once() =>
        Three.And(new OfferAccepted(1, China)).When(China, new AcceptOffer(1)).Refused("answered");

    [Fact]
    public void A_party_does_not_answer_its_own_offer()
    {
        UsOffered.When(Us, new AcceptOffer(1)).Refused("own-offer");
        UsOffered.When(new("us", "treasury"), new RejectOffer(1, "")).Refused("own-offer");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_offer_that_was_never_made_is_not_answered(int number)
    {
        UsOffered.When(China, new AcceptOffer(number)).Refused("no-such-offer");
        UsOffered.When(China, new RejectOffer(number, "")).Refused("no-such-offer");
        UsOffered.When(Us, new WithdrawOffer(number)).Refused("no-such-offer");
    }

    [Fact]
    public void A_stale_answer_is_refused()
    {
        UsOffered.And(new OfferMade(2, Us, Hold, "")).When(China, new AcceptOffer(1)).Refused("not-open");
        UsOffered.And(new OfferWithdrawn(1, Us)).When(China, new RejectOffer(1, "")).Refused("not-open");
        UsOffered.And(new OfferRejected(1, China, "")).When(Us, new WithdrawOffer(1)).Refused("not-open");
    }

    [Fact]
    public void A_party_rejects_an_offer_with_words() =>
        UsOffered.When(China, new RejectOffer(1, " no ")).Then(At(550), new OfferRejected(1, China, "no"));

    [Fact]
    public void The_author_withdraws_its_offer() =>
        UsOffered.When(Us, new WithdrawOffer(1)).Then(At(550), new OfferWithdrawn(1, Us));

    [Fact]
    public void Only_the_author_withdraws_an_offer() =>
        UsOffered.When(China, new WithdrawOffer(1)).Refused("not-yours");

    [Fact]
    public void A_party_signals() =>
        Talking.When(Us, new SendSignal([new(1, 1)], [new(0, 1), new(0, 2)]))
            .Then(At(545), new SignalSent(Us, [new(1, 1)], [new(0, 1), new(0, 2)]));

    [Fact]
    public void A_signal_has_two_sides()
    {
        Talking.When(Us, new SendSignal([], [new(0, 1)])).Refused("half-a-signal");
        Talking.When(Us, new SendSignal([new(0, 1)], [])).Refused("half-a-signal");
    }

    [Fact]
    public void A_signal_is_short() =>
        Talking.When(Us, new SendSignal([new(1, 1)], [.. Enumerable.Repeat(new Scenarios.OptionRef(0, 1), 7)]))
            .Refused("long-signal");

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void A_signal_names_options_that_exist(int issue, int option) =>
        Talking.When(Us, new SendSignal([new(1, 1)], [new(issue, option)])).Refused("bad-option");

    [Fact]
    public void A_party_speaks() =>
        Talking.When(Us, new SayWords(" hello ")).Then(At(542), new WordsSaid(Us, "hello"));

    [Fact]
    public void Silence_is_not_said() => Talking.When(Us, new SayWords(" \n")).Refused("no-words");

    [Fact]
    public void Nobody_makes_speeches()
    {
        UsOffered.When(Us, new MakeOffer(Hold, Long)).Refused("too-long");
        UsOffered.When(China, new RejectOffer(1, Long)).Refused("too-long");
        UsOffered.When(China, new SayWords(Long)).Refused("too-long");
        UsOffered.When(China, new LeaveTalks(Long)).Refused("too-long");
    }

    [Fact]
    public void A_party_that_leaves_ends_the_talks() =>
        UsOffered.When(China, new LeaveTalks("enough")).Then(
            new TalksLeft(China, "enough"), new TalksFailed("china"));

    [Fact]
    public void An_event_of_no_kind_stops_the_program() =>
        Assert.Throws<UnknownEventException>(() => Talking.Room.Evolve(null!));
}
