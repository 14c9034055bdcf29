using System.Diagnostics;
using TradeSim.Cli.Loads;
using TradeSim.Protocol;

namespace TradeSim.Benchmarks.Plays;

/// <summary>Tables whose people all speak as fast as they are answered, and read what comes without thinking about it.</summary>
internal static class Rush
{
    /// <summary>Moves a second that were acknowledged, and those heard by somebody else among all that should have been.</summary>
    public static async Task<(double PerSecond, double Heard)> Play(Uri site, int tables, int seats, TimeSpan length)
    {
        using var http = new HttpClient { BaseAddress = site };
        var entrance = new Entrance(http);
        var parties = await entrance.Parties("geneva-2025", default);
        var tickets = new List<SeatTicket>();
        for (var i = 0; i < tables; i++) tickets.AddRange(await entrance.Open("geneva-2025", parties, seats, default));
        var people = new List<LeanSocket>();
        foreach (var ticket in tickets) people.Add(await LeanSocket.Join(site, ticket));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var (before, moves) = (people.Sum(p => p.Heard), 0L);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select((person, i) => Task.Run(async () =>
        {
            for (var n = 0; Stopwatch.GetElapsedTime(started) < length; n++)
            {
                await person.Ask($$"""{"type":1,"invocationId":"{{n}}","target":"Submit","arguments":["table","{{i}}-{{n}}",{"type":"say-words","words":"We could live with that, says {{i}} for the {{n}}th time."}]}""");
                Interlocked.Increment(ref moves);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        for (var i = 0; i < 100 && people.Sum(p => p.Heard) - before < moves * seats; i++) await Task.Delay(100);
        var heard = (people.Sum(p => p.Heard) - before) / (double)(moves * seats);
        foreach (var person in people) await person.DisposeAsync();
        return (moves / seconds, heard);
    }
}
