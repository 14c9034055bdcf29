using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>Folds a replay file again and decides every recorded command again.</summary>
public static class Verification
{
    /// <summary>The first difference in words, or null where the file replays to itself.</summary>
    public static string? FirstDifference(ReplayFile file)
    {
        var scenarioHash = ReplayFile.Hash(Dialect.Write(file.Scenario));
        if (scenarioHash != file.Header.ScenarioHash) return "The scenario is not the one its header names.";
        var office = Journal<Session, SessionCommand, SessionEvent>.Empty;
        var table = Journal<Table, TableCommand, TableEvent>.Empty;
        var first = Check(RoomName.Session, file.Session, ref office) ?? Check(RoomName.Table, file.Table, ref table);
        foreach (var (party, entries) in file.Delegations)
        {
            var delegation = Journal<Delegation, DelegationCommand, DelegationEvent>.Empty;
            first ??= Check(RoomName.Delegation(party), entries, ref delegation);
        }

        return first ?? FirstForeignErrand(file, office.Room, table.Room);
    }

    /// <summary>The rooms must belong together: what the office said to each is what the file records there.</summary>
    private static string? FirstForeignErrand(ReplayFile file, Session office, Table table)
    {
        foreach (var errand in Errands.ForDelegations(office))
            if (!file.Delegations.TryGetValue(errand.Party, out var entries)
                || !Said(entries, errand.CommandId, errand.Command))
                return $"{RoomName.Delegation(errand.Party)}: the office's errand \"{errand.CommandId}\" is not as it was run.";
        foreach (var errand in Errands.ForTable(office))
            if (!Said(file.Table, errand.CommandId, errand.Command))
                return $"{RoomName.Table}: the office's errand \"{errand.CommandId}\" is not as it was run.";
        var concludes = office.Conclusion is { } end ? new SessionCommand.Conclude(end.Agreement, end.LeftBy) : null;
        return concludes is null || concludes.Equals(Errands.OnOutcome(table.Outcome))
            ? null
            : $"{RoomName.Session}: the office concluded otherwise than the table ended.";
    }

    /// <summary>True if the errand stands there as it was run; one that the room refused leaves no entry.</summary>
    private static bool Said<TCommand, TEvent>(
        IEnumerable<Entry<TCommand, TEvent>> entries, string commandId, TCommand command)
    {
        var entry = entries.FirstOrDefault(e => e.CommandId == commandId);
        return entry is null ? commandId != Errands.Open : Dialect.Write(entry.Command) == Dialect.Write(command);
    }

    private static string? Check<TRoom, TCommand, TEvent>(
        string room, IEnumerable<Entry<TCommand, TEvent>> entries, ref Journal<TRoom, TCommand, TEvent> journal)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent>
    {
        foreach (var entry in entries)
        {
            var place = $"{room}, entry {journal.Number + 1}";
            if (entry.Number != journal.Number + 1) return $"{place}: the file has entry {entry.Number} here.";
            if (Weigh(journal, entry) is not { } verdict)
                return $"{place}: the recorded command fits no scenario that the rules could play.";
            switch (verdict)
            {
                case Verdict<TCommand, TEvent>.Refused refused:
                    return $"{place}: the rules refuse the recorded command ({refused.Because.Code}).";
                case Verdict<TCommand, TEvent>.Repeated repeated:
                    return $"{place}: the command was counted before, as entry {repeated.Number}.";
                case Verdict<TCommand, TEvent>.Counts counts
                    when Dialect.Write(counts.Entry) != Dialect.Write(entry):
                    return $"{place}: the rules decide other events than the file records.";
                case Verdict<TCommand, TEvent>.Counts counts:
                    journal = journal.Append(counts.Entry);
                    break;
            }
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
