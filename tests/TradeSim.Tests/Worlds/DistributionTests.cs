using System.Collections.Concurrent;
using CsCheck;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Worlds;

/// <summary>The laws are worth only as much as the play they are tried on: it must reach every way to end.</summary>
public sealed class DistributionTests(ITestOutputHelper output)
{
    private const int Plays = 600;

    [Fact]
    public void Random_play_reaches_every_ending_and_most_refusals_often()
    {
        var seen = new ConcurrentDictionary<string, int>();
        RandomPlay.Any.Sample(play =>
        {
            var marks = new HashSet<string>();
            var rooms = play.Run((_, _, _, no) => marks.Add(no is null ? "accepted" : $"no {no.Code}"));
            marks.Add(rooms.Table.Room.Outcome switch
            {
                TalksOutcome.Agreed => "agreed",
                TalksOutcome.Failed { LeftBy: null } => "timed out",
                TalksOutcome.Failed => "left",
                _ => "unfinished",
            });
            foreach (var e in rooms.Table.Entries.SelectMany(e => e.Events)) marks.Add(e.GetType().Name);
            foreach (var mark in marks) seen.AddOrUpdate(mark, 1, (_, n) => n + 1);
        }, iter: Plays);
        foreach (var (mark, n) in seen.OrderByDescending(s => s.Value)) output.WriteLine($"{n,5} {mark}");

        foreach (var ending in new[] { "agreed", "left", "timed out", "unfinished", "LastCallBegan", "DayOpened" })
            Assert.True(seen.GetValueOrDefault(ending) >= Plays / 30, $"{ending}: {seen.GetValueOrDefault(ending)}");
        Assert.True(seen.Keys.Count(k => k.StartsWith("no ", StringComparison.Ordinal)) >= 25);
    }
}
