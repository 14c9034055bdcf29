using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using Xunit;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenSession = TradeSim.Tests.Worlds.Given<
    TradeSim.Sessions.Session, TradeSim.Sessions.SessionCommand, TradeSim.Sessions.SessionEvent>;

namespace TradeSim.Tests.Sessions;

// The capital of the us: minimum 60, floor 50, patience 2; a tariff of 10 only with ore, a year at once.
public sealed class CapitalRulesSpecs
{
    private static Mandate Before { get; } = UsLong.Mandate;

    private static GivenSession Talks { get; } = new(
        new SessionOpened(LongSetup), new SeatGranted("us", "lead", "Ann"), new SeatGranted("china", "lead", "Bo"),
        new TalksCalled());

    [Fact]
    public void A_plain_allowance_is_a_yes() => Answers(
        ForOption(Truce, 2), CapitalSays.Yes, Before with { Forbidden = Before.Forbidden.Remove(new(Truce, 2)) }, "A year is fine.");

    [Fact]
    public void An_allowance_that_needs_something_is_a_yes_if() => Answers(
        ForOption(Tariff, 2), CapitalSays.YesIf,
        Before with { Provisos = [new(new(Tariff, 2), [new(Minerals, [2])])] }, "Only if ore flows.");

    [Fact]
    public void What_is_permitted_already_is_a_yes_that_changes_nothing() =>
        Answers(ForOption(Chips, 1), CapitalSays.Yes, Before, "You may agree to this already.");

    [Fact]
    public void What_it_would_never_permit_is_a_no()
    {
        var strict = Before with { Forbidden = Before.Forbidden.Add(new(Chips, 1)) };
        var scenario = LongScenario with { Briefs = [UsLong with { Mandate = strict }, ChinaLong] };
        new GivenSession(new SessionOpened(LongSetup with { Scenario = scenario }), new TalksCalled())
            .When(Voice.Office, new AnswerCall("us", 7, ForOption(Chips, 1), strict))
            .Then(new CallAnswered("us", 7, new(CapitalSays.No, strict, "We hold the line.")));
    }

    [Fact]
    public void Asked_once_too_often_it_ties_the_delegation_down()
    {
        var far = ForDraft(Clear.With(Tariff, 2));
        var no = new CallAnswered("us", 1, new(CapitalSays.No, Before, ""));
        Answers(Talks.And(no), far, CapitalSays.No, Before, "Not with \"10\" in it; ask for that first.");
        Answers(Talks.And(no, no), far, CapitalSays.Tighter, Before with { Minimum = 61 },
            "We hold the line. Do not ask again: bring home 61 points or more.");
        Answers(Talks.And(no, no), ForOption(Truce, 2), CapitalSays.Yes,
            Before with { Forbidden = Before.Forbidden.Remove(new(Truce, 2)) }, "A year is fine.");
    }

    [Fact]
    public void A_draft_that_the_mandate_permits_may_be_signed() =>
        Answers(ForDraft(Clear), CapitalSays.Yes, Before, "You may sign this.");

    // Worth 55: below the minimum of 60 and above the floor of 50.
    [Fact]
    public void A_draft_above_the_floor_lowers_the_minimum_to_itself() =>
        Answers(WithLeans(90), ForDraft(new([1, 1, 0, 2 - 2])), CapitalSays.Yes, Before with { Minimum = 50 },
            "We can live with this, and with nothing less.");

    [Fact]
    public void A_draft_just_below_the_floor_is_told_how_much_is_missing() =>
        Answers(WithFloor(55), ForDraft(new([1, 1, 0, 0])), CapitalSays.YesIf, Before with { Minimum = 55 },
            "Not quite. Bring home 55 points and we agree.");

    [Fact]
    public void A_draft_far_below_the_floor_is_a_no() =>
        Answers(WithLeans(90), ForDraft(Today), CapitalSays.No, Before, "We hold the line.");

    [Fact]
    public void A_draft_that_home_would_not_carry_is_a_no_that_names_who_is_against() =>
        Answers(WithLeans(-90), ForDraft(Clear), CapitalSays.No, Before,
            "We would not carry this at home. Think of Plants.");

    [Fact]
    public void A_capital_that_nobody_described_lets_the_mandate_stand()
    {
        var scenario = LongScenario with { Capitals = [] };
        Answers(new GivenSession(new SessionOpened(LongSetup with { Scenario = scenario }), new TalksCalled()),
            ForOption(Truce, 2), CapitalSays.No, Before, "The mandate stands.");
    }

    [Fact]
    public void A_call_is_answered_once()
    {
        var asked = new AnswerCall("us", 1, ForOption(Truce, 2), Before);
        Talks.And(new CallAnswered("us", 1, new(CapitalSays.No, Before, ""))).When(Voice.Office, asked).Refused("no-call");
        Talks.When(Voice.Office, asked with { Party = "eu" }).Refused("no-call");
    }

    [Fact]
    public void A_call_that_asks_nothing_of_this_scenario_is_refused()
    {
        foreach (var ask in new[]
        {
            new CapitalAsk(null, null, ""), new(new(Truce, 2), Clear, ""), new(new(99, 0), null, ""), new(null, new([0]), ""),
        })
            Talks.When(Voice.Office, new AnswerCall("us", 1, ask, Before)).Refused("bad-question");
    }

    // A person may have permitted it before the capital was left to the rules.
    [Fact]
    public void What_was_permitted_once_stays_permitted()
    {
        var free = Before with { Forbidden = [] };
        Talks.When(Voice.Office, new AnswerCall("us", 7, ForDraft(Clear.With(Truce, 2)), free)).Then(
            new CallAnswered("us", 7, new(CapitalSays.Yes, free, "You may sign this.")));
    }

    private static CapitalAsk ForOption(int issue, int option) => new(new(issue, option), null, "");

    private static CapitalAsk ForDraft(Package draft) => new(null, draft, "");

    private static GivenSession WithFloor(int floor) => With(
        LongScenario with { Capitals = [UsCapitalRules with { Floor = floor }] }, 90);

    private static GivenSession WithLeans(int lean) => With(LongScenario, lean);

    private static GivenSession With(Scenario scenario, int lean)
    {
        var home = UsLong.Home! with { Constituencies = [.. UsLong.Home.Constituencies.Select(c => c with { Lean = lean })] };
        return new(
            new SessionOpened(LongSetup with { Scenario = scenario with { Briefs = [UsLong with { Home = home }, ChinaLong] } }),
            new TalksCalled());
    }

    private static void Answers(CapitalAsk ask, CapitalSays says, Mandate mandate, string because) =>
        Answers(Talks, ask, says, mandate, because);

    private static void Answers(
        GivenSession session, CapitalAsk ask, CapitalSays says, Mandate mandate, string because) =>
        session.When(Voice.Office, new AnswerCall("us", 7, ask, Before)).Then(
            new CallAnswered("us", 7, new(says, mandate, because)));
}
