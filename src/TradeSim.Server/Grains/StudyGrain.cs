using System.Text.Json;
using TradeSim.Server.Journals;

namespace TradeSim.Server.Grains;

/// <summary>A study that somebody left for whoever has its link. It is written once and never changed.</summary>
internal interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>Keeps the study's file; the first one stays.</summary>
    Task<bool> Keep(string text);

    /// <summary>The study's file; null where there is none.</summary>
    Task<string?> Read();
}

/// <summary>One study: a stream of one line, whose event is the whole file.</summary>
internal sealed class StudyGrain(RoomServices services) : Grain, IStudyGrain
{
    private string? kept;

    private string Stream => $"{this.GetPrimaryKeyString()}/study";

    public override async Task OnActivateAsync(CancellationToken cancellation)
    {
        var lines = await services.Journal.Read(Stream, 0);
        _ = Seal.After(Stream, lines);
        if (lines.FirstOrDefault() is { } line) kept = JsonSerializer.Deserialize<string>(line.Events);
    }

    public async Task<bool> Keep(string text)
    {
        if (kept is not null) return false;
        var line = new JournalLine(1, "keep", "office", services.Time.GetUtcNow(), "{}", JsonSerializer.Serialize(text));
        try
        {
            if (!await services.Journal.Append(Stream, 0, Seal.On(line, Stream), null)) throw new StaleRoomException();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        kept = text;
        return true;
    }

    public Task<string?> Read() => Task.FromResult(kept);
}
