using TradeSim.Agreements;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Aftermaths;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Tables.TableCommand;

namespace TradeSim.Tests.Negotiators;

public sealed class WeeksTests
{
    private const int Ore = 1;
    private const int Chips = 3;
    private const string Technocrat = "envoy:technocrat";

    [Fact]
    public void The_technocrat_asks_then_alleges_then_answers_in_proportion_and_mends_it_again()
    {
        var table = TwoLevels.InWeeks(TwoLevels.Deal).Closed((Ore, 20));
        var second = TwoLevels.Live(table, Talks.North, Technocrat);
        Assert.Equal(Ore, Assert.IsType<AskConsultation>(Assert.Single(second.Did)).Commitment);

        var third = TwoLevels.Live(second.Table.Closed((Ore, 20)), Talks.North, Technocrat);
        Assert.Equal(Ore, Assert.IsType<AllegeBreach>(Assert.Single(third.Did)).Commitment);
        Assert.Equal(Basis.Supported, third.Table.Accord!.Allegations[0].Basis);

        var fourth = TwoLevels.Live(third.Table.Closed((Ore, 20)), Talks.North, Technocrat);
        Assert.Equal(new SuspendCommitment(Chips, 1), Assert.Single(fourth.Did.OfType<SuspendCommitment>()));

        var mended = TwoLevels.Live(Mended(fourth.Table), Talks.North, Technocrat);
        Assert.Equal([new ResumeCommitment(Chips), new SettleAllegation(1)], mended.Did);
    }

    /// <summary>As if one more week had shown all the ore, with the weeks still running.</summary>
    private static Table Mended(Table table) => table.Evolve(new TableEvent.WeekPublished(4,
        [new(4, Ore, 100, null), new(4, 2, 100, null), new(4, Chips, 0, null)], [], default));

    [Fact]
    public void Figures_that_chance_explains_raise_no_question() =>
        Assert.DoesNotContain(TwoLevels.Live(
            TwoLevels.InWeeks(TwoLevels.Deal).Closed((Ore, 92)), Talks.North, Technocrat).Did, d =>
                d is AskConsultation);

    [Fact]
    public void Belief_in_a_breach_falls_with_what_the_figures_show()
    {
        int[] beliefs = [.. new[] { 0, 40, 70, 95 }.Select(shown =>
        {
            var table = TwoLevels.InWeeks(TwoLevels.Deal).Closed((Ore, shown));
            return Watch.Belief(TwoLevels.View(table, Talks.North, Technocrat), table.Accord!,
                table.Accord!.Find(Ore)!);
        })];
        Assert.All(beliefs.SkipLast(1), b => Assert.True(b > 60, $"{b}"));
        Assert.True(beliefs[^1] < 20, $"{beliefs[^1]}");
    }

    [Theory]
    [InlineData(Technocrat, true)]
    [InlineData("envoy:opportunist", false)]
    [InlineData("boulware", true)]
    public void A_dear_promise_is_kept_by_character(string negotiator, bool isKept)
    {
        var table = TwoLevels.InWeeks(TwoLevels.Deal);
        var measure = Assert.Single(TwoLevels.Live(table, Talks.North, negotiator).Sealed);
        Assert.Equal((Chips, isKept), (measure.Commitment, measure.Conduct == Conduct.Fulfil));
    }

    [Fact]
    public void The_random_one_seals_at_random() => Assert.True(Enumerable.Range(1, 40).Select(seed =>
        ((SealMeasures)Negotiator.Decide(TwoLevels.View(
            TwoLevels.InWeeks(TwoLevels.Deal), Talks.North, "random", seed))!.Inside!).Measures[0].Conduct)
        .Distinct().Count() == 5);

    [Fact]
    public void What_is_worth_less_than_no_deal_as_lived_is_taken_back_by_the_hardliner()
    {
        var table = TwoLevels.InWeeks(TwoLevels.Deal).Closed((Ore, 0), (2, 0));
        Assert.IsType<TakeBack>(TwoLevels.Live(table, Talks.North, "envoy:hardliner").Did[0]);
        Assert.DoesNotContain(TwoLevels.Live(table, Talks.North, Technocrat).Did, d => d is TakeBack);
    }

    [Fact]
    public void Near_the_last_week_who_gains_wants_the_truce_carried_on()
    {
        var table = TwoLevels.InWeeks(new([3, 2, 1, 2, 2, 2, 2])).Closed().Closed();
        var (after, did, _) = TwoLevels.Live(table, Talks.North, Technocrat);
        Assert.Contains(did, d => d is WantExtension);
        Assert.DoesNotContain(TwoLevels.Live(after, Talks.North, Technocrat).Did, d => d is WantExtension);
    }

    [Fact]
    public void A_word_to_the_press_does_not_give_the_turn_away()
    {
        var table = Talks.Say(TwoLevels.Begun(), "north/head",
            new MakeStatement(Tone.Warm, null, "We are glad to be here."));
        Assert.NotNull(Negotiator.Decide(TwoLevels.View(table, Talks.North, Technocrat)));
        Assert.Null(Negotiator.Decide(TwoLevels.View(table, Talks.South, Technocrat)));
    }
}
