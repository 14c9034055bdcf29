using TradeSim.Protocol;

namespace TradeSim.Client.Replays;

/// <summary>A replay that was opened, or why it could not be.</summary>
/// <param name="Viewer">The party whose seat this browser held; null for a file.</param>
/// <param name="Code">"sealed" while the talks run; otherwise a stable word for the reason.</param>
/// <param name="Study">The notes that came with it; null where none did.</param>
public sealed record Opened(ReplayModel? Model, string? Viewer, string? Code, string? Because, Study? Study = null);

/// <summary>Opens replays of sessions and files, and keeps the last one between debrief and replay.</summary>
public sealed class ReplayLibrary(Door door, Seats seats, ReplayShelf shelf)
{
    private (string Session, Opened Opened)? session;
    private (string Text, Opened Opened)? file;
    private (string Id, string Text)? study;

    /// <summary>The replay of a session of this browser's; the shelf's file where none is named.</summary>
    public Task<Opened> Open(string? id) => id is null ? Task.FromResult(OpenFile()) : OpenSession(id);

    /// <summary>Puts a file on the shelf and opens it.</summary>
    public Opened Import(string text)
    {
        shelf.Text = text;
        return OpenFile();
    }

    /// <summary>Opens a study that the server keeps; it then lies on the shelf like a file.</summary>
    public async Task<Opened> OpenStudy(string id)
    {
        if (study is { } known && known.Id == id && ReferenceEquals(shelf.Text, known.Text)) return OpenFile();
        var reply = await door.Study(id);
        if (reply.Value is not { } text) return new(null, null, reply.Refusal!.Code, reply.Refusal.Because);
        study = (id, text);
        return Import(text);
    }

    private Opened OpenFile()
    {
        if (shelf.Text is not { } text) return new(null, null, "no-file", "No replay file was opened yet.");
        if (file is { } known && ReferenceEquals(known.Text, text)) return known.Opened;
        var opened = Read(text, null);
        file = (text, opened);
        return opened;
    }

    private async Task<Opened> OpenSession(string id)
    {
        if (session is { } known && known.Session == id) return known.Opened;
        if (await seats.In(id) is not { } seat)
            return new(null, null, "no-seat",
                "This browser holds no seat in this session. Open it where it was played, "
                + "or open a saved replay file.");
        var reply = await door.Replay(seat.Ticket);
        if (reply.Value is not { } text)
            return new(null, seat.Ticket.Party, reply.Refusal!.Code, reply.Refusal.Because);
        var opened = Read(text, seat.Ticket.Party);
        session = (id, opened);
        return opened;
    }

    private static Opened Read(string text, string? viewer)
    {
        try
        {
            if (!StudyFile.IsOne(text)) return new(ReplayModel.Read(text), viewer, null, null);
            var noted = StudyFile.Read(text);
            var model = ReplayModel.Read(noted.Replay);
            return noted.Study.Notes.All(n => n.Entry <= model.File.Table.Length && (n.As is null || model.Agenda.Party(n.As) is not null))
                ? new(model, viewer, null, null, noted.Study)
                : throw new ReplayException("The study's notes stand at moments that its replay does not have.");
        }
        catch (ReplayException e)
        {
            return new(null, viewer, "bad-file", e.Message);
        }
    }
}
