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
        if ((await services.Journal.Read(Stream, 0)).FirstOrDefault() is not { } line) return;
        _ = Seal.Check(Seal.Of(Stream), line);
        kept = JsonSerializer.Deserialize<string>(line.Events);
    }

    public async Task<bool> Keep(string text)
    {
        if (kept is not null) return false;
        var line = new JournalLine(1, "keep", "office", services.Time.GetUtcNow(), "{}", JsonSerializer.Serialize(text));
        line = line with { Seal = Seal.Next(Seal.Of(Stream), line) };
        try
        {
            if (!await services.Journal.Append(Stream, 0, line, null)) throw new StaleRoomException();
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
