using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Telemetry;

namespace TradeSim.Server.Hubs;

/// <summary>One room's news on its way to this server's own connections: nudged, it pulls and passes on, in order.</summary>
/// <remarks>
/// One observer object a room, because calls to one observer run one after the other. Sends are never awaited: one browser that stops
/// reading must not hold up its table. What a browser misses it pulls.
/// </remarks>
internal sealed class RoomFeed(
    RoomKey key, IRoomGrain room, IGrainFactory grains, IHubContext<TalksHub> hub, Measures measures, ILogger log)
    : IRoomListener, IAsyncDisposable
{
    // By lot, so that the feeds of a server do not all renew at once. It bounds how late news can be after a silo died.
    private static readonly TimeSpan RenewAtLeast = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RenewSpread = TimeSpan.FromSeconds(2);

    // Most rooms are silent most of the time: those are asked a quarter as often. Browsers look for themselves about as often.
    private static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(1);
    private const double SilentFactor = 4;

    // As often as a screen is drawn. A room that goes on faster is heard in batches: one message to each browser for several lines.
    private const int PassesAtOnce = 3;
    private static readonly TimeSpan BetweenPasses = TimeSpan.FromMilliseconds(16);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HashSet<string> members = [];
    private readonly HashSet<string> expected = [];
    private readonly CancellationTokenSource closing = new();
    private IRoomListener? reference;
    private int last;
    private int asked;

    // When the last passes were, in turn; the next one takes the place of the oldest.
    private readonly long[] passes = new long[PassesAtOnce];
    private int pass;

    /// <summary>The room's grain.</summary>
    public IRoomGrain Room => room;

    /// <summary>True while nobody listens or is about to.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (members) return members.Count + expected.Count == 0;
        }
    }

    /// <summary>Begins to listen, and keeps listening whatever happens to the room's grain.</summary>
    public void Start()
    {
        reference = grains.CreateObjectReference<IRoomListener>(this);
        Array.Fill(passes, Stopwatch.GetTimestamp());
        _ = Task.Run(KeepListening);
    }

    /// <summary>A connection is coming in.</summary>
    public void Expect(string connection)
    {
        lock (members) expected.Add(connection);
    }

    /// <summary>Sends a connection what it has not heard, then counts it in: neither a hole nor a double.</summary>
    public async Task Enter(string connection, int heard)
    {
        await gate.WaitAsync();
        try
        {
            await PassOn();
            for (var after = heard; after < last;)
            {
                var news = await Pull(after);
                if (news.IsEmpty) break;
                Send([connection], [.. news.TakeWhile(n => n.Number <= last)]);
                after = news[^1].Number;
            }

            lock (members)
                if (expected.Remove(connection))
                    members.Add(connection);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Leave(string connection)
    {
        lock (members)
        {
            expected.Remove(connection);
            members.Remove(connection);
        }
    }

    public Task Nudge(int number)
    {
        // One pass takes all that there is, so until it begins nobody need ask for another.
        if (number > Volatile.Read(ref last) && Interlocked.Exchange(ref asked, 1) == 0) _ = Task.Run(PassOnSoon);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        if (reference is not null) grains.DeleteObjectReference<IRoomListener>(reference);
    }

    private async Task KeepListening()
    {
        do
        {
            try
            {
                var head = await room.Listen(reference!);
                await PassOnInTurn(head);
            }
            catch (Exception e)
            {
                log.LogWarning("A room could not be listened to ({Kind}); the next try follows.", e.GetType().Name);
            }
        }
        while (await Waited());
    }

    private async Task<bool> Waited()
    {
        var isSilent = SincePass(PassesAtOnce - 1) > SilentAfter;
        await Task.Delay((RenewAtLeast + (RenewSpread * Random.Shared.NextDouble())) * (isSilent ? SilentFactor : 1), closing.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !closing.IsCancellationRequested;
    }

    private async Task PassOnSoon()
    {
        var wait = (BetweenPasses * PassesAtOnce) - SincePass(0);
        if (wait > TimeSpan.Zero) await Task.Delay(wait);
        Volatile.Write(ref asked, 0);
        await PassOnInTurn(int.MaxValue);
    }

    /// <summary>How long ago the oldest pass was that is remembered, or one so many after it.</summary>
    private TimeSpan SincePass(int later) => Stopwatch.GetElapsedTime(passes[(Volatile.Read(ref pass) + later) % PassesAtOnce]);

    private async Task PassOnInTurn(int number)
    {
        await gate.WaitAsync();
        try
        {
            if (number > last) await PassOn();
        }
        catch (Exception e)
        {
            log.LogWarning("News could not be pulled ({Kind}); the next look follows.", e.GetType().Name);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task PassOn()
    {
        while (true)
        {
            var lines = await room.Since(last);
            var arrived = Stopwatch.GetTimestamp();
            if (lines.Length == 0) return;
            string[] to;
            lock (members) to = [.. members];
            Send(to, Pack(key.Room, lines));
            passes[pass] = arrived;
            Volatile.Write(ref pass, (pass + 1) % PassesAtOnce);
            if (to.Length > 0) Measure(lines, Stopwatch.GetElapsedTime(arrived));
            Volatile.Write(ref last, lines[^1].Number);
            // A full answer may not be the last; what comes after another is nudged for.
            if (lines.Length < RoomGrains.MostAtOnce) return;
        }
    }

    private async Task<ImmutableArray<RoomNews>> Pull(int after) => Pack(key.Room, await room.Since(after));

    /// <summary>How old news is when it leaves here; only the answer's own way between two servers is not in it.</summary>
    private void Measure(HeardLine[] lines, TimeSpan here)
    {
        foreach (var line in lines)
            if (line.Age is { } age)
                measures.Heard(age + here);
    }

    private void Send(string[] to, ImmutableArray<RoomNews> news)
    {
        if (to.Length > 0 && news.Length > 0) hub.Clients.Clients(to).SendAsync("news", news).Ignore();
    }

    /// <summary>Lines as they cross the wire.</summary>
    public static ImmutableArray<RoomNews> Pack(string room, HeardLine[] lines) =>
        [.. lines.Select(l => new RoomNews(room, l.Number, l.At, JsonElement.Parse(l.Events)))];
}
