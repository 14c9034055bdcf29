using TradeSim.Rooms;
using TradeSim.Sessions;

namespace TradeSim.Protocol;

/// <summary>Folds a replay file again and decides every recorded command again.</summary>
public static class Verification
{
    /// <summary>The first difference in words, or null where the file replays to itself.</summary>
    public static string? FirstDifference(ReplayFile file)
    {
        var scenarioHash = ReplayFile.Hash(Dialect.Write(file.Scenario));
        if (scenarioHash != file.Header.ScenarioHash) return "The scenario is not the one its header names.";
        var first = Check(RoomName.Session, file.Session, Journal<Session, SessionCommand, SessionEvent>.Empty)
            ?? Check(RoomName.Table, file.Table, Journal<Tables.Table, Tables.TableCommand, Tables.TableEvent>.Empty);
        foreach (var (party, entries) in file.Delegations)
            first ??= Check(RoomName.Delegation(party), entries, Journal<Delegations.Delegation,
                Delegations.DelegationCommand, Delegations.DelegationEvent>.Empty);
        return first;
    }

    private static string? Check<TRoom, TCommand, TEvent>(
        string room, IEnumerable<Entry<TCommand, TEvent>> entries, Journal<TRoom, TCommand, TEvent> journal)
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
