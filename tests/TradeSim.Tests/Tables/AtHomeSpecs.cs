using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallHome;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Tables;

public sealed class AtHomeSpecs
{
    private static Verdict UsYes { get; } = new("us", true, "");

    private static Verdict UsNo { get; } = new("us", false, "Plants");

    private static Verdict ChinaYes { get; } = new("china", true, "");

    private static GivenTable Talking { get; } = Opened(Reach.Aftermath);

    private static GivenTable Agreed { get; } = Before(Talking);

    private static GivenTable OnTheLastDay { get; } = Before(Talking.And(new DayOpened(1, Nine)));

    private static GivenTable Recalled { get; } = OnTheLastDay.And(
        new VerdictsAnnounced(1, [UsNo, ChinaYes]), new DelegationsRecalled(Monday, Nine));

    private static string Long { get; } = new('x', Table.MostWords + 1);

    private static TrustMoved Refused { get; } = new("us", -3, "its own capital refused what it had agreed to");

    [Fact]
    public void Stepping_out_costs_time_and_is_all_the_table_hears() =>
        Talking.When(Us, new StepOut()).Then(new ClockMoved(new(0, 555)), new SteppedOut(Us));

    [Fact]
    public void A_call_that_fills_the_last_day_ends_the_talks() =>
        Talking.And(new DayOpened(1, Nine), new ClockMoved(new(1, 590))).When(Us, new StepOut())
            .Then(new ClockMoved(new(1, 600)), new SteppedOut(Us), new TalksFailed(null));

    [Fact]
    public void A_firm_statement_pledges_an_option() =>
        Talking.When(Us, new MakeStatement(Tone.Firm, new(Chips, 0), " The curbs stay. "))
            .Then(new ClockMoved(new(0, 545)), new StatementMade(Us, Tone.Firm, new(Chips, 0), "The curbs stay."));

    [Fact]
    public void A_warm_statement_raises_trust_and_pledges_nothing() =>
        Talking.When(Us, new MakeStatement(Tone.Warm, new(Chips, 0), "Good talks.")).Then(
            new ClockMoved(new(0, 545)), new StatementMade(Us, Tone.Warm, null, "Good talks."),
            new TrustMoved("us", 2, "it spoke well of the talks"));

    [Fact]
    public void Statements_are_remembered_with_their_trust()
    {
        var table = Talking.And(new StatementMade(Us, Tone.Firm, new(Chips, 0), "so"), new TrustMoved("us", 2, "")).Room;
        Assert.Equal(52, table.Standing.TrustIn("us"));
        Assert.Equal(-Standing.Broken, table.Standing.MoodOf("us", LongAgenda, Clear));
    }

    [Fact]
    public void A_firm_statement_names_an_option_that_exists()
    {
        Talking.When(Us, new MakeStatement(Tone.Firm, null, "Never.")).Refused("no-pledge");
        Talking.When(Us, new MakeStatement(Tone.Firm, new(Chips, 2), "Never.")).Refused("no-pledge");
        Talking.When(Us, new MakeStatement(Tone.Firm, new(-1, 0), "Never.")).Refused("no-pledge");
    }

    [Fact]
    public void A_statement_has_words_and_not_too_many()
    {
        Talking.When(Us, new MakeStatement(Tone.Warm, null, " ")).Refused("no-words");
        Talking.When(Us, new MakeStatement(Tone.Warm, null, Long)).Refused("too-long");
    }

    [Fact]
    public void The_press_hears_a_party_three_times_in_a_round()
    {
        var thrice = Enumerable.Repeat<TableEvent>(new StatementMade(Us, Tone.Warm, null, "Good."), 3).ToArray();
        Talking.And(thrice).When(Us, new MakeStatement(Tone.Warm, null, "Good.")).Refused("many-statements");
        Talking.And(thrice).When(China, new MakeStatement(Tone.Firm, new(0, 0), "No."))
            .Then(new ClockMoved(new(0, 545)), new StatementMade(China, Tone.Firm, new(0, 0), "No."));
    }

    [Fact]
    public void An_agreement_adjourns_the_table_and_is_no_outcome_yet()
    {
        Assert.Equal((TablePhase.Adjourned, 1), (Agreed.Room.Phase, Agreed.Room.BeforeCapitals));
        Assert.Null(Agreed.Room.Outcome);
    }

    [Fact]
    public void At_an_adjourned_table_nobody_speaks()
    {
        Agreed.When(Us, new SayWords("well")).Refused("adjourned");
        Agreed.When(China, new LeaveTalks("")).Refused("adjourned");
        Agreed.When(Us, new StepOut()).Refused("adjourned");
        Agreed.When(Voice.Office, new CallTime()).Refused("not-talking");
    }

    [Fact]
    public void What_belongs_to_the_weeks_after_waits_for_them()
    {
        foreach (var command in new TableCommand[]
        {
            new AskConsultation(1, "?"), new AllegeBreach(1, "!"), new SettleAllegation(1), new SuspendCommitment(1, 1),
            new ResumeCommitment(1), new PullLever("visas"), new TakeBack(""), new WantExtension(),
        })
            Talking.When(Us, command).Refused("no-agreement-yet");
    }

