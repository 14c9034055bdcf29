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
    private readonly SortedDictionary<string, DelegationJournal> delegations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TableJournal> caucuses = new(StringComparer.Ordinal);
    private int told;

    /// <summary>The office's journal.</summary>
    public SessionJournal Session { get; private set; } = SessionJournal.Empty;

    /// <summary>The table's journal.</summary>
    public TableJournal Table { get; private set; } = TableJournal.Empty;

    /// <summary>Every caucus's journal by room name.</summary>
    public IReadOnlyDictionary<string, TableJournal> Caucuses => caucuses;

    /// <summary>Every delegation's journal by party id.</summary>
    public IReadOnlyDictionary<string, DelegationJournal> Delegations => delegations;

    /// <summary>The rooms as these journals left them; what the office has told is told again, which changes nothing.</summary>
    public static RoomSet Of(
        SessionJournal session, TableJournal table, IEnumerable<KeyValuePair<string, TableJournal>> caucuses,
        IEnumerable<KeyValuePair<string, DelegationJournal>> delegations)
    {
        var rooms = new RoomSet { Session = session, Table = table };
        foreach (var (room, journal) in caucuses) rooms.caucuses[room] = journal;
        foreach (var (party, journal) in delegations) rooms.delegations[party] = journal;
        return rooms;
    }

    /// <summary>The same rooms once more, to go on in another way.</summary>
    public RoomSet Copy()
    {
        var copy = Of(Session, Table, caucuses, delegations);
        copy.told = told;
        return copy;
    }

    /// <summary>Says something to the office, and runs the errands that follow.</summary>
    public Refusal? Tell(string commandId, SessionCommand command, DateTimeOffset now)
    {
        var refusal = ToOffice(commandId, command, now);
        if (refusal is null) Settle(now);
        return refusal;
    }

    /// <summary>Says something inside a delegation; where it has a public half, that is said at the table first.</summary>
    public Refusal? Tell(
        Voice by, string party, string commandId, DelegationCommand command, DateTimeOffset now)
    {
        var journal = Of(party);
        var verdict = journal.Weigh(by, commandId, command, now);
        if (verdict is Verdict<DelegationCommand, DelegationEvent>.Refused refused) return refused.Because;
        if (verdict is not Verdict<DelegationCommand, DelegationEvent>.Counts) return null;
        if (!by.IsOffice && journal.Room.Objection(by, command, Table.Room) is { } objection) return objection;
        if (Delegation.PublicHalf(command) is { } half && ToTable(by, Delegation.PublicId(commandId), half, now) is { } refusal) return refusal;
        Write(verdict, e => delegations[party] = Of(party).Append(e));
        Settle(now);
        return null;
    }

    /// <summary>Says something at the table through the speaker's own delegation, which may object in private.</summary>
    public Refusal? Tell(Voice by, string commandId, TableCommand command, DateTimeOffset now)
    {
        var objection = by.IsOffice ? null : Of(by.Party).Room.Objection(by, command, Table.Room);
        if (objection is not null) return objection;
        var refusal = ToTable(by, commandId, command, now);
        if (refusal is null) Settle(now);
        return refusal;
    }

    /// <summary>Says something in a caucus.</summary>
    public Refusal? Tell(Voice by, string caucus, string commandId, TableCommand command, DateTimeOffset now) =>
        Of(by.Party).Room.Objection(by, command, Table.Room) ?? ToCaucus(by, caucus, commandId, command, now);

    /// <summary>Lets the office hear every room and runs its errands, until nothing is left to say.</summary>
    private void Settle(DateTimeOffset now)
    {
        do
        {
            for (; told < Session.Room.ToTell.Count; told++)
            {
                if (Session.Room.ToTell[told] is Errands.ToTable atTable)
                    ToTable(Voice.Office, atTable.CommandId, atTable.Command, now);
                else if (Session.Room.ToTell[told] is Errands.ToCaucus atCaucus)
                    ToCaucus(Voice.Office, atCaucus.Room, atCaucus.CommandId, atCaucus.Command, now);
                else if (Session.Room.ToTell[told] is Errands.ToDelegation inside)
                    Write(Of(inside.Party).Weigh(Voice.Office, inside.CommandId, inside.Command, now),
                        e => delegations[inside.Party] = Of(inside.Party).Append(e));
            }
        }
        while (Errands.Heard(Session.Room, Table.Room, delegations.Values.Select(d => d.Room)) is { } heard
            && ToOffice(heard.CommandId, heard.Command, now) is null);
    }

    private DelegationJournal Of(string party) => delegations.GetValueOrDefault(party, DelegationJournal.Empty);

    private Refusal? ToOffice(string commandId, SessionCommand command, DateTimeOffset now) =>
        Write(Session.Weigh(Voice.Office, commandId, command, now), e => Session = Session.Append(e));

    private Refusal? ToTable(Voice by, string commandId, TableCommand command, DateTimeOffset now) =>
        Write(Table.Weigh(by, commandId, command, now), e => Table = Table.Append(e));

    private Refusal? ToCaucus(Voice by, string room, string commandId, TableCommand command, DateTimeOffset now)
    {
        var journal = caucuses.GetValueOrDefault(room, TableJournal.Empty);
        return Write(journal.Weigh(by, commandId, command, now), e => caucuses[room] = journal.Append(e));
    }

    private static Refusal? Write<TCommand, TEvent>(
        Verdict<TCommand, TEvent> verdict, Action<Entry<TCommand, TEvent>> append)
    {
        if (verdict is Verdict<TCommand, TEvent>.Counts counts) append(counts.Entry);
        return (verdict as Verdict<TCommand, TEvent>.Refused)?.Because;
    }
}
