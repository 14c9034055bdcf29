namespace TradeSim.Server.Journals;

/// <summary>One write that waits for its store.</summary>
/// <param name="Line">Null where the streams of a class, whose code is in <paramref name="Stream"/>, are erased.</param>
internal sealed record Pending(string Stream, int Expected, JournalLine? Line, DateTimeOffset? Due)
{
    public TaskCompletionSource<bool> Done { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the id of a stream begins with: the code of its class, or of its session.</summary>
    public string Code => Stream.Split('/', '-')[0];
}
