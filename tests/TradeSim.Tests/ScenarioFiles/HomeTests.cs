using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class HomeTests
{
    [Fact]
    public void Constituencies_read_to_what_was_meant()
    {
        var home = Sample.WholeWith().Scenario!.Brief("us").Home!;
        Assert.Equal((50, 8), (home.Threshold, home.Swing));
        Assert.Equal([("us-makers", 60, 48), ("us-hawks", 40, 50)],
            home.Constituencies.Select(c => (c.Id, c.Share, c.Lean)));
        Assert.Equal([[-20, 0, 10], [0, 0, 0]],
            home.Constituencies[0].Support.Points.Select(row => row.ToArray()));
        Assert.Equal([58, 46], home.Constituencies.Select(c => c.For(new([2, 2]), 0)));
        Assert.Null(home.Constituencies[0].Support.Economy);
    }

    [Fact]
    public void A_capital_reads_to_what_was_meant()
    {
        var scenario = Sample.WholeWith().Scenario!;
        var capital = scenario.Capital("us")!;
        Assert.Equal((30, 2, "No."), (capital.Floor, capital.Patience, capital.Refusal));
        var allowance = Assert.Single(capital.Allowances);
        Assert.Equal(new OptionRef(1, 1), allowance.Option);
        Assert.Equal([2], Assert.Single(allowance.Needs).Options);
        Assert.Empty(scenario.Capital("china")!.Allowances);
    }

    [Fact]
    public void A_constituency_that_looks_at_the_economy_gets_its_points_from_the_model()
    {
        var reading = Sample.WholeWith([.. EconomyTests.Whole, ("        - id: us-makers\n",
            "        - id: us-makers\n          economy: { us-income: 3 }\n")]);
        Assert.Empty(reading.Findings);
        var constituencies = reading.Scenario!.Brief("us").Home!.Constituencies;
        Assert.NotNull(constituencies[0].Support.Economy);
        Assert.Null(constituencies[1].Support.Economy);
    }

    [Theory]
    [InlineData("name: Hawks\n          wants: To keep.\n          share: 40",
        "name: Hawks\n          wants: To keep.\n          share: 30", "shares-not-100")]
    [InlineData("id: us-hawks", "id: us-makers", "duplicate-id")]
    [InlineData("points: { tariffs: { low: 15 } }", "points: { tarifs: { low: 15 } }", "unknown-reference")]
    [InlineData("points: { tariffs: { low: 15 } }", "points: { tariffs: { lowest: 15 } }", "unknown-reference")]
    [InlineData("points: { tariffs: { low: 15 } }", "points: { tariffs: { low: 150 } }", "out-of-range")]
    [InlineData("floor: 30", "floor: 36", "floor-above-minimum")]
    [InlineData("option: { tariffs: middle }", "option: { tariffs: low }", "not-forbidden")]
    [InlineData("option: { tariffs: middle }", "option: { tariffs: middle, magnets: some }", "not-one-option")]
    [InlineData("needs: { magnets: [general] }", "needs: { magnets: [all] }", "unknown-reference")]
    public void A_fault_at_home_is_found(string find, string put, string code)
    {
        var finding = Sample.WholeWith((find, put)).Only(code);
        Assert.Equal("error", finding.Severity);
        Assert.True(finding.Line > 1 && finding.Column > 0 && finding.Mend.Length > 0);
    }

    [Fact]
    public void A_deal_that_no_country_would_carry_is_an_error() =>
        Assert.Equal("briefs", Sample.WholeWith(("tariffs: { low: 15 }", "tariffs: { low: -15 }"))
            .Only("not-ratifiable").Path);
}
