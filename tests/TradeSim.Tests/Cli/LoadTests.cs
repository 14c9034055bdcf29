using System.Text.Json;
using TradeSim.Cli.Loads;
using TradeSim.Protocol;
using Xunit;

namespace TradeSim.Tests.Cli;

/// <summary>What `tradesim load` refuses, and how it reckons what was lost; that it plays is tested at a real server.</summary>
public sealed class LoadTests
{
    [Theory]
    [InlineData("--url nowhere --sessions 1 --seats 2 --minutes 1", "--url nowhere")]
    [InlineData("--url ftp://127.0.0.1 --sessions 1 --seats 2 --minutes 1", "write a server's address")]
    [InlineData("--url http://127.0.0.1:9 --sessions 0 --seats 2 --minutes 1", "--sessions 0: from 1 to")]
    [InlineData("--url http://127.0.0.1:9 --sessions 1 --seats 1 --minutes 1", "--seats 1: from 2 to")]
    [InlineData("--url http://127.0.0.1:9 --sessions 1 --seats 2 --minutes 0", "--minutes 0: from")]
    [InlineData("--url http://127.0.0.1:9 --sessions 1 --seats 2 --minutes NaN", "--minutes NaN: from")]
    [InlineData("--url http://127.0.0.1:9 --sessions 1 --seats 2 --minutes 1 --drop 101", "--drop 101: from 0 to 100")]
    [InlineData("--url http://127.0.0.1:9 --sessions 1 --seats 2 --minutes 1", "no TradeSim answers there")]
    public void What_cannot_be_played_is_refused_in_a_line(string words, string because) =>
        Typed.In(["load", .. words.Split(' '), "--json"]).IsRefused(because);

    [Fact]
    public void All_is_well_where_everybody_heard_what_the_room_holds() =>
        Assert.Equal(new(0, 0), Reckoned([Entry(1, "a1;"), Entry(2, "b1;")], [Said("a1;", 1), Said("b1;", 2)], [1, 2]));

    [Fact]
    public void A_move_that_stands_elsewhere_or_nowhere_is_lost() =>
        Assert.Equal(new(2, 0), Reckoned([Entry(1, "a1;"), Entry(2, "b1;")], [Said("a1;", 2), Said("c1;", 1)], [1, 2]));

    [Fact]
    public void What_somebody_did_not_hear_is_lost() =>
        Assert.Equal(new(1, 0), Reckoned([Entry(1, "a1;"), Entry(2, "b1;")], [Said("a1;", 1)], [1]));

    [Fact]
    public void What_somebody_heard_otherwise_is_lost() =>
        Assert.Equal(new(1, 0), Reckoning.Of([Entry(1, "a1;")], [], [_ => Reckoning.TextOf(Entry(1, "a2;"))]));

    [Fact]
    public void A_move_that_stands_there_twice_is_doubled() =>
        Assert.Equal(new(0, 1), Reckoned([Entry(1, "a1;"), Entry(2, "a1;"), Entry(3, "a11;")], [Said("a1;", 1)], [1, 2, 3]));

    [Fact]
    public void Percentiles_are_measured_times()
    {
        var times = new Times(Enumerable.Range(1, 200).Select(n => TimeSpan.FromMilliseconds(n)).Reverse());
        Assert.Equal([100, 190, 198, 200], [times.At(0.5), times.At(0.95), times.At(0.99), times.At(1)]);
        Assert.Null(new Times([]).At(0.5));
    }

    private static Reckoning Reckoned(RoomNews[] room, Said[] said, int[] heard) => Reckoning.Of(
        room, said, [number => heard.Contains(number) ? Reckoning.TextOf(room.Single(n => n.Number == number)) : null]);

    private static Said Said(string mark, int number) => new(mark, number, 0, TimeSpan.Zero);

    private static RoomNews Entry(int number, string words) =>
        new(RoomName.Table, number, DateTimeOffset.UnixEpoch, JsonSerializer.SerializeToElement(words));
}
