using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli;

/// <summary>One entry of a room as a person reads it; the talk time is the table's.</summary>
internal sealed record TranscriptLine(
    string Room, int Number, string At, string By, string TalkTime, string Text, JsonNode? Events);

/// <summary>The rooms of a replay file put into one order, and cut to what one viewer heard.</summary>
internal sealed class Transcript(ReplayFile file)
{
    /// <summary>The viewer who sees every room.</summary>
    public const string Facilitator = "facilitator";

    /// <summary>What this viewer had heard when the table's entry of this number was written; null:
    /// all.</summary>
    public IEnumerable<TranscriptLine> SeenBy(string viewer, int? at)
    {
        var agenda = (file.Table[0].Events[0] as TableEvent.TableOpened)!.Agenda;
        if (viewer != Facilitator && agenda.Party(viewer) is null)
            throw new UnusableException($"--as {viewer}: there is no such viewer; use {Facilitator}, "
                + $"{string.Join(" or ", agenda.Parties.Select(p => p.Id))}.");
        if (at is < 1 || at > file.Table.Length)
            throw new UnusableException($"--at {at}: the table has the entries 1 to {file.Table.Length}.");
        var table = file.Table.Take(at ?? int.MaxValue).ToArray();
        var until = at is null ? DateTimeOffset.MaxValue : table[^1].At;
        var others = new List<(TranscriptLine Line, DateTimeOffset At, int After)>();
        if (viewer == Facilitator)
            others.AddRange(file.Session.Where(e => e.At <= until).Select(e => (Line(e), e.At, Cause(e))));
        foreach (var (party, entries) in file.Delegations)
            if (viewer == Facilitator || viewer == party)
                others.AddRange(InTheirRound(entries).Where(x => x.Entry.At <= until)
                    .Select(x => (Line(party, x.Entry, x.Agenda), x.Entry.At, Cause(x.Entry))));
        foreach (var (room, entries) in file.Caucuses)
            if (viewer == Facilitator || IsIn(entries, viewer))
                others.AddRange(CaucusLines(room, entries).Where(x => x.At <= until).Select(x => (x.Line, x.At, 0)));
        return Merge(table, others.FindAll(o => o.After <= table.Length));
    }

    private static bool IsIn(IEnumerable<Entry<TableCommand, TableEvent>> caucus, string party) =>
        caucus.SelectMany(e => e.Events).OfType<TableEvent.TableOpened>().Any(e => e.Agenda.Party(party) is not null);

    /// <summary>A delegation's entries, each with the agenda of its round.</summary>
    private IEnumerable<(Entry<DelegationCommand, DelegationEvent> Entry, Scenarios.Agenda Agenda)> InTheirRound(
        IEnumerable<Entry<DelegationCommand, DelegationEvent>> entries)
    {
        var later = new Queue<Scenarios.Agenda>(file.Table.SelectMany(e => e.Events)
            .OfType<TableEvent.RoundOpened>().Select(e => e.Agenda));
        var agenda = (file.Table[0].Events[0] as TableEvent.TableOpened)!.Agenda;
        foreach (var entry in entries)
        {
            if (entry.Command is DelegationCommand.TakeBrief && later.TryDequeue(out var next)) agenda = next;
            yield return (entry, agenda);
        }
    }

    private static IEnumerable<TranscriptLine> Merge(
        Entry<TableCommand, TableEvent>[] table,
        List<(TranscriptLine Line, DateTimeOffset At, int After)> others)
    {
        var room = Table.Empty;
        var waiting = others;
        foreach (var entry in table)
        {
            var talkTime = Minutes.TalkTime(room);
            foreach (var (line, _, _) in waiting.Where(IsDue)) yield return line with { TalkTime = talkTime };
            waiting = waiting.FindAll(o => !IsDue(o));
            var text = new List<string>();
            foreach (var e in entry.Events)
            {
                text.AddRange(Minutes.Of(e, room));
                room = room.Evolve(e);
            }

            yield return new(RoomName.Table, entry.Number, Stamp(entry.At), entry.By.ToString(),
                Minutes.TalkTime(room),
                string.Join("\n", text), Json(entry.Events));

            bool IsDue((TranscriptLine Line, DateTimeOffset At, int After) o) =>
                o.At <= entry.At && o.After < entry.Number;
        }

        foreach (var (line, _, _) in waiting) yield return line with { TalkTime = Minutes.TalkTime(room) };
    }

    /// <summary>The table's entry that an entry of the office comes after: the last one for the
    /// results.</summary>
    private int Cause(Entry<SessionCommand, SessionEvent> entry) =>
        entry.Command is SessionCommand.Conclude ? file.Table.Length : 0;

    /// <summary>The table's entry that a negotiator's reason answers; times alone may be equal.</summary>
    private static int Cause(Entry<DelegationCommand, DelegationEvent> entry) =>
        entry.Command is DelegationCommand.NoteReason reason ? reason.Heard : 0;

    private static TranscriptLine Line(Entry<SessionCommand, SessionEvent> e) => new(
        RoomName.Session, e.Number, Stamp(e.At), e.By.ToString(), "",
        string.Join("\n", e.Events.Select(Minutes.Of)), Json(e.Events));

    private static IEnumerable<(TranscriptLine Line, DateTimeOffset At)> CaucusLines(
        string room, IEnumerable<Entry<TableCommand, TableEvent>> entries)
    {
        var caucus = Table.Empty;
        foreach (var entry in entries)
        {
            var text = new List<string>();
            foreach (var e in entry.Events)
            {
                text.AddRange(Minutes.Of(e, caucus));
                caucus = caucus.Evolve(e);
            }

            yield return (new(room, entry.Number, Stamp(entry.At), entry.By.ToString(), "",
                string.Join("\n", text), Json(entry.Events)), entry.At);
        }
    }

    private static TranscriptLine Line(
        string party, Entry<DelegationCommand, DelegationEvent> e, Scenarios.Agenda agenda) => new(
        RoomName.Delegation(party), e.Number, Stamp(e.At), e.By.ToString(), "",
        string.Join("\n", e.Events.Select(d => Minutes.Of(d, agenda))), Json(e.Events));

    private static JsonNode? Json<TEvent>(ImmutableArray<TEvent> events) =>
        JsonNode.Parse(Dialect.Write(events));

    private static string Stamp(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
