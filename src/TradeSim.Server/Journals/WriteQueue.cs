using System.Threading.Channels;

namespace TradeSim.Server.Journals;

/// <summary>The line before a store's one writer, which commits everything that waits at once.</summary>
/// <remarks>
/// One bad line must not fail the others, so a batch that failed is tried singly; but not where the whole store is gone, which
/// would make each of hundreds wait for it.
/// </remarks>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int MostWaiting = 4096;
    private const int MostAtOnce = 512;

    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(MostWaiting);
    private readonly Func<IReadOnlyList<Pending>, Task> commit;
    private readonly Func<Exception, bool> isGone;
    private readonly Task loop;

    /// <param name="commit">Answers every write of a batch, or throws.</param>
    /// <param name="isGone">Whether a failure says that the store cannot be reached at all.</param>
    public WriteQueue(Func<IReadOnlyList<Pending>, Task> commit, Func<Exception, bool> isGone)
    {
        (this.commit, this.isGone) = (commit, isGone);
        loop = Task.Run(WriteAll);
    }

    /// <summary>Waits for room in the line, then for the outcome.</summary>
    public async Task<bool> Write(Pending pending)
    {
        await waiting.Writer.WriteAsync(pending);
        return await pending.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
    }

    private async Task WriteAll()
    {
        var batch = new List<Pending>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && waiting.Reader.TryRead(out var next)) batch.Add(next);
            await WriteBatch(batch);
            batch.Clear();
        }
    }

    private async Task WriteBatch(List<Pending> batch)
    {
        if (await Try(batch) is not { } failure) return;
        var isLast = isGone(failure);
        foreach (var one in batch.Where(p => !p.Done.Task.IsCompleted))
            if ((isLast ? failure : await Try([one])) is { } own)
                one.Done.TrySetException(own);
    }

    private async Task<Exception?> Try(IReadOnlyList<Pending> batch)
    {
        try
        {
            await commit(batch);
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, the writer must live on, and its asker must hear of it.
            return e;
        }
    }
}
