using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>Folds a replay file again and decides every recorded command again.</summary>
public static class Verification
{
    /// <summary>The first difference in words, or null where the file replays to itself.</summary>
    public static string? FirstDifference(ReplayFile file) => Walk(file).FirstOrDefault(found => found is not null);

    /// <summary>The same entry by entry: null for each that holds, and in the end the first difference or null.</summary>
    /// <remarks>So that a page can draw itself between two of them.</remarks>
    public static IEnumerable<string?> Walk(ReplayFile file)
    {
        var scenarioHash = ReplayFile.Hash(Dialect.Write(file.Scenario));
        if (scenarioHash != file.Header.ScenarioHash)
        {
            yield return "The scenario is not the one its header names.";
            yield break;
        }

        foreach (var found in Check<Session, SessionCommand, SessionEvent>(RoomName.Session, file.Session)
            .Concat(Check<Table, TableCommand, TableEvent>(RoomName.Table, file.Table))
            .Concat(file.Caucuses.SelectMany(c => Check<Table, TableCommand, TableEvent>(c.Key, c.Value)))
            .Concat(file.Delegations.SelectMany(d =>
                Check<Delegation, DelegationCommand, DelegationEvent>(RoomName.Delegation(d.Key), d.Value))))
            yield return found;
        yield return FirstForeignErrand(file,
            file.Session.SelectMany(e => e.Events).Aggregate(Session.Empty, (room, e) => room.Evolve(e)),
            file.Table.SelectMany(e => e.Events).Aggregate(Table.Empty, (room, e) => room.Evolve(e)));
    }

    /// <summary>The rooms must belong together: what the office said to each is what the file records there.</summary>
    private static string? FirstForeignErrand(ReplayFile file, Session office, Table table)
    {
        foreach (var errand in office.ToTell)
        {
            if (errand is Errands.ToDelegation inside
                && !(file.Delegations.TryGetValue(inside.Party, out var entries)
                    && Said(entries, inside.CommandId, inside.Command)))
                return $"{RoomName.Delegation(inside.Party)}: the office's errand \"{inside.CommandId}\" is not as it was run.";
            if (errand is Errands.ToCaucus atCaucus
                && !(file.Caucuses.TryGetValue(atCaucus.Room, out var said)
                    && Said(said, atCaucus.CommandId, atCaucus.Command)))
                return $"{atCaucus.Room}: the office's errand \"{atCaucus.CommandId}\" is not as it was run.";
            if (errand is Errands.ToTable atTable && !Said(file.Table, atTable.CommandId, atTable.Command))
                return $"{RoomName.Table}: the office's errand \"{atTable.CommandId}\" is not as it was run.";
        }

        return FirstUnheard(file) ?? (office.Conclusion is null || AgreesWith(office.Conclusion, table.Outcome)
            ? null
            : $"{RoomName.Session}: the office concluded otherwise than the table ended.");
    }

    /// <summary>What the office heard inside delegations must stand there.</summary>
    private static string? FirstUnheard(ReplayFile file)
    {
        foreach (var entry in file.Session)
        {
            var (party, stands) = entry.Command switch
            {
                SessionCommand.LayMeasures c => (c.Party, Stands(c.Party, e =>
                    e is DelegationEvent.MeasuresSealed s && s.Week == c.Week && Dialect.Write(s.Measures) == Dialect.Write(c.Measures))),
                SessionCommand.AnswerCall c => (c.Party, Stands(c.Party, e =>
                    e is DelegationEvent.CapitalCalled s && s.Number == c.Call && Dialect.Write(s.Ask) == Dialect.Write(c.Ask))),
                SessionCommand.LayLap c => (c.Party, Stands(c.Party, e =>
                    e is DelegationEvent.LapAnswered s && s.Taken.SequenceEqual(c.Taken))),
                _ => ("", true),
            };
            if (!stands) return $"{RoomName.Session}, entry {entry.Number}: the delegation {party} did not say this.";
        }

        return null;

        bool Stands(string party, Predicate<DelegationEvent> says) =>
            file.Delegations.TryGetValue(party, out var entries)
            && entries.Any(e => e.Events.Any(x => says(x)));
    }

    private static bool AgreesWith(SessionEvent.SessionConcluded end, TalksOutcome? outcome) => outcome switch
    {
        TalksOutcome.Agreed agreed => agreed.Package.Equals(end.Agreement) && end.LeftBy is null,
        TalksOutcome.Failed failed => end.Agreement is null && end.LeftBy == failed.LeftBy,
        _ => false,
    };

    /// <summary>True if the errand stands there as it was run; one that the room refused leaves no entry.</summary>
    private static bool Said<TCommand, TEvent>(
        IEnumerable<Entry<TCommand, TEvent>> entries, string commandId, TCommand command)
    {
        var entry = entries.FirstOrDefault(e => e.CommandId == commandId);
        return entry is null ? commandId != Errands.Open : Dialect.Write(entry.Command) == Dialect.Write(command);
    }

    private static IEnumerable<string?> Check<TRoom, TCommand, TEvent>(
        string room, IEnumerable<Entry<TCommand, TEvent>> entries)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent>
    {
        var journal = Journal<TRoom, TCommand, TEvent>.Empty;
        foreach (var entry in entries)
        {
            var found = Compare($"{room}, entry {journal.Number + 1}", journal, entry, out var next);
            yield return found;
            if (found is not null) yield break;
            journal = next;
        }
    }

    private static string? Compare<TRoom, TCommand, TEvent>(
        string place, Journal<TRoom, TCommand, TEvent> journal, Entry<TCommand, TEvent> entry,
        out Journal<TRoom, TCommand, TEvent> next)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent>
    {
        next = journal;
        if (entry.Number != journal.Number + 1) return $"{place}: the file has entry {entry.Number} here.";
        switch (Weigh(journal, entry))
        {
            case null: return $"{place}: the recorded command fits no scenario that the rules could play.";
            case Verdict<TCommand, TEvent>.Refused refused:
                return $"{place}: the rules refuse the recorded command ({refused.Because.Code}).";
            case Verdict<TCommand, TEvent>.Repeated repeated:
                return $"{place}: the command was counted before, as entry {repeated.Number}.";
            case Verdict<TCommand, TEvent>.Counts counts when Dialect.Write(counts.Entry) != Dialect.Write(entry):
                return $"{place}: the rules decide other events than the file records.";
            case Verdict<TCommand, TEvent>.Counts counts:
                next = journal.Append(counts.Entry);
                break;
        }

        return null;
    }

    /// <summary>The rules trust their scenario, and a stranger's file may hold one that no reader ever checked.</summary>
    private static Verdict<TCommand, TEvent>? Weigh<TRoom, TCommand, TEvent>(
        Journal<TRoom, TCommand, TEvent> journal, Entry<TCommand, TEvent> entry)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent>
    {
        try
        {
            var verdict = journal.Weigh(entry.By, entry.CommandId, entry.Command, entry.At);
            if (verdict is Verdict<TCommand, TEvent>.Counts counts) journal.Append(counts.Entry);
            return verdict;
        }
        catch (Exception e) when (
            e is ArgumentException or ArithmeticException or IndexOutOfRangeException or InvalidOperationException)
        {
            return null;
        }
    }
}
