using TradeSim.Client.Classes;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.ClassPages;

public sealed class IssueTests
{
    [Fact]
    public void Each_option_counts_its_tables_and_bears_its_marks()
    {
        var spread = IssueSpread.Of(Ends.Class(2, Ends.Round(Ends.ForSecond), Ends.Round(TestScenario.Middle),
            Ends.Round(Ends.ForSecond), Ends.Round(null)));
        Assert.Equal([2, 1, 0], spread[0].Options.Select(o => o.Tables));
        Assert.Equal((3, 2), (spread[0].Deals, spread[0].Chosen));
        Assert.Equal(["today"], spread[0].Options[0].Marks);
        Assert.Equal(["your table", "history", "Nash solution"], spread[0].Options[1].Marks);
        Assert.Equal([0, 3, 0], spread[1].Options.Select(o => o.Tables));
    }

    [Fact]
    public void A_trade_that_one_table_alone_found_is_told_with_its_worth()
    {
        var found = Assert.Single(RareTrade.Of(
            Ends.Class(Ends.ForSecond, TestScenario.Middle, Ends.ForSecond, null, Ends.ForSecond)));
        Assert.Equal((2, 20), (found.Table, found.Joint));
        Assert.Equal([("United States", 30), ("China", -10)], found.Points);
        Assert.Equal([new RareOption("The tariff", "tariff 1", "tariff 0", 3)], found.Options);
    }

    [Fact]
    public void What_was_worth_less_than_the_usual_choice_is_no_find() => Assert.Empty(
        RareTrade.Of(Ends.Class(Ends.ForSecond, Ends.ForSecond, Ends.ForSecond, TestScenario.HardOnB)));

    [Fact]
    public void What_two_tables_chose_is_no_find_of_one() => Assert.Empty(RareTrade.Of(Ends.Class(
        Ends.ForSecond, Ends.ForSecond, Ends.ForSecond, TestScenario.Middle, TestScenario.Middle)));

    [Fact]
    public void Two_deals_have_no_usual_choice() => Assert.Empty(
        RareTrade.Of(Ends.Class(Ends.ForSecond, TestScenario.Middle)));

    [Fact]
    public void Where_all_chose_differently_nothing_is_usual() => Assert.Empty(
        RareTrade.Of(Ends.Class(Ends.ForSecond, TestScenario.Middle, new Package([2, 1]))));

    [Fact]
    public void The_most_valuable_find_stands_first() => Assert.Equal([3, 4], RareTrade.Of(Ends.Class(
        TestScenario.StatusQuo, TestScenario.StatusQuo, Ends.ForSecond, new Package([1, 0]),
        TestScenario.StatusQuo))
        .Select(t => t.Table));
}
