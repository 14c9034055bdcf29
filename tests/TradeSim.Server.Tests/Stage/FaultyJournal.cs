using System.Collections.Concurrent;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Tests.Stage;

/// <summary>How an append goes wrong.</summary>
public enum Fault
{
    /// <summary>The line was never written, and nobody knows.</summary>
    BeforeWriting,

    /// <summary>The line is durable, and nobody knows.</summary>
    AfterWriting,
}

/// <summary>The real journal, except for the appends and reads that a test chose to go wrong or to wait.</summary>
internal sealed class FaultyJournal(IJournal real) : IJournal, IAsyncDisposable
{
    private readonly ConcurrentQueue<(Func<string, JournalLine, bool> When, Fault Fault)> planned = new();
    private readonly ConcurrentDictionary<string, Hold> holds = new();
    private readonly ConcurrentDictionary<string, bool> unreadable = new();
    private Hold? dueHeld;
    private int happened;

    /// <summary>How many faults came to pass.</summary>
    public int Happened => Volatile.Read(ref happened);

    /// <summary>The next append of a stream with such an end goes wrong; what is planned later waits for it.</summary>
    public void FailNext(string streamEnd, Fault fault, Func<JournalLine, bool>? when = null) => planned.Enqueue(
        ((stream, line) => stream.EndsWith(streamEnd, StringComparison.Ordinal) && when?.Invoke(line) != false, fault));

    /// <summary>The next read of this stream fails.</summary>
    public void FailNextRead(string stream) => unreadable[stream] = true;

    /// <summary>Reads of this stream wait from now on until they are let go.</summary>
    public Hold HoldReads(string stream) => holds.GetOrAdd(stream, _ => new());

    public async Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due)
    {
        if (!planned.TryPeek(out var next) || !next.When(stream, line) || !planned.TryDequeue(out _))
            return await real.Append(stream, expected, line, due);
        Interlocked.Increment(ref happened);
        if (next.Fault == Fault.AfterWriting) await real.Append(stream, expected, line, due);
        throw new IOException("The disk did not answer.");
    }

    public async Task<IReadOnlyList<JournalLine>> Read(string stream, int after)
    {
        if (unreadable.TryRemove(stream, out _))
        {
            Interlocked.Increment(ref happened);
            throw new IOException("The disk did not answer.");
        }

        if (holds.TryGetValue(stream, out var hold)) await hold.Pass();
        return await real.Read(stream, after);
    }

    /// <summary>Questions for what is due wait from now on until they are let go.</summary>
    public Hold HoldDue() => dueHeld = new();

    public async Task<IReadOnlyList<string>> Due(DateTimeOffset now)
    {
        if (Volatile.Read(ref dueHeld) is { } hold) await hold.Pass();
        return await real.Due(now);
    }

    public Task Forget(string code) => real.Forget(code);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)real).DisposeAsync();

    /// <summary>A place where readers wait.</summary>
    internal sealed class Hold
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the first reader waits.</summary>
        public Task Reached => reached.Task.WaitAsync(TestServer.Patience);

        public void LetGo() => released.TrySetResult();

        internal Task Pass()
        {
            reached.TrySetResult();
            return released.Task;
        }
    }
}
