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
    /// Clocks of several rooms may differ and may be set back, so what the office did because of later moments is left out
    /// whatever its time says, and what it told others because of that as well.
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
        var (session, office, later) = OfficeUpTo(file, since, [.. file.Table.Skip(last).Select(e => e.CommandId)]);
        var shared = file with
        {
            Session = session,
            Table = table,
            Caucuses = UpTo(file.Caucuses, since, room => later.OfType<Errands.ToCaucus>().Where(e => e.Room == room)),
            Delegations = UpTo(file.Delegations, since, party => later.OfType<Errands.ToDelegation>().Where(e => e.Party == party)),
        };
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

    /// <summary>The office's entries before the first that is later, the office then, and the errands that are still to come.</summary>
    /// <param name="saidLater">The ids of what is said at the table after the moment.</param>
    private static (ImmutableArray<Entry<SessionCommand, SessionEvent>> Entries, Session Office, ImmutableArray<Errands.Errand> Later)
        OfficeUpTo(ReplayFile file, DateTimeOffset since, ImmutableHashSet<string> saidLater)
    {
        var (shared, office, whole) = (0, Session.Empty, Session.Empty);
        foreach (var entry in file.Session)
        {
            var isNext = shared == entry.Number - 1 && entry.At <= since;
            var told = whole.ToTell.Count;
            whole = entry.Events.Aggregate(whole, (room, e) => room.Evolve(e));
            if (!isNext || whole.ToTell.Skip(told).OfType<Errands.ToTable>().Any(e => saidLater.Contains(e.CommandId))) continue;
            (shared, office) = (shared + 1, whole);
        }

        return (file.Session[..shared], office, [.. whole.ToTell.Skip(office.ToTell.Count)]);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<Entry<TCommand, TEvent>>> UpTo<TCommand, TEvent>(
        ImmutableSortedDictionary<string, ImmutableArray<Entry<TCommand, TEvent>>> rooms, DateTimeOffset since,
        Func<string, IEnumerable<Errands.Errand>> later) => rooms
            .Select(r => (r.Key, r.Value, Later: later(r.Key).Select(e => e.CommandId).ToHashSet()))
            .Select(r => KeyValuePair.Create(r.Key, r.Value.TakeWhile(e =>
                e.At <= since && !(e.By.IsOffice && r.Later.Contains(e.CommandId))).ToImmutableArray()))
            .Where(r => !r.Value.IsEmpty).ToImmutableSortedDictionary();

    private static Journal<TRoom, TCommand, TEvent> Fold<TRoom, TCommand, TEvent>(
        IEnumerable<Entry<TCommand, TEvent>> entries)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent> =>
        entries.Aggregate(Journal<TRoom, TCommand, TEvent>.Empty, (journal, e) => journal.Append(e));
}
