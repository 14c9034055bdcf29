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

// In Clear, 1 is the us's tariff, 2 China's, 3 China's ore (due in week 2) and 4 the us's curbs on chips.
public sealed class AftermathSpecs
{
    private static GivenTable Weeks { get; } = Lived(Clear, Reach.Aftermath);

    private static GivenTable VagueWeeks { get; } = Lived(Vague, Reach.Aftermath);

    private static GivenTable NoDeal { get; } = Lived(null, Reach.Campaign);

    private static GivenTable Alleged { get; } = Weeks.And(new BreachAlleged(1, Us, 3, Basis.Supported, "no ore"));

    private static GivenTable Rested { get; } = Alleged.And(new CommitmentSuspended(Us, 4, 1));

    private static string Long { get; } = new('x', Table.MostWords + 1);

    [Fact]
    public void In_these_weeks_words_cost_no_time()
    {
        Weeks.When(Us, new SayWords("So?")).Then(new WordsSaid(Us, "So?"));
        Weeks.When(Us, new MakeStatement(Tone.Firm, new(Chips, 0), "Now.")).Then(
            new StatementMade(Us, Tone.Firm, new(Chips, 0), "Now."));
    }

    [Fact]
    public void In_these_weeks_nothing_is_negotiated()
    {
        foreach (var command in new TableCommand[]
        {
            new MakeOffer(Vague, ""), new AcceptOffer(1), new RejectOffer(1, ""), new WithdrawOffer(1),
            new SendSignal([new(0, 0)], [new(1, 0)]), new LeaveTalks(""), new StepOut(),
        })
            Weeks.When(Us, command).Refused("aftermath");
    }

    [Fact]
    public void A_party_asks_how_it_stands_with_a_commitment() =>
        Weeks.When(Us, new AskConsultation(3, " Where is the ore? "))
            .Then(new ConsultationAsked(Us, 3, "Where is the ore?"));

    [Fact]
    public void Questions_and_allegations_are_about_commitments_of_others()
    {
        Weeks.When(Us, new AskConsultation(5, "?")).Refused("no-commitment");
        Weeks.When(Us, new AllegeBreach(0, "!")).Refused("no-commitment");
        NoDeal.When(Us, new AllegeBreach(1, "!")).Refused("no-commitment");
        Weeks.When(Us, new AskConsultation(4, "?")).Refused("own-commitment");
        Weeks.When(Us, new AllegeBreach(1, "!")).Refused("own-commitment");
    }

    [Fact]
    public void Questions_and_allegations_have_words_and_not_too_many()
    {
        Weeks.When(Us, new AskConsultation(3, " ")).Refused("no-words");
        Weeks.When(Us, new AllegeBreach(3, "")).Refused("no-words");
        Weeks.When(Us, new AllegeBreach(3, Long)).Refused("too-long");
        Weeks.When(Us, new TakeBack(Long)).Refused("too-long");
    }

    [Fact]
    public void An_allegation_that_the_figures_bear_out_costs_the_accused()
    {
        Weeks.And(Shown(2, 3, 59)).When(Us, new AllegeBreach(3, "No ore.")).Then(
            new BreachAlleged(1, Us, 3, Basis.Supported, "No ore."),
            new TrustMoved("china", -8, "the figures bear an allegation out"));
    }

    [Fact]
    public void An_allegation_that_they_do_not_bear_out_costs_the_accuser()
    {
        var unfounded = new TrustMoved("us", -8, "it alleged what the figures do not show");
        Weeks.And(Shown(2, 3, 60)).When(Us, new AllegeBreach(3, "No ore.")).Then(
            new BreachAlleged(1, Us, 3, Basis.Unfounded, "No ore."), unfounded);
        Weeks.When(Us, new AllegeBreach(3, "No ore.")).Then(
            new BreachAlleged(1, Us, 3, Basis.Unfounded, "No ore."), unfounded);
    }