    [Fact]
    public void When_all_capitals_pass_it_there_is_an_outcome()
    {
        Agreed.When(Voice.Office, new AnnounceVerdicts(1, [UsYes, ChinaYes]))
            .Then(new VerdictsAnnounced(1, [UsYes, ChinaYes]));
        var table = Agreed.And(new VerdictsAnnounced(1, [UsYes, ChinaYes])).Room;
        Assert.Equal(new TalksOutcome.Agreed(1, Clear), table.Outcome);
        Assert.Null(table.BeforeCapitals);
    }

    [Fact]
    public void A_refusal_at_home_recalls_the_delegations_while_a_day_is_left()
    {
        Agreed.When(Voice.Office, new AnnounceVerdicts(1, [UsNo, ChinaYes])).Then(
            new VerdictsAnnounced(1, [UsNo, ChinaYes]), Refused, new DelegationsRecalled(null, Nine));
        var table = Agreed.And(
            new VerdictsAnnounced(1, [UsNo, ChinaYes]), new DelegationsRecalled(null, Nine)).Room;
        Assert.Equal((TablePhase.Talking, new TalkTime(1, 540)), (table.Phase, table.Clock!.Time));
        Assert.Equal(OfferStatus.Fallen, table.Offer(1)!.Status);
        Assert.False(table.WasRecalled);
    }

    [Fact]
    public void On_the_last_day_a_refusal_opens_the_extra_sitting()
    {
        OnTheLastDay.When(Voice.Office, new AnnounceVerdicts(1, [UsNo, ChinaYes])).Then(
            new VerdictsAnnounced(1, [UsNo, ChinaYes]), Refused, new DelegationsRecalled(Monday, Nine));
        Assert.Equal(("Monday", true), (Recalled.Room.Clock!.Today.Name, Recalled.Room.WasRecalled));
        Recalled.When(Us, new SayWords("again")).Then(new ClockMoved(new(2, 542)), new WordsSaid(Us, "again"));
    }

    [Fact]
    public void The_extra_sitting_is_held_once()
    {
        var again = Recalled.And(new OfferMade(2, Us, Vague, ""), new OfferAccepted(2, China), new AgreementReached(2, Vague));
        again.When(Voice.Office, new AnnounceVerdicts(2, [UsNo, ChinaYes])).Then(
            new VerdictsAnnounced(2, [UsNo, ChinaYes]), Refused, new TalksFailed(null));
    }

    [Fact]
    public void Where_no_extra_sitting_is_foreseen_a_refusal_ends_the_talks()
    {
        var strict = LongAgenda with { Aftermath = LongAgenda.Aftermath! with { Recall = null } };
        var table = new GivenTable(
            new TableOpened(strict, ClockSetting.ByMoves, [], Reach.Aftermath), new TalksBegan(Nine), new DayOpened(1, Nine));
        Before(table).When(Voice.Office, new AnnounceVerdicts(1, [UsNo, ChinaYes])).Then(
            new VerdictsAnnounced(1, [UsNo, ChinaYes]), Refused, new TalksFailed(null));
    }

    [Fact]
    public void Verdicts_are_about_the_agreement_that_lies_before_the_capitals()
    {
        Agreed.When(Voice.Office, new AnnounceVerdicts(2, [UsYes, ChinaYes])).Refused("not-before-capitals");
        Talking.When(Voice.Office, new AnnounceVerdicts(1, [UsYes, ChinaYes])).Refused("not-before-capitals");
        Agreed.When(Us, new AnnounceVerdicts(1, [UsYes, ChinaYes])).Refused("adjourned");
        Talking.When(Us, new AnnounceVerdicts(1, [UsYes, ChinaYes])).Refused("office-only");
    }

    [Fact]
    public void The_weeks_begin_with_what_was_ratified()
    {
        var ratified = Agreed.And(new VerdictsAnnounced(1, [UsYes, ChinaYes]));
        ratified.When(Voice.Office, new BeginAftermath())
            .Then(new AftermathBegan(Clear, Commitment.Of(LongAgenda, Clear), Nine));
        Agreed.When(Voice.Office, new BeginAftermath()).Refused("no-aftermath");
        Talking.When(Voice.Office, new BeginAftermath()).Refused("no-aftermath");
    }

    [Fact]
    public void Failed_talks_are_the_end_but_in_a_campaign()
    {
        Assert.Equal(TablePhase.Over, Talking.And(new TalksFailed("us")).Room.Phase);
        var campaign = Opened(Reach.Campaign).And(new TalksFailed("us"));
        Assert.Equal(TablePhase.Adjourned, campaign.Room.Phase);
        campaign.When(Voice.Office, new BeginAftermath()).Then(new AftermathBegan(null, [], Nine));
    }

    [Fact]
    public void The_office_closes_an_adjourned_table()
    {
        Opened(Reach.Campaign).And(new TalksFailed("us")).When(Voice.Office, new CloseTable()).Then(new TableClosed());
        Talking.When(Voice.Office, new CloseTable()).Refused("no-close");
    }

    [Fact]
    public void A_round_opens_when_the_weeks_before_it_are_over()
    {
        Agreed.When(Voice.Office, new OpenRound(SequelScenario.Agenda)).Refused("no-round");
        Talking.When(Voice.Office, new OpenRound(SequelScenario.Agenda)).Refused("no-round");
    }

    private static GivenTable Opened(Reach reach) => new(
        new TableOpened(LongAgenda, ClockSetting.ByMoves, [], reach), new TalksBegan(Nine));

    private static GivenTable Before(GivenTable table) => table.And(
        new OfferMade(1, Us, Clear, ""), new OfferAccepted(1, China), new AgreementReached(1, Clear));
}
