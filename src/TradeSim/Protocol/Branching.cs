using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>A recorded session up to one moment, from which a branch can begin.</summary>
/// <param name="Shared">All rooms' entries up to that moment, under the header of the whole file.</param>
/// <param name="Origin">Where it comes from, and what became of it there.</param>
/// <param name="Since">When the moment's last entry was written.</param>
/// <param name="Seed">Of the original's chance.</param>
public sealed record Branching(ReplayFile Shared, Origin Origin, DateTimeOffset Since, long Seed)
{
    private const int MostOffers = 500;

    /// <summary>The rooms as they were just after an entry of the table: an instant, the same in every room.</summary>
    /// <remarks>
    /// What the office said in that same instant has happened too, so a moment that has consequences of its own takes them along.
    /// </remarks>
    /// <exception cref="ReplayException">There is no such entry, or nothing can be taken over there.</exception>
    public static Branching At(ReplayFile file, int entry)
    {
        if (entry < 1 || entry > file.Table.Length)
            throw new ReplayException($"The table has entries 1 to {file.Table.Length}; there is no entry {entry}.");
        var since = file.Table[entry - 1].At;
        var last = entry;
        while (last < file.Table.Length && file.Table[last].At <= since && file.Table[last].By.IsOffice) last++;
        var table = file.Table[..last];
        var there = table.SelectMany(e => e.Events).Aggregate(Table.Empty, (room, e) => room.Evolve(e));
        if (there.Phase is TablePhase.Bare or TablePhase.Waiting)
            throw new ReplayException("At this moment the talks have not begun; choose a later one.");
        if (there.Phase == TablePhase.Over || there.Agenda is null)
            throw new ReplayException("At this moment everything is over; choose an earlier one.");
        var shared = file with
        {
            Session = UpTo(file.Session, since),
            Table = table,
            Caucuses = UpTo(file.Caucuses, since),
            Delegations = UpTo(file.Delegations, since),
        };
        var office = shared.Session.SelectMany(e => e.Events).Aggregate(Session.Empty, (room, e) => room.Evolve(e));
        if (office.Phase is not (SessionPhase.Talks or SessionPhase.Aftermath))
            throw new ReplayException("At this moment the office waits for something else; choose another one.");
        return new(shared, OriginOf(file, office, last), since, office.Setup!.Seed);
    }

    /// <summary>The rooms in memory, ready to be taken over.</summary>
    public RoomSet Rooms() => RoomSet.Of(
        Fold<Session, SessionCommand, SessionEvent>(Shared.Session),
        Fold<Table, TableCommand, TableEvent>(Shared.Table),
        Shared.Caucuses.Select(c => KeyValuePair.Create(c.Key, Fold<Table, TableCommand, TableEvent>(c.Value))),
        Shared.Delegations.Select(d =>
            KeyValuePair.Create(d.Key, Fold<Delegation, DelegationCommand, DelegationEvent>(d.Value))));

    /// <summary>What the office is told so that the branch begins.</summary>
    /// <param name="seed">Null keeps the original's chance.</param>
    public SessionCommand.TakeOver TakeOver(
        string id, IEnumerable<KeyValuePair<string, string>> negotiators, long? seed, bool coach,
        ClockSetting clock) => new(
        Origin, id, id, negotiators.ToImmutableSortedDictionary(), seed ?? Seed, coach, clock, Since);

    /// <summary>The id under which it is told.</summary>
    public string CommandId => $"take-over-{Origin.Entry}";

    private static Origin OriginOf(ReplayFile file, Session office, int entry)
    {
        var closed = file.Session.SelectMany(e => e.Events).OfType<SessionEvent.RoundClosed>()
            .FirstOrDefault(r => r.Round == office.Round);
        var rest = file.Table.Skip(entry).TakeWhile(e => e.Events.All(x => x is not TableEvent.RoundOpened));
        var offers = from later in rest
                     from made in later.Events.OfType<TableEvent.OfferMade>()
                     select new OfferOnceMade(later.Number, made.By.Party, made.Package);
        return new(office.Setup!.Id, file.Header.Checksum, entry, office.Round, closed?.Agreement,
            [.. offers.Take(MostOffers)]);
    }

    private static ImmutableArray<Entry<TCommand, TEvent>> UpTo<TCommand, TEvent>(
        ImmutableArray<Entry<TCommand, TEvent>> entries, DateTimeOffset since) =>
        [.. entries.TakeWhile(e => e.At <= since)];

    private static ImmutableSortedDictionary<string, ImmutableArray<Entry<TCommand, TEvent>>> UpTo<TCommand, TEvent>(
        ImmutableSortedDictionary<string, ImmutableArray<Entry<TCommand, TEvent>>> rooms, DateTimeOffset since) =>
        rooms.Select(r => KeyValuePair.Create(r.Key, UpTo(r.Value, since))).Where(r => !r.Value.IsEmpty)
            .ToImmutableSortedDictionary();

    private static Journal<TRoom, TCommand, TEvent> Fold<TRoom, TCommand, TEvent>(
        IEnumerable<Entry<TCommand, TEvent>> entries)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent> =>
        entries.Aggregate(Journal<TRoom, TCommand, TEvent>.Empty, (journal, e) => journal.Append(e));
}