    [Fact]
    public void Figures_count_from_the_week_in_which_it_is_due() =>
        Weeks.And(Shown(1, 3, 0)).When(Us, new AllegeBreach(3, "No ore.")).Then(
            new BreachAlleged(1, Us, 3, Basis.Unfounded, "No ore."),
            new TrustMoved("us", -8, "it alleged what the figures do not show"));

    // Fails when Accord.Shown counts the weeks in which a commitment rested openly.
    [Fact]
    public void Figures_of_weeks_in_which_it_rested_openly_bear_nothing_out() =>
        Weeks.And(new CommitmentSuspended(China, 3, 1), Shown(1, 3, 0), Shown(2, 3, 0))
            .When(Us, new AllegeBreach(3, "No ore.")).Then(
                new BreachAlleged(1, Us, 3, Basis.Unfounded, "No ore."),
                new TrustMoved("us", -8, "it alleged what the figures do not show"));

    [Fact]
    public void Where_the_text_can_be_read_both_ways_an_allegation_costs_both() =>
        VagueWeeks.And(Shown(2, 3, 0)).When(Us, new AllegeBreach(3, "No ore.")).Then(
            new BreachAlleged(1, Us, 3, Basis.Disputed, "No ore."),
            new TrustMoved("china", -4, "the text can be read both ways"),
            new TrustMoved("us", -4, "the text can be read both ways"));

    [Fact]
    public void A_breach_is_alleged_once_until_it_is_settled()
    {
        Alleged.When(Us, new AllegeBreach(3, "Still.")).Refused("alleged");
        Alleged.When(Us, new SettleAllegation(1)).Then(new AllegationSettled(1, Us));
        Assert.IsType<Decision<TableEvent>.Accepted>(Alleged.And(new AllegationSettled(1, Us)).When(
            Us, new AllegeBreach(3, "Again.")).Decision);
    }

    [Fact]
    public void Only_the_accuser_settles_and_only_once()
    {
        Alleged.When(China, new SettleAllegation(1)).Refused("no-allegation");
        Alleged.When(Us, new SettleAllegation(2)).Refused("no-allegation");
        Alleged.And(new AllegationSettled(1, Us)).When(Us, new SettleAllegation(1)).Refused("no-allegation");
    }

    [Fact]
    public void For_each_open_allegation_one_own_commitment_may_rest()
    {
        Alleged.When(Us, new SuspendCommitment(4, 1)).Then(new CommitmentSuspended(Us, 4, 1));
        Rested.When(Us, new SuspendCommitment(1, 1)).Refused("out-of-proportion");
        Weeks.When(Us, new SuspendCommitment(4, 1)).Refused("no-allegation");
        Alleged.When(China, new SuspendCommitment(2, 1)).Refused("no-allegation");
    }

    [Fact]
    public void Only_what_binds_the_party_now_can_rest()
    {
        Alleged.When(Us, new SuspendCommitment(3, 1)).Refused("not-binding");
        Alleged.When(Us, new SuspendCommitment(9, 1)).Refused("not-binding");
        Alleged.And(new AgreementTakenBack(China, "")).When(Us, new SuspendCommitment(4, 1)).Refused("not-binding");
        Rested.And(new BreachAlleged(2, Us, 2, Basis.Supported, "")).When(Us, new SuspendCommitment(4, 2))
            .Refused("not-binding");
    }

    [Fact]
    public void What_rests_is_not_applied_until_it_is_taken_up_again()
    {
        Assert.Equal(Clear.With(Chips, 0), Rested.Room.Accord!.Applied(LongAgenda));
        Rested.When(Us, new ResumeCommitment(4)).Then(new CommitmentResumed(Us, 4));
        Assert.Equal(Clear, Rested.And(new CommitmentResumed(Us, 4)).Room.Accord!.Applied(LongAgenda));
    }

    [Fact]
    public void Only_its_party_takes_up_what_rests()
    {
        Rested.When(China, new ResumeCommitment(4)).Refused("not-suspended");
        Rested.When(Us, new ResumeCommitment(1)).Refused("not-suspended");
        Rested.When(Us, new ResumeCommitment(7)).Refused("not-suspended");
    }

