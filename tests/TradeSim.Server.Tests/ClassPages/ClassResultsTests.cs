using TradeSim.Client.Classes;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.ClassPages;

public sealed class ClassResultsTests
{
    [Fact]
    public void A_class_is_told_in_one_sentence() => Assert.Equal(
        "2 of 3 tables agreed; the median table took 80 % of the joint gain there was; history took 100 %.",
        Said(Ends.Class(TestScenario.Middle, Ends.ForSecond, null)));

    [Fact]
    public void A_table_that_is_still_being_closed_is_no_table_without_a_deal()
    {
        var results = Ends.Class(null, Ends.Round(Ends.ForSecond), null);
        Assert.Equal((1, 1), (results.Ended.Length, results.Waiting));
        Assert.Equal(
            "1 of 1 table agreed; it took 80 % of the joint gain there was; history took 100 %."
            + " 1 table is still being closed.",
            Said(results));
        Assert.Equal("No table has ended yet; 1 table is still being closed.",
            Said(Ends.Class(null, [null])));
    }

    [Fact]
    public void Gains_are_points_above_the_alternative_and_percent_of_the_most()
    {
        var (middle, uneven, none) = (Row(TestScenario.Middle), Row(Ends.ForSecond), Row(null));
        Assert.Equal([(50, 83), (50, 83)], Gains(middle));
        Assert.Equal([(20, 33), (60, 100)], Gains(uneven));
        Assert.Equal([(0, 0), (0, 0)], Gains(none));
        Assert.Equal([100, 80, 0], new[] { middle, uneven, none }.Select(t => t.Joint!.Value));
        Assert.Equal([0, 20, 100], new[] { middle, uneven, none }.Select(t => t.Left!.Value));
    }

    [Fact]
    public void A_deal_worse_than_none_is_a_loss_and_is_drawn_below_nothing()
    {
        var results = Ends.Class(TestScenario.HardOnB);
        Assert.Equal([(30, 50), (-10, -17)], Gains(results.Tables[0]));
        Assert.Equal(new(50, -17), results.PointOf(TestScenario.HardOnB));
    }

    [Fact]
    public void The_picture_and_the_server_measure_alike()
    {
        var yardstick = TradeSim.Classes.Yardstick.Of(TestScenario.Scenario());
        var results = Ends.Class();
        Package[] packages =
            [TestScenario.Middle, TestScenario.HardOnB, Ends.ForSecond, TestScenario.StatusQuo];
        foreach (var package in packages)
        {
            Assert.Equal(yardstick.PointOf(package), results.PointOf(package));
            Assert.Equal(yardstick.JointOf(package), Row(package).Joint);
        }

        Assert.Equal(yardstick.Landscape.Frontier.Order(Comparer), results.Frontier.Order(Comparer));
        Assert.Equal(yardstick.Landscape.HistoryJoint, results.History.Joint);
    }

    [Fact]
    public void Every_way_to_end_has_its_words()
    {
        var none = Ends.Round(null);
        Assert.Equal(
            ["Deal: offer 4", "No deal: time ran out", "No deal: China left",
                "No deal: stopped by the facilitator", "No deal: refused at a capital"],
            Ends.Class(2, Ends.Round(TestScenario.Middle), none, none with { LeftBy = "china" },
                none with { IsStopped = true }, none with { Refused = 2 }).Tables.Select(t => t.Ending));
        Assert.Equal(["never", "once, then a deal", "2 times; no deal", ""],
            Ends.Class(null, Ends.Round(TestScenario.Middle),
                Ends.Round(TestScenario.Middle) with { Refused = 1 }, none with { Refused = 2 }, none)
                .Tables.Select(t => t.Capitals));
    }

    [Fact]
    public void What_was_lived_stands_beside_what_was_signed()
    {
        var signed = Ends.Round(TestScenario.Middle);
        Assert.False(TableSort.HasLived(Ends.Class(null, signed)));
        var lived = Ends.Class(null, signed with { Results = [new("us", 45, 10), new("china", 60, 10)] });
        Assert.True(TableSort.HasLived(lived));
        Assert.Equal([(50, 35), (50, 50)], lived.Tables[0].Sides.Select(s => (s.Points, s.Lived!.Value)));
    }

    [Fact]
    public void Tables_are_put_in_order_with_history_among_them_and_the_unknown_last()
    {
        var results = Ends.Class(
            3, Ends.Round(Ends.ForSecond), null, Ends.Round(null), Ends.Round(TestScenario.Middle));
        var rows = results.Tables.Append(results.History).ToArray();
        var joint = TableSort.Columns(results.Sides, false).Single(c => c.Name == "Joint gain");
        Assert.Equal(["History", "Table 4", "Table 1", "Table 3", "Table 2"],
            TableSort.By(rows, joint, isFalling: true).Select(r => r.Name));
        Assert.Equal(["Table 3", "Table 1", "History", "Table 4", "Table 2"],
            TableSort.By(rows, joint, isFalling: false).Select(r => r.Name));
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 7 }, 7)]
    [InlineData(new[] { 90, 10, 40 }, 40)]
    [InlineData(new[] { 0, 30, 50, 90 }, 40)]
    public void The_median_is_the_middle(int[] numbers, int? middle) =>
        Assert.Equal(middle, ClassResults.Median(numbers));

    private static Comparer<TradeSim.Classes.GainPoint> Comparer { get; } =
        Comparer<TradeSim.Classes.GainPoint>.Create((a, b) =>
            (a.First, a.Second).CompareTo((b.First, b.Second)));

    // A number and its percent sign stay in one line.
    private static string Said(ClassResults results) =>
        ClassSentences.Result(results).Replace('\u00a0', ' ');

    private static TableResult Row(Package? deal) => Ends.Class(deal).Tables[0];

    private static (int Points, int Percent)[] Gains(TableResult table) =>
        [.. table.Sides.Select(s => (s.Points, s.Percent!.Value))];
}
