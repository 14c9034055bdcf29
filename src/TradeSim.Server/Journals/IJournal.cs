namespace TradeSim.Server.Journals;

/// <summary>The written journals of all rooms. What was appended is on disk before the append answers.</summary>
public interface IJournal
{
    /// <summary>Writes the next line of a stream if its newest line still is <paramref name="expected"/>.</summary>
    /// <param name="due">When the room wants to be woken; null for not at all.</param>
    /// <returns>False where somebody else wrote first: the caller's memory is stale and must be dropped.</returns>
    /// <remarks>An exception is an unknown outcome: the line may or may not be there.</remarks>
    Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due);

    /// <summary>The lines of a stream after a number, in order.</summary>
    /// <exception cref="DamagedJournalException">A line is missing.</exception>
    Task<IReadOnlyList<JournalLine>> Read(string stream, int after);

    /// <summary>Erases every stream of a class and of its sessions, so that nothing of it can be written ever again.</summary>
    /// <param name="code">What the ids of its streams begin with, up to a slash or a dash.</param>
    Task Forget(string code);

    /// <summary>The streams that wanted to be woken by now.</summary>
    Task<IReadOnlyList<string>> Due(DateTimeOffset now);
}

/// <summary>One stored line: an accepted command and its events, in the dialect.</summary>
/// <param name="Seal">By which a change is noticed (<see cref="Journals.Seal"/>); null in what older programs wrote.</param>
public sealed record JournalLine(
    int Number, string CommandId, string By, DateTimeOffset At, string Command, string Events, string? Seal = null);