    [Fact]
    public void A_lever_that_nothing_forbids_costs_a_little_trust() =>
        Weeks.When(Us, new PullLever("visas")).Then(
            new LeverPulled("us", "visas"),
            new TrustMoved("us", -4, "it took a new measure against the other side"));

    [Fact]
    public void A_lever_that_the_agreement_forbids_is_an_open_breach()
    {
        Weeks.When(Us, new PullLever("chip-curb")).Then(
            new LeverPulled("us", "chip-curb"),
            new TrustMoved("us", -8, "it took a measure that the agreement forbids"));
        NoDeal.When(Us, new PullLever("chip-curb")).Then(
            new LeverPulled("us", "chip-curb"),
            new TrustMoved("us", -4, "it took a new measure against the other side"));
        Weeks.And(new AgreementTakenBack(China, "")).When(Us, new PullLever("chip-curb")).Then(
            new LeverPulled("us", "chip-curb"),
            new TrustMoved("us", -4, "it took a new measure against the other side"));
    }

    [Fact]
    public void A_lever_is_pulled_once_and_by_who_holds_it()
    {
        Weeks.And(new LeverPulled("us", "visas")).When(Us, new PullLever("visas")).Refused("pulled");
        Weeks.When(China, new PullLever("visas")).Refused("no-lever");
        Weeks.When(Us, new PullLever("trebuchet")).Refused("no-lever");
    }

    [Fact]
    public void Taking_everything_back_costs_trust_and_less_with_a_cause()
    {
        Weeks.When(Us, new TakeBack(" Enough. ")).Then(
            new AgreementTakenBack(Us, "Enough."), new TrustMoved("us", -10, "it took the agreement back"));
        Alleged.When(Us, new TakeBack("")).Then(
            new AgreementTakenBack(Us, ""), new TrustMoved("us", -3, "it took the agreement back"));
        Alleged.When(China, new TakeBack("")).Then(
            new AgreementTakenBack(China, ""), new TrustMoved("china", -10, "it took the agreement back"));
    }

    [Fact]
    public void After_that_nothing_binds_and_what_applied_before_applies()
    {
        var back = Rested.And(new AgreementTakenBack(Us, "")).Room.Accord!;
        Assert.Empty(back.BindingOn("china"));
        Assert.Equal(LongAgenda.StatusQuo, back.Applied(LongAgenda));
    }

    [Fact]
    public void An_agreement_is_taken_back_once()
    {
        Weeks.And(new AgreementTakenBack(China, "")).When(Us, new TakeBack("")).Refused("taken-back");
        NoDeal.When(Us, new TakeBack("")).Refused("no-agreement");
    }

    [Fact]
    public void A_party_says_once_that_it_wants_the_truce_carried_on()
    {
        Weeks.When(Us, new WantExtension()).Then(new ExtensionWanted(Us));
        Weeks.And(new ExtensionWanted(Us)).When(Treasury, new WantExtension()).Refused("wanted");
    }

    [Fact]
    public void Where_no_clock_runs_nothing_is_carried_on()
    {
        var open = LongAgenda with { Aftermath = LongAgenda.Aftermath! with { Expiry = null } };
        new GivenTable(new TableOpened(open, ClockSetting.ByMoves, [], Reach.Aftermath), new TalksBegan(Nine),
            new AftermathBegan(Clear, Commitment.Of(open, Clear), Nine))
            .When(Us, new WantExtension()).Refused("no-clock");
    }

    private static WeekPublished Shown(int week, int commitment, int percent) =>
        new(week, [new(week, commitment, percent, null)], [], Nine);

    private static GivenTable Lived(Scenarios.Package? package, Reach reach) => new(
        new TableOpened(LongAgenda, ClockSetting.ByMoves, [], reach), new TalksBegan(Nine),
        new AftermathBegan(package, package is null ? [] : Commitment.Of(LongAgenda, package), Nine));
}
