using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>The first line of a replay file: who wrote it, of which scenario, and the checksum of all other lines.</summary>
public sealed record ReplayHeader(
    string Format, int Version, string WrittenBy, string Scenario, string ScenarioHash, int Entries, string Checksum);

/// <summary>The journals of all rooms of one ended session: one JSON line an entry, after a header line.</summary>
public sealed record ReplayFile(
    ReplayHeader Header,
    ImmutableArray<Entry<SessionCommand, SessionEvent>> Session,
    ImmutableArray<Entry<TableCommand, TableEvent>> Table,
    ImmutableSortedDictionary<string, ImmutableArray<Entry<TableCommand, TableEvent>>> Caucuses,
    ImmutableSortedDictionary<string, ImmutableArray<Entry<DelegationCommand, DelegationEvent>>> Delegations)
{
    /// <summary>What every replay file says it is.</summary>
    public const string FormatName = "tradesim-replay";

    /// <summary>The version of the format, raised whenever an older program could not read the file.</summary>
    public const int FormatVersion = 4;

    /// <summary>The oldest version that is still read; <see cref="Upcasts"/> says what it meant.</summary>
    public const int OldestVersion = 3;

    /// <summary>The most characters a file may have.</summary>
    public const int MostCharacters = 32 * 1024 * 1024;

    /// <summary>The scenario that was played.</summary>
    public Scenario Scenario =>
        Session[0].Command is SessionCommand.OpenSession open
            ? open.Setup.Scenario
            : throw new ReplayException("The office's first entry does not open a session.");

    /// <summary>Writes the rooms of a session that was played in memory.</summary>
    public static string Write(string writtenBy, RoomSet rooms) => Write(
        writtenBy, rooms.Session.Entries, rooms.Table.Entries,
        rooms.Caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.Entries.AsEnumerable())),
        rooms.Delegations.Select(d => KeyValuePair.Create(d.Key, d.Value.Entries.AsEnumerable())));

    /// <summary>Writes all rooms of an ended session.</summary>
    public static string Write(
        string writtenBy,
        IEnumerable<Entry<SessionCommand, SessionEvent>> session,
        IEnumerable<Entry<TableCommand, TableEvent>> table,
        IEnumerable<KeyValuePair<string, IEnumerable<Entry<TableCommand, TableEvent>>>> caucuses,
        IEnumerable<KeyValuePair<string, IEnumerable<Entry<DelegationCommand, DelegationEvent>>>> delegations)
    {
        var entries = session.ToArray();
        var lines = entries.Select(e => Line(RoomName.Session, Dialect.Write(e)))
            .Concat(table.Select(e => Line(RoomName.Table, Dialect.Write(e))))
            .Concat(caucuses.OrderBy(c => c.Key, StringComparer.Ordinal)
                .SelectMany(c => c.Value.Select(e => Line(c.Key, Dialect.Write(e)))))
            .Concat(delegations.OrderBy(d => d.Key, StringComparer.Ordinal)
                .SelectMany(d => d.Value.Select(e => Line(RoomName.Delegation(d.Key), Dialect.Write(e)))))
            .ToArray();
        var scenario = ((SessionCommand.OpenSession)entries[0].Command).Setup.Scenario;
        var body = string.Concat(lines.Select(l => l + "\n"));
        var header = new ReplayHeader(FormatName, FormatVersion, writtenBy, scenario.Id,
            Hash(Dialect.Write(scenario)), lines.Length, Hash(body));
        return Dialect.Write(header) + "\n" + body;
    }

    /// <summary>Reads a file whole; a file that is damaged, foreign or of a later version is refused with the reason.</summary>
    public static ReplayFile Read(string text)
    {
        if (text.Length > MostCharacters)
            throw new ReplayException($"The file is larger than {MostCharacters / 1024 / 1024} MiB.");
        var end = text.IndexOf('\n');
        if (end < 0) throw new ReplayException("This is not a replay file: it has no header line.");
        var header = ReadHeader(text[..end]);
        var body = text[(end + 1)..];
        if (Hash(body) != header.Checksum)
            throw new ReplayException(
                $"The file is damaged: its checksum does not match. It was written by {header.WrittenBy}.");
        var lines = body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != header.Entries)
            throw new ReplayException($"The file has {lines.Length} entries and says it has {header.Entries}.");
        return Collect(header, lines);
    }

    private static ReplayFile Collect(ReplayHeader header, string[] lines)
    {
        var session = ImmutableArray.CreateBuilder<Entry<SessionCommand, SessionEvent>>();
        var table = ImmutableArray.CreateBuilder<Entry<TableCommand, TableEvent>>();
        var caucuses = new SortedDictionary<string, List<Entry<TableCommand, TableEvent>>>();
        var delegations = new SortedDictionary<string, List<Entry<DelegationCommand, DelegationEvent>>>();
        for (var i = 0; i < lines.Length; i++)
        {
            var tab = lines[i].IndexOf('\t');
            if (tab < 0) throw new ReplayException($"Line {i + 2}: no room is named.");
            var (room, json) = (lines[i][..tab], lines[i][(tab + 1)..]);
            try
            {
                if (room == RoomName.Session)
                    session.Add(ReadEntry<SessionCommand, SessionEvent>(header.Version < FormatVersion ? Upcasts.OfOffice(json) : json));
                else if (room == RoomName.Table) table.Add(ReadEntry<TableCommand, TableEvent>(json));
                else if (Caucus.IsName(room)) Of(caucuses, room).Add(ReadEntry<TableCommand, TableEvent>(json));
                else if (RoomName.PartyOf(room) is { } party)
                    Of(delegations, party).Add(ReadEntry<DelegationCommand, DelegationEvent>(json));
                else throw new ReplayException($"Line {i + 2}: there is no room \"{room}\".");
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                throw new ReplayException($"Line {i + 2}: this entry cannot be read.");
            }
        }

        if (session.Count == 0 || table.Count == 0)
            throw new ReplayException("The file holds no session: the office's or the table's journal is missing.");
        return new(header, session.ToImmutable(), table.ToImmutable(),
            caucuses.ToImmutableSortedDictionary(c => c.Key, c => c.Value.ToImmutableArray()),
            delegations.ToImmutableSortedDictionary(d => d.Key, d => d.Value.ToImmutableArray()));

        static List<T> Of<T>(SortedDictionary<string, List<T>> rooms, string room) =>
            rooms.TryGetValue(room, out var list) ? list : rooms[room] = [];
    }

    private static Entry<TCommand, TEvent> ReadEntry<TCommand, TEvent>(string json)
    {
        var entry = Dialect.Read<Entry<TCommand, TEvent>>(json);
        // The serializer does not check members of a type parameter's type against null.
        return entry.Command is null ? throw new JsonException("An entry has no command.") : entry;
    }

    private static ReplayHeader ReadHeader(string line)
    {
        try
        {
            var header = Dialect.Read<ReplayHeader>(line);
            if (header.Format != FormatName) throw new ReplayException("This is not a replay file.");
            if (header.Version is < OldestVersion or > FormatVersion)
                throw new ReplayException($"The file has format {header.Version}, written by {header.WrittenBy}; this program "
                    + $"reads formats {OldestVersion} to {FormatVersion}. "
                    + $"Use {(header.Version > FormatVersion ? "a newer" : "that")} program.");
            return header;
        }
        catch (JsonException)
        {
            throw new ReplayException("This is not a replay file: its header line cannot be read.");
        }
    }

    private static string Line(string room, string json) => room + "\t" + json;

    /// <summary>A short checksum of a text.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}

/// <summary>A replay file cannot be read, for the reason its message tells a person.</summary>
public sealed class ReplayException(string because) : Exception(because);
