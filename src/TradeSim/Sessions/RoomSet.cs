using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Tables;
using DelegationJournal = TradeSim.Rooms.Journal<
    TradeSim.Delegations.Delegation, TradeSim.Delegations.DelegationCommand, TradeSim.Delegations.DelegationEvent>;
using SessionJournal = TradeSim.Rooms.Journal<
    TradeSim.Sessions.Session, TradeSim.Sessions.SessionCommand, TradeSim.Sessions.SessionEvent>;
using TableJournal = TradeSim.Rooms.Journal<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Sessions;

/// <summary>All rooms of one session in memory, with the same errands between them as the server runs.</summary>
/// <remarks>The command line and the property tests play in it; the server keeps each room in a grain instead.</remarks>
public sealed class RoomSet
{
    private readonly Dictionary<string, DelegationJournal> delegations = [];

    /// <summary>The office's journal.</summary>
    public SessionJournal Session { get; private set; } = SessionJournal.Empty;

    /// <summary>The table's journal.</summary>
    public TableJournal Table { get; private set; } = TableJournal.Empty;

    /// <summary>Every delegation's journal by party id.</summary>
    public IReadOnlyDictionary<string, DelegationJournal> Delegations => delegations;

    /// <summary>Says something to the office, and runs the errands that follow.</summary>
    public Refusal? Tell(string commandId, SessionCommand command, DateTimeOffset now)
    {
        var refusal = Write(Session.Weigh(Voice.Office, commandId, command, now), e => Session = Session.Append(e));
        if (refusal is not null) return refusal;
        foreach (var errand in Errands.ForDelegations(Session.Room))
            Tell(Voice.Office, errand.Party, errand.CommandId, errand.Command, now);
        foreach (var errand in Errands.ForTable(Session.Room))
            ToTable(Voice.Office, errand.CommandId, errand.Command, now);
        return null;
    }

    /// <summary>Says something inside a delegation.</summary>
    public Refusal? Tell(
        Voice by, string party, string commandId, DelegationCommand command, DateTimeOffset now)
    {
        var journal = delegations.GetValueOrDefault(party, DelegationJournal.Empty);
        return Write(journal.Weigh(by, commandId, command, now), e => delegations[party] = journal.Append(e));
    }

    /// <summary>Says something at the table through the speaker's own delegation, which may object in private.</summary>
    public Refusal? Tell(Voice by, string commandId, TableCommand command, DateTimeOffset now)
    {
        if (by.IsOffice) return ToTable(by, commandId, command, now);
        var own = delegations.GetValueOrDefault(by.Party, DelegationJournal.Empty).Room;
        return own.Objection(by, command, Table.Room) ?? ToTable(by, commandId, command, now);
    }

    private Refusal? ToTable(Voice by, string commandId, TableCommand command, DateTimeOffset now)
    {
        var refusal = Write(Table.Weigh(by, commandId, command, now), e => Table = Table.Append(e));
        if (refusal is null && Session.Room.Conclusion is null
            && Errands.OnOutcome(Table.Room.Outcome) is { } conclude)
            Tell("conclude", conclude, now);
        return refusal;
    }

    private static Refusal? Write<TCommand, TEvent>(
        Verdict<TCommand, TEvent> verdict, Action<Entry<TCommand, TEvent>> append)
    {
        if (verdict is Verdict<TCommand, TEvent>.Counts counts) append(counts.Entry);
        return (verdict as Verdict<TCommand, TEvent>.Refused)?.Because;
    }
}
