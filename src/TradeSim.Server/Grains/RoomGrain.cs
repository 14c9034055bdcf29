using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Orleans.Utilities;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Grains;

/// <summary>The one shape of a room's grain: decide, append, fold, then nudge. It holds no rule.</summary>
internal abstract class RoomGrain<TRoom, TCommand, TEvent>(RoomServices services) : Grain, IRoomGrain
    where TRoom : class, IRoom<TRoom, TCommand, TEvent>
{
    private static readonly TimeSpan ListenersExpire = TimeSpan.FromSeconds(30);

    private readonly ObserverManager<IRoomListener> listeners =
        new(ListenersExpire, services.Log);

    // What every listener asks for next, in the words that were just written.
    private HeardLine? newest;

    // A reference costs a look at the type's attributes, so those that were asked for are kept.
    private readonly Dictionary<RoomKey, IGrainWithStringKey> others = [];

    // What the next line's seal builds on.
    private string seal = "";

    // When each line was durable that this activation wrote.
    private readonly Dictionary<int, long> durable = [];

    protected Journal<TRoom, TCommand, TEvent> Written { get; private set; } =
        Journal<TRoom, TCommand, TEvent>.Empty;

    protected TRoom Room => Written.Room;

    protected RoomKey Key => RoomKey.Parse(this.GetPrimaryKeyString());

    protected DateTimeOffset Now => services.Time.GetUtcNow();

    protected ILogger Log => services.Log;

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        var lines = await ReadJournal();
        seal = Seal.After(this.GetPrimaryKeyString(), lines);
        foreach (var line in lines) Written = Written.Append(Read(line));
        await base.OnActivateAsync(cancellation);
    }

    /// <summary>What an older version wrote, in today's words.</summary>
    protected virtual string Today(string json) => json;

    private Entry<TCommand, TEvent> Read(JournalLine line)
    {
        try
        {
            return new(line.Number, line.CommandId, Voice.Parse(line.By), line.At,
                Dialect.Read<TCommand>(Today(line.Command)), Dialect.Read<ImmutableArray<TEvent>>(Today(line.Events)));
        }
        catch (JsonException e)
        {
            // What was thrown may name what stands there, and the silo logs it.
            Log.LogError("A line of a room cannot be read ({Kind}).", e.GetType().Name);
            throw new DamagedJournalException(line.Number);
        }
    }

    private async Task<IReadOnlyList<JournalLine>> ReadJournal()
    {
        try
        {
            return await services.Journal.Read(this.GetPrimaryKeyString(), 0);
        }
        catch (Exception e) when (e is not DamagedJournalException)
        {
            services.Log.LogWarning("A room could not read its journal ({Kind}).", e.GetType().Name);
            throw new StaleRoomException();
        }
    }

    public Task<int> Listen(IRoomListener listener)
    {
        listeners.Subscribe(listener, listener);
        // Who listens asks again on a slow timer. That also reaches the grains that missed a nudge or lost their memory.
        NudgeGrains();
        return Task.FromResult(Written.Number);
    }

    public Task<HeardLine[]> Since(int after) => Task.FromResult<HeardLine[]>(newest is { } last && last.Number == after + 1
        ? [last with { Age = Age(last.Number) }]
        : [.. Written.Entries.Skip(Math.Max(after, 0)).Take(RoomGrains.MostAtOnce)
            .Select(e => new HeardLine(e.Number, e.At, Dialect.Write(e.Events), Age(e.Number)))]);

    private TimeSpan? Age(int number) =>
        durable.TryGetValue(number, out var since) ? Stopwatch.GetElapsedTime(since) : null;

    public Task<string[]> Entries() =>
        Task.FromResult<string[]>([.. Written.Entries.Select(Dialect.Write)]);

    public async Task Take(int first, string[] entries)
    {
        foreach (var entry in entries.Skip(Written.Number + 1 - first))
            await Append(Dialect.Read<Entry<TCommand, TEvent>>(entry));
    }

    public Task Forget()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>The grain of another room.</summary>
    protected TGrain Other<TGrain>(RoomKey key) where TGrain : IGrainWithStringKey
    {
        if (!others.TryGetValue(key, out var grain)) others[key] = grain = GrainFactory.GetGrain<TGrain>(key.ToString());
        return (TGrain)grain;
    }

    /// <summary>When the room wants to be woken next; null for not at all.</summary>
    protected virtual DateTimeOffset? Due(TRoom room) => null;

    /// <summary>Tells grains that listen always; one-way, never awaited.</summary>
    protected virtual void NudgeGrains() { }

    /// <summary>Decides a command and writes what follows. Nothing is heard before it is durable.</summary>
    protected async Task<Told> Write(Voice by, string commandId, TCommand command)
    {
        switch (Written.Weigh(by, commandId, command, Now))
        {
            case Verdict<TCommand, TEvent>.Repeated repeated: return new(repeated.Number, null, null);
            case Verdict<TCommand, TEvent>.Refused no: return new(null, no.Because.Code, no.Because.Because);
            case Verdict<TCommand, TEvent>.Counts counts:
                await Append(counts.Entry);
                return new(counts.Entry.Number, null, null);
            default: throw new UnknownEventException(command);
        }
    }

    private async Task Append(Entry<TCommand, TEvent> entry)
    {
        var next = Written.Append(entry);
        var line = Seal.On(new(entry.Number, entry.CommandId, entry.By.ToString(), entry.At,
            Dialect.Write(entry.Command), Dialect.Write(entry.Events)), seal);
        bool won;
        try
        {
            won = await services.Journal.Append(this.GetPrimaryKeyString(), Written.Number, line, Due(next.Room));
        }
        catch (Exception e)
        {
            // An unknown outcome: the line may be there, so memory is not trusted any more.
            services.Log.LogWarning("A line's outcome is unknown ({Kind}); the room reads its journal.", e.GetType().Name);
            won = false;
        }

        if (!won)
        {
            DeactivateOnIdle();
            throw new StaleRoomException();
        }

        durable[entry.Number] = Stopwatch.GetTimestamp();
        (Written, seal, newest) = (next, line.Seal!, HeardLine.Of(entry.Number, entry.At, line.Events, entry.Events));
        NudgeGrains();
        listeners.Notify(listener => listener.Nudge(entry.Number)).Ignore();
    }
}

/// <summary>What every room's grain needs.</summary>
internal sealed class RoomServices(
    IJournal journal, [FromKeyedServices(RoomServices.GameClock)] TimeProvider time, ILogger<RoomServices> log)
{
    /// <summary>The key of the clock that play runs by; the silo has its own.</summary>
    public const string GameClock = "game";

    public IJournal Journal => journal;

    public TimeProvider Time => time;

    public ILogger Log => log;
}

/// <summary>
/// Another activation of this room wrote first, or nobody knows whether this one wrote; the next activation reads the journal. Asking
/// again with the same command id is safe.
/// </summary>
[GenerateSerializer, Alias("stale-room")]
internal sealed class StaleRoomException() : Exception("The room moved on; ask again.");
