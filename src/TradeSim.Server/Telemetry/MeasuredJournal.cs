using System.Diagnostics;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Telemetry;

/// <summary>A journal whose appends are counted and timed: all that counts in play passes here.</summary>
internal sealed class MeasuredJournal(IJournal real, Measures measures) : IJournal, IAsyncDisposable
{
    private static readonly string Office = Voice.Office.ToString();

    public async Task<bool> Append(string stream, int expected, JournalLine line, DateTimeOffset? due)
    {
        var started = Stopwatch.GetTimestamp();
        var won = await real.Append(stream, expected, line, due);
        measures.Appended(Stopwatch.GetElapsedTime(started));
        if (!won) return false;
        if (line.Number == 1 && IsIn(stream, RoomName.Session)) measures.SessionOpened();
        if (line.By != Office && IsIn(stream, RoomName.Table)) measures.MoveAccepted();
        return true;
    }

    public Task<IReadOnlyList<JournalLine>> Read(string stream, int after) => real.Read(stream, after);

    public Task Forget(string code) => real.Forget(code);

    public Task<IReadOnlyList<string>> Due(DateTimeOffset now) => real.Due(now);

    public ValueTask DisposeAsync() => ((IAsyncDisposable)real).DisposeAsync();

    private static bool IsIn(string stream, string room) =>
        stream.EndsWith($"/{room}", StringComparison.Ordinal);
}
