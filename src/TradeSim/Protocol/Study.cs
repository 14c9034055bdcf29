using System.Collections.Immutable;
using System.Text.Json;

namespace TradeSim.Protocol;

/// <summary>A study: chosen moments of one recorded session, each with a text, to be read or presented in order.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="IsHistory">True where the session retells what happened; its moves are then a reconstruction.</param>
public sealed record Study(
    string Title, string By, string Summary, bool IsHistory, ImmutableArray<StudyNote> Notes);

/// <summary>One moment of a study.</summary>
/// <param name="Entry">The entry of the table's journal at which it stands.</param>
/// <param name="As">The party through whose eyes it is shown; null for all of them.</param>
/// <param name="Text">Markdown, shown without HTML.</param>
/// <param name="Confidence">How well it is known: "high", "medium" or "low"; null where the text claims nothing of history.</param>
public sealed record StudyNote(
    int Entry, string? As, string Heading, string Text, string? Confidence, ImmutableArray<StudySource> Sources);

/// <summary>Where a note's facts come from.</summary>
/// <param name="Address">A web address; null where there is none.</param>
public sealed record StudySource(string Name, string? Address);

/// <summary>The first line of a study file: what it is, who wrote it, and the checksum of all other lines.</summary>
public sealed record StudyHeader(string Format, int Version, string WrittenBy, string Checksum);

/// <summary>One study with its replay in one text: a header line, the study, and the replay file whole.</summary>
/// <param name="Replay">The text of the replay file.</param>
public sealed record StudyFile(StudyHeader Header, Study Study, string Replay)
{
    /// <summary>What every study file says it is.</summary>
    public const string FormatName = "tradesim-study";

    /// <summary>The version of the format.</summary>
    public const int FormatVersion = 1;

    /// <summary>The most moments a study may have.</summary>
    public const int MostNotes = 200;

    /// <summary>The most characters of a note's text.</summary>
    public const int MostText = 4000;

    /// <summary>The most characters of a title, a heading or a name.</summary>
    public const int MostTitle = 160;

    /// <summary>True if a text says that it is a study, whole or not.</summary>
    public static bool IsOne(string text) => text.AsSpan(0, Math.Min(text.Length, 200)).Contains(FormatName, StringComparison.Ordinal);

    /// <summary>Writes a study and its replay.</summary>
    public static string Write(string writtenBy, Study study, string replay)
    {
        var body = Dialect.Write(study) + "\n" + replay;
        return Dialect.Write(new StudyHeader(FormatName, FormatVersion, writtenBy, ReplayFile.Hash(body))) + "\n" + body;
    }

    /// <summary>Reads a file whole; what is damaged, foreign or oversized is refused with the reason.</summary>
    /// <remarks>The replay in it is not read here: it is as foreign as the rest, and has a reader of its own.</remarks>
    /// <exception cref="ReplayException">The reason.</exception>
    public static StudyFile Read(string text)
    {
        if (text.Length > ReplayFile.MostCharacters)
            throw new ReplayException($"The file is larger than {ReplayFile.MostCharacters / 1024 / 1024} MiB.");
        var first = text.IndexOf('\n');
        var second = first < 0 ? -1 : text.IndexOf('\n', first + 1);
        if (second < 0) throw new ReplayException("This is not a study: its first two lines are missing.");
        var header = Line<StudyHeader>(text[..first], "its header line cannot be read");
        if (header.Format != FormatName) throw new ReplayException("This is not a study.");
        if (header.Version != FormatVersion)
            throw new ReplayException($"The study has format {header.Version}, written by {header.WrittenBy}; this program reads "
                + $"format {FormatVersion}. Use {(header.Version > FormatVersion ? "a newer" : "that")} program.");
        if (ReplayFile.Hash(text[(first + 1)..]) != header.Checksum)
            throw new ReplayException($"The study is damaged: its checksum does not match. It was written by {header.WrittenBy}.");
        var study = Line<Study>(text[(first + 1)..second], "its notes cannot be read");
        if (Fault(study) is { } fault) throw new ReplayException(fault);
        return new(header, study, text[(second + 1)..]);
    }

    /// <summary>What is wrong with a study's own texts, in one sentence; null where nothing is.</summary>
    public static string? Fault(Study study)
    {
        if (IsOff(study.Title, MostTitle) || IsOff(study.By, MostTitle) || study.Summary.Length > MostText)
            return $"A study has a title and an author of 1 to {MostTitle} characters, and a summary of at most {MostText}.";
        if (study.Notes.Length is 0 or > MostNotes) return $"A study has 1 to {MostNotes} moments.";
        foreach (var (note, i) in study.Notes.Select((n, i) => (n, i)))
            if (note.Entry < 1 || IsOff(note.Heading, MostTitle) || note.Text.Length > MostText || note.Sources.Length > MostSources
                || note.Sources.Any(s => IsOff(s.Name, MostText) || !IsAddress(s.Address)))
                return $"Moment {i + 1} of the study: a heading has 1 to {MostTitle} characters, a text at most {MostText}, and a source "
                    + "a name and, if it has one, a web address that begins with https://.";
        return null;
    }

    private const int MostSources = 20;

    private static bool IsOff(string text, int most) => string.IsNullOrWhiteSpace(text) || text.Length > most;

    private static bool IsAddress(string? address) => address is null
        || (address.Length <= MostText && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");

    private static T Line<T>(string line, string because)
    {
        try
        {
            return Dialect.Read<T>(line);
        }
        catch (JsonException)
        {
            throw new ReplayException($"This is not a study: {because}.");
        }
    }
}
