using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
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

public sealed class CapitalSpecs
{
    private static OptionRef Ten { get; } = new(Tariff, 2);

    private static OptionRef Year { get; } = new(Truce, 2);

    private static CapitalAsk ForTen { get; } = new(Ten, null, "Could we?");

    private static CapitalAsk ForClear { get; } = new(null, Clear, "This one?");

    private static GivenDelegation Seated { get; } = new(
        new DelegationOpened(UsLong, null, Consent.Head, true, false),
        new SeatTaken("lead", "Ann"), new SeatTaken("capital", "Cy"));

    private static GivenDelegation AskedForTen { get; } = Seated.And(new CapitalCalled(1, "lead", ForTen));

    private static GivenDelegation AskedForClear { get; } = Seated.And(new CapitalCalled(1, "lead", ForClear));

    private static string Long { get; } = new('x', Table.MostWords + 1);

    [Fact]
    public void A_seat_calls_the_capital_for_an_option_or_a_draft()
    {
        Seated.When(Us, new CallCapital(ForTen)).Then(new CapitalCalled(1, "lead", ForTen));
        Seated.When(Us, new CallCapital(ForClear)).Then(new CapitalCalled(1, "lead", ForClear));
    }

    [Fact]
    public void A_call_asks_one_question_about_what_exists()
    {
        Seated.When(Us, new CallCapital(new(null, null, ""))).Refused("one-question");
        Seated.When(Us, new CallCapital(new(Ten, Clear, ""))).Refused("one-question");
        Seated.When(Us, new CallCapital(new(new(9, 0), null, ""))).Refused("bad-option");
        Seated.When(Us, new CallCapital(new(new(0, -1), null, ""))).Refused("bad-option");
        Seated.When(Us, new CallCapital(new(null, Middle, ""))).Refused("bad-package");
        Seated.When(Us, new CallCapital(new(Ten, null, Long))).Refused("too-long");
    }

    [Fact]
    public void While_the_capital_thinks_nobody_calls_again()
    {
        AskedForTen.When(Us, new CallCapital(ForClear)).Refused("on-the-line");
        var answered = AskedForTen.And(new CapitalAnswered(1, new(CapitalSays.No, UsLong.Mandate, "")));
        answered.When(Us, new CallCapital(ForClear)).Then(new CapitalCalled(2, "lead", ForClear));
    }

    [Fact]
    public void The_office_brings_an_answer_once()
    {
        var answer = new CapitalAnswer(CapitalSays.Yes, Without(Ten), "Go on.");
        AskedForTen.When(Voice.Office, new HearCapital(1, answer)).Then(new CapitalAnswered(1, answer));
        AskedForTen.When(Voice.Office, new HearCapital(2, answer)).Refused("no-call");
        AskedForTen.And(new CapitalAnswered(1, answer)).When(Voice.Office, new HearCapital(1, answer)).Refused("no-call");
        AskedForTen.When(Us, new HearCapital(1, answer)).Refused("office-only");
        Assert.Equal([Year], AskedForTen.And(new CapitalAnswered(1, answer)).Room.Brief!.Mandate.Forbidden);
    }

    [Fact]
    public void A_person_says_yes_and_the_option_is_free() =>
        Answers(AskedForTen, new(1, CapitalSays.Yes, [], null, " Go on. "), new(CapitalSays.Yes, Without(Ten), "Go on."));

    [Fact]
    public void A_person_says_yes_if_and_the_option_is_free_beside_others()
    {
        var needs = new Instruct(1, CapitalSays.YesIf, [new(Minerals, 2), new(Minerals, 1), new(Chips, 0)], null, "");
        var proviso = new Proviso(Ten, [new(Minerals, [2, 1]), new(Chips, [0])]);
        var mandate = UsLong.Mandate with { Provisos = [proviso] };
        Answers(AskedForTen, needs, new(CapitalSays.YesIf, mandate, ""));
        Assert.Null(mandate.Breach(new([2, 1, 0, 0])));
        Assert.Equal(Ten, mandate.Breach(new([2, 1, 1, 0])));
    }

    [Fact]
    public void A_person_says_no_and_nothing_changes() =>
        Answers(AskedForTen, new(1, CapitalSays.No, [], null, "No."), new(CapitalSays.No, UsLong.Mandate, "No."));

