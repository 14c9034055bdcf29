using TradeSim.Agreements;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using Xunit;
using static TradeSim.Tests.Worlds.SmallHome;

namespace TradeSim.Tests.Sessions;

public sealed class OpeningsSpecs
{
    private static Accord Signed { get; } = Accord.Begin(LongAgenda, Clear);

    [Fact]
    public void A_scenario_that_follows_none_opens_as_written() =>
        Assert.Same(LongScenario, Openings.Of(LongScenario, LongScenario, Signed));

    [Fact]
    public void Without_an_agreement_every_issue_opens_otherwise()
    {
        Assert.Equal(new([0, 1, 0, 0, 0]), Opening(null));
        Assert.Equal(new([0, 1, 0, 0, 0]), Opening(Accord.Begin(LongAgenda, null)));
    }

    [Fact]
    public void What_was_agreed_and_is_delivered_holds()
    {
        Assert.Equal(new([0, 2, 0, 1]), Opening(Delivering(80)));
        Assert.Equal(new([0, 1, 0, 1]), Opening(Delivering(79)));
        Assert.Equal(new([0, 1, 0, 1]), Opening(Signed));
    }

    [Fact]
    public void Only_the_last_two_figures_tell() =>
        Assert.Equal(2, Opening(Signed with { Published = [new(1, 3, 0, 0), new(2, 3, 70, 0), new(3, 3, 90, 0)] })[Minerals]);

    [Fact]
    public void A_lever_that_was_pulled_comes_first() =>
        Assert.Equal(0, Opening(Delivering(100) with { Levers = [new("ore-curb", "china", 2)] })[Minerals]);

    [Fact]
    public void What_rests_does_not_hold() =>
        Assert.Equal(1, Opening(Delivering(100) with { Suspensions = [new(3, 1, 2, null)] })[Minerals]);

    [Fact]
    public void After_a_taking_back_nothing_of_it_holds() =>
        Assert.Equal(new([0, 1, 0, 0, 0]), Opening(Delivering(100) with { EndedBy = "us" }));

    [Fact]
    public void Tariffs_that_stand_elsewhere_than_in_history_are_carried_as_an_issue()
    {
        var opened = Openings.Of(SequelScenario, LongScenario, Accord.Begin(LongAgenda, null));
        var issue = opened.Agenda.Issues[^1];
        Assert.Equal(("rates", "Tariff: 145", 0), (issue.Id, issue.Options[0].About, issue.StatusQuo));
        // Bringing 145 to 30 is worth in this round what it was worth in the one before.
        Assert.Equal([0, -10], opened.Briefs[0].Valuation.Points[^1]);
        Assert.Equal([0, 30], opened.Briefs[1].Valuation.Points[^1]);
        Assert.Equal([0, 20], opened.Briefs[1].Home!.Constituencies[0].Support.Points[^1]);
        Assert.Equal(5, opened.History.Outcome.Count);
        Assert.Equal(["us", "china"], opened.Agenda.Aftermath!.DutyOf(4)!.Parties);
        Assert.Equal(2, Commitment.Of(opened.Agenda, opened.Agenda.StatusQuo.With(4, 1)).Length);
    }

    [Fact]
    public void Tariffs_that_stand_as_in_history_are_no_issue()
    {
        Assert.Equal(4, Openings.Of(SequelScenario, LongScenario, Signed).Agenda.Issues.Length);
        var other = Accord.Begin(LongAgenda, Clear.With(Tariff, 2));
        Assert.Equal("Tariff: 10", Openings.Of(SequelScenario, LongScenario, other).Agenda.Issues[^1].Options[0].About);
    }

    [Fact]
    public void What_no_deal_is_worth_moves_with_the_opening()
    {
        var opened = Openings.Of(SequelScenario, LongScenario, Delivering(100));
        var (us, written) = (opened.Brief("us"), SequelScenario.Brief("us"));
        // Ore is released and the truce runs: 40 and 10 points better for the us than history's opening.
        Assert.Equal(written.Reservation + 50, us.Reservation);
        Assert.Equal(written.Mandate.Minimum + 50, us.Mandate.Minimum);
        Assert.Equal(SequelScenario.Capital("us")!.Floor + 50, opened.Capital("us")!.Floor);
        Assert.Equal(SequelScenario.Brief("china").Reservation - 20, opened.Brief("china").Reservation);
    }

    [Fact]
    public void What_holds_already_is_no_red_line()
    {
        var sequel = SequelScenario with
        {
            Briefs = [UsLong with { Mandate = UsLong.Mandate with { Forbidden = [new(Minerals, 2), new(Tariff, 2)] } }, ChinaLong],
        };
        Assert.Equal([new(Tariff, 2)], Openings.Of(sequel, LongScenario, Delivering(100)).Brief("us").Mandate.Forbidden);
    }

    [Fact]
    public void A_party_whose_capital_nobody_described_opens_without_one() =>
        Assert.Empty(Openings.Of(SequelScenario with { Capitals = [] }, LongScenario, Signed).Capitals);

    private static Package Opening(Accord? accord) =>
        Openings.Of(SequelScenario, LongScenario, accord).Agenda.StatusQuo;

    private static Accord Delivering(int percent) => Signed with { Published = [new(2, 3, percent, 0), new(3, 3, percent, 0)] };
}
