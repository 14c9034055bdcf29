using System.Threading.Channels;
using TradeSim.Negotiators;
using TradeSim.Protocol;

namespace TradeSim.Server.Api;

/// <summary>Plays many branches for one asker at a time, with all cores.</summary>
internal sealed class WhatIfDesk : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    public async Task Serve(Branching from, WhatIfRequest request, Stream body, CancellationToken gone)
    {
        await turn.WaitAsync(gone);
        try
        {
            var ends = Channel.CreateUnbounded<BranchEnd>();
            var playing = Task.Run(() => Play(from, request, ends.Writer, gone), gone);
            await using var lines = new StreamWriter(body, leaveOpen: true);
            await foreach (var end in ends.Reader.ReadAllAsync(gone))
            {
                await lines.WriteLineAsync(Dialect.Write(end).AsMemory(), gone);
                await lines.FlushAsync(gone);
            }

            await playing;
        }
        catch (Exception e) when (gone.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // Who asked has hung up; what was played is of no use to anybody.
        }
        finally
        {
            turn.Release();
        }
    }

    private static void Play(Branching from, WhatIfRequest request, ChannelWriter<BranchEnd> to, CancellationToken gone)
    {
        Exception? failed = null;
        try
        {
            var seeds = Enumerable.Range(0, request.Runs).Select(k => unchecked(request.Seed + k));
            foreach (var end in Continuation.PlayAll(from, request.Negotiators, seeds, gone)) to.TryWrite(end);
        }
        catch (Exception e)
        {
            // What is thrown may name a score, and whatever leaves here unanswered stands in the log.
            failed = e as OperationCanceledException
                ?? (Exception)new InvalidOperationException($"Branches could not be played on ({e.GetType().Name}).");
        }

        to.Complete(failed);
    }

    public void Dispose() => turn.Dispose();
}
