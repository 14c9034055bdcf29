using System.Text.RegularExpressions;
using TradeSim.Classes;
using TradeSim.Client.Classes;
using Xunit;

namespace TradeSim.Server.Tests.ClassPages;

public sealed partial class PictureTests
{
    [Fact]
    public void Deals_that_would_cover_each_other_are_one_dot_with_a_count()
    {
        var spots = GainSpot.Of(
            [new(50, 60), new(50, 60), new(52, 58), new(53, 60), new(51, 63), new(90, 10)], (2, 2));
        Assert.Equal([(new GainPoint(50, 60), 3), (new(53, 60), 1), (new(51, 63), 1), (new(90, 10), 1)],
            spots.Select(s => (s.At, s.Tables)));
    }

    [Fact]
    public void The_own_table_keeps_its_own_place()
    {
        var spots = GainSpot.Of([new(50, 60), new(50, 60), new(51, 61)], (2, 2), own: new(51, 61));
        Assert.Equal([(new GainPoint(51, 61), 3, true)], spots.Select(s => (s.At, s.Tables, s.IsOwn)));
    }

    [Fact]
    public void Every_point_stands_within_the_picture_and_more_is_further_up_and_right()
    {
        GainPoint[] points = [new(-20, 40), new(100, 0), new(0, 108)];
        var canvas = GainCanvas.Of(points, 960, 600, 15);
        Assert.All(points, p =>
        {
            Assert.InRange(canvas.X(p.First), canvas.Left, canvas.Left + canvas.FieldWidth);
            Assert.InRange(canvas.Y(p.Second), canvas.Top, canvas.Top + canvas.FieldHeight);
        });
        Assert.True(canvas.X(100) > canvas.X(0) && canvas.Y(100) < canvas.Y(0));
    }

    [Theory]
    [InlineData(900, 600, 25)]
    [InlineData(358, 400, 14)]
    public void Dots_that_are_drawn_apart_do_not_cover_each_other(double width, double height, double letters)
    {
        var canvas = GainCanvas.Of([], width, height, letters);
        GainPoint[] deals = [.. Enumerable.Range(0, 60)
            .Select(i => new GainPoint(i * 37 % 101, i * 53 % 101))];
        var spots = GainSpot.Of(deals, canvas.Near);
        Assert.Equal(60, spots.Sum(s => s.Tables));
        Assert.All(spots.SelectMany(a => spots.Where(b => b != a).Select(b => (a, b))), pair => Assert.True(
            Math.Max(Math.Abs(canvas.X(pair.a.At.First) - canvas.X(pair.b.At.First)),
                Math.Abs(canvas.Y(pair.a.At.Second) - canvas.Y(pair.b.At.Second))) > 16 * canvas.Scale));
    }

    [Fact]
    public void Joint_gains_are_stacked_and_losses_find_room()
    {
        var stack = DotStack.Of([80, 81, 82, -5, 100]);
        Assert.Equal((-20, 3), (stack.From, stack.Highest));
        Assert.Equal([-6, 81, 99], stack.Columns.Select(c => c.Percent));
        Assert.Equal((0.0, 1.0), (stack.At(-20), stack.At(100)));
        Assert.Equal(0, DotStack.Of([10, 20]).From);
        Assert.Equal(5, DotStack.Of([.. Enumerable.Range(1, 5).Select(_ => 40)]).Columns.Sum(c => c.Tables));
    }

    [Fact]
    public void Agreements_are_gathered_to_so_few_bars_that_each_can_be_seen()
    {
        Assert.Equal((1, 3), (MinuteBars.Of([1, 0, 2]).Minutes, MinuteBars.Of([1, 0, 2]).Bars.Length));
        var hour = MinuteBars.Of([.. Enumerable.Repeat(1, 59)]);
        Assert.Equal((2, 30, 59), (hour.Minutes, hour.Bars.Length, hour.Bars.Sum()));
        Assert.Equal("minutes 3 to 4", hour.Name(1));
        Assert.InRange(MinuteBars.Of([.. Enumerable.Repeat(0, 4000)]).Bars.Length, 1, 70);
    }

    [Theory]
    [InlineData(0.2, "0:01")]
    [InlineData(247, "4:07")]
    [InlineData(3847, "1:04:07")]
    [InlineData(-30, "0:00")]
    public void Time_that_is_left_is_said_in_minutes_and_seconds(double seconds, string said) =>
        Assert.Equal(said, Client.Words.Countdown(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_code_for_phones_is_a_square_with_three_corners_and_a_light_border()
    {
        var code = QrCode.Of("https://example.org/?code=K7M2Q");
        Assert.Equal(1, (code.Size - 8) % 4);
        var dark = new bool[code.Size, code.Size];
        foreach (Match run in Run().Matches(code.Path))
            for (var x = 0; x < Number(run, 3); x++) dark[Number(run, 1) + x, Number(run, 2)] = true;
        foreach (var (left, top) in new[] { (4, 4), (code.Size - 11, 4), (4, code.Size - 11) })
            Assert.All(Enumerable.Range(0, 7), i => Assert.True(dark[left + i, top] && dark[left, top + i]));
        Assert.All(Enumerable.Range(0, code.Size), i => Assert.False(dark[i, 3] || dark[3, i]));
    }

    private static int Number(Match run, int group) => int.Parse(run.Groups[group].Value);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1h-\d+z")]
    private static partial Regex Run();
}