    [Fact]
    public void A_person_ties_the_delegation_down()
    {
        var tighter = UsLong.Mandate with { Minimum = 70, Forbidden = UsLong.Mandate.Forbidden.Add(new(Chips, 1)) };
        Answers(AskedForTen, new(1, CapitalSays.Tighter, [new(Chips, 1)], 70, "Enough."),
            new(CapitalSays.Tighter, tighter, "Enough."));
    }

    [Fact]
    public void A_yes_to_a_draft_permits_the_draft()
    {
        var far = Clear.With(Tariff, 2).With(Truce, 2);
        var yes = new Instruct(1, CapitalSays.Yes, [], null, "");
        var free = UsLong.Mandate with { Minimum = UsLong.Valuation.Score(far), Forbidden = [] };
        Answers(Seated.And(new CapitalCalled(1, "lead", new(null, far, ""))), yes, new(CapitalSays.Yes, free, ""));
        Assert.True(free.Permits(far, UsLong.Valuation.Score(far)));
        Answers(AskedForClear, yes, new(CapitalSays.Yes, UsLong.Mandate, ""));
    }

    [Fact]
    public void Only_the_capital_answers_and_only_what_it_was_asked()
    {
        var yes = new Instruct(1, CapitalSays.Yes, [], null, "");
        AskedForTen.When(Us, yes).Refused("not-the-capital");
        Seated.When(UsCapital, yes).Refused("no-call");
        AskedForTen.When(UsCapital, yes with { Call = 2 }).Refused("no-call");
        AskedForTen.When(UsCapital, yes with { Call = 0 }).Refused("no-call");
    }

    [Fact]
    public void An_answer_names_options_that_exist_and_a_yes_if_names_some()
    {
        AskedForTen.When(UsCapital, new Instruct(1, CapitalSays.YesIf, [], null, "")).Refused("bad-option");
        AskedForTen.When(UsCapital, new Instruct(1, CapitalSays.Yes, [new(7, 0)], null, "")).Refused("bad-option");
        AskedForTen.When(UsCapital, new Instruct(1, CapitalSays.No, [], null, Long)).Refused("too-long");
    }

    [Fact]
    public void The_capital_is_not_in_the_room()
    {
        Seated.When(UsCapital, new CallCapital(ForTen)).Refused("not-in-the-room");
        Seated.When(UsCapital, new ConsentTo(Clear)).Refused("not-in-the-room");
        Assert.Equal("not-in-the-room", Seated.Room.Objection(UsCapital, new TableCommand.SayWords("hi"), Bare)!.Code);
    }

    [Fact]
    public void The_capital_has_a_seat_only_where_a_person_plays_it()
    {
        var rules = new GivenDelegation(new DelegationOpened(UsLong, null, Consent.Head, false, false));
        rules.When(Voice.Office, new TakeSeat("capital", "Cy")).Refused("no-such-seat");
        var person = new GivenDelegation(new DelegationOpened(UsLong, null, Consent.Head, true, false));
        person.When(Voice.Office, new TakeSeat("capital", "Cy")).Then(new SeatTaken("capital", "Cy"));
    }

    [Fact]
    public void The_table_hears_only_that_the_party_steps_out()
    {
        Assert.IsType<TableCommand.StepOut>(Delegation.PublicHalf(new CallCapital(ForTen)));
        Assert.Null(Delegation.PublicHalf(new Confer("Who calls?")));
        Assert.Equal("call-first", Seated.Room.Objection(Us, new TableCommand.StepOut(), Bare)!.Code);
    }

    [Fact]
    public void A_call_of_the_round_before_is_not_answered_any_more()
    {
        var next = AskedForClear.And(new BriefTaken(UsBrief));
        next.When(UsCapital, new Instruct(1, CapitalSays.Yes, [], null, "")).Refused("no-call");
        var ask = new CapitalAsk(null, Middle, "");
        next.When(Us, new CallCapital(ask)).Then(new CapitalCalled(2, "lead", ask));
    }

    private static void Answers(GivenDelegation asked, Instruct instruct, CapitalAnswer answer) =>
        asked.When(UsCapital, instruct).Then(new CapitalAnswered(1, answer));

    private static Mandate Without(OptionRef option) =>
        UsLong.Mandate with { Forbidden = UsLong.Mandate.Forbidden.Remove(option) };

    private static Table Bare => Table.Empty;
}
