using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using TradeSim.Cli.Loads;
using TradeSim.Server.Journals;

namespace TradeSim.Benchmarks.Plays;

/// <summary>What the parts cost alone, at the same load and with the same sizes as in play.</summary>
internal static class Floors
{
    /// <summary>A line of a table as an offer writes it has about so many characters.</summary>
    private const int Size = 300;

    /// <summary>Round trips of a bare hub through the server, by so many clients at a pace.</summary>
    public static async Task<Times> Echo(Uri site, int clients, TimeSpan think, TimeSpan length)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Connect(site)));
        using var stop = new CancellationTokenSource(length);
        var text = new string('x', Size);
        var times = await Task.WhenAll(all.Select((c, i) => Task.Run(async () =>
        {
            var (chance, took) = (new Random(i), new List<TimeSpan>());
            await Pause(think * chance.NextDouble(), stop.Token);
            while (!stop.IsCancellationRequested)
            {
                var asked = Stopwatch.GetTimestamp();
                await c.InvokeAsync<string>("Echo", text);
                took.Add(Stopwatch.GetElapsedTime(asked));
                await Pause(think * (0.5 + chance.NextDouble()), stop.Token);
            }

            return took;
        })));
        foreach (var client in all) await client.DisposeAsync();
        return new(times.SelectMany(t => t));
    }

    /// <summary>Lines a second that a bare store makes durable, with one writer a table that waits for each.</summary>
    public static async Task<(double PerSecond, Times Commit)> Append(string? database, int writers, TimeSpan length)
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-");
        await using var source = database is null ? null : PostgresStore.Open(database);
        IJournal journal = source is null ? new SqliteJournal(Path.Combine(folder.FullName, "floor.db")) : new PostgresJournal(source);
        var run = Guid.NewGuid().ToString("N");
        var (half, started) = (new string('x', Size / 2), Stopwatch.GetTimestamp());
        var times = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(async () =>
        {
            var took = new List<TimeSpan>();
            for (var n = 1; Stopwatch.GetElapsedTime(started) < length; n++)
            {
                var asked = Stopwatch.GetTimestamp();
                if (!await journal.Append($"{run}-{w}/table", n - 1, new(n, $"us/head:{n}", "us/head", DateTimeOffset.UtcNow, half, half), null))
                    throw new InvalidOperationException("A bare append was refused.");
                took.Add(Stopwatch.GetElapsedTime(asked));
            }

            return took;
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ((IAsyncDisposable)journal).DisposeAsync();
        folder.Delete(recursive: true);
        return (times.Sum(t => t.Count) / seconds, new(times.SelectMany(t => t)));
    }

    private static async Task<HubConnection> Connect(Uri site)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(site, "bench/echo"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
        }).Build();
        await connection.StartAsync();
        return connection;
    }

    private static Task Pause(TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);
}
