using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using DelegationEntry = TradeSim.Rooms.Entry<
    TradeSim.Delegations.DelegationCommand, TradeSim.Delegations.DelegationEvent>;
using TableEntry = TradeSim.Rooms.Entry<TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Debriefs;

/// <summary>One event that was heard in a round, with the entry it stands in.</summary>
/// <param name="Moment">The entry of the table at or before which it was said.</param>
/// <param name="Before">The table before that entry.</param>
public sealed record Said(Rest At, int Moment, Voice By, TableEvent What, Table Before)
{
    /// <summary>What a statement rests on that speaks of this event alone.</summary>
    public Grounds Grounds => new(Moment, At, []);
}

/// <summary>Everything that the rooms of one round recorded, opened: what the debrief is made of.</summary>
/// <param name="Scenario">As the round opened, with every brief.</param>
/// <param name="Said">What was heard at the table and in the caucuses, in its order.</param>
/// <param name="End">The table when the round was over.</param>
/// <param name="Delegations">The delegations' entries of this round, by party.</param>
public sealed record Proceedings(
    Scenario Scenario, Bargain Bargain, ImmutableArray<Said> Said, Table End,
    ImmutableSortedDictionary<string, ImmutableArray<DelegationEntry>> Delegations)
{
    /// <summary>The public half of the scenario.</summary>
    public Agenda Agenda => Scenario.Agenda;

    /// <summary>What was agreed and not refused at home; null where there is no deal.</summary>
    public TalksOutcome.Agreed? Deal => End.Outcome as TalksOutcome.Agreed;

    /// <summary>What the round came to for each party: the deal's scores, or the reservation values.</summary>
    public ImmutableArray<int> Result => Bargain.Agreement?.Scores ?? Bargain.Reservations;

    /// <summary>The place of a party in the agenda.</summary>
    public int PlaceOf(string party) => Agenda.Parties.ToList().FindIndex(p => p.Id == party);

    /// <summary>The event that ended the talks: the agreement that stands, or what left none.</summary>
    /// <remarks>The last thing heard where the talks were never ended.</remarks>
    public Said Ending => Over ?? AtTable.Last();

    private Said? Over => AtTable.LastOrDefault(s => Deal is { } deal
        ? s.What is TableEvent.AgreementReached reached && reached.Offer == deal.Offer
        : s.What is TableEvent.TalksFailed or TableEvent.TalksStopped or TableEvent.VerdictsAnnounced);

    private IEnumerable<Said> AtTable => Said.Where(s => s.At is Rest.AtTable);

    /// <summary>What was heard before the talks ended.</summary>
    public IEnumerable<Said> Talks => Over is { } over ? Said.TakeWhile(s => !ReferenceEquals(s, over)) : Said;

    /// <summary>The offers of the round in their order, each with the event that made it.</summary>
    public IEnumerable<(Offer Offer, Said Said, ImmutableArray<int> Scores)> Offers =>
        from said in AtTable
        let made = said.What as TableEvent.OfferMade
        where made is not null
        select (End.Offer(made.Number)!, said, Bargain.At(made.Package).Scores);

    /// <summary>True if a party hears what is said in this room.</summary>
    public bool Hears(string party, Rest room) => room is not Rest.InCaucus caucus
        || Caucus.Of(Agenda, []).Any(c => c.Room == caucus.Room && c.Seats(party));

    /// <summary>Cuts what the rooms of an ended session recorded into its rounds.</summary>
    /// <param name="rounds">The scenario of each round, as it opened.</param>
    /// <param name="caucuses">Entries by the name of the room.</param>
    /// <param name="delegations">Entries by party.</param>
    public static IEnumerable<Proceedings> Of(
        IReadOnlyList<Scenario> rounds, IEnumerable<TableEntry> table,
        IEnumerable<KeyValuePair<string, ImmutableArray<TableEntry>>> caucuses,
        IEnumerable<KeyValuePair<string, ImmutableArray<DelegationEntry>>> delegations)
    {
        var entries = table.ToArray();
        var before = new Table[entries.Length];
        var state = Table.Empty;
        for (var i = 0; i < entries.Length; i++)
        {
            before[i] = state;
            state = entries[i].Events.Aggregate(state, (t, e) => t.Evolve(e));
        }

        var heard = Merge(entries, before, caucuses).ToArray();
        for (var round = 0; round < rounds.Count; round++)
        {
            ImmutableArray<Said> own = [.. heard.Where(s => RoundAt(s.Moment) == round)];
            if (own.IsEmpty) continue;
            var end = After(entries.Count(e => RoundAt(e.Number) <= round));
            yield return new(rounds[round],
                Bargain.Of(rounds[round], (end.Outcome as TalksOutcome.Agreed)?.Package), own, end,
                delegations.ToImmutableSortedDictionary(d => d.Key, d => Cut(d.Value, round)));
        }

        Table After(int count) => count < before.Length ? before[count] : state;

        int RoundAt(int moment) => After(moment).Earlier.Count;
    }

    /// <summary>What was said in a caucus belongs to the table's newest entry at that time.</summary>
    private static IEnumerable<Said> Merge(TableEntry[] entries, Table[] before,
        IEnumerable<KeyValuePair<string, ImmutableArray<TableEntry>>> caucuses)
    {
        var apart = caucuses.SelectMany(c => c.Value.Select(e => (Room: c.Key, Entry: e,
            Moment: Math.Max(1, entries.Count(t => t.At <= e.At))))).ToLookup(c => c.Moment);
        for (var i = 0; i < entries.Length; i++)
        {
            var number = entries[i].Number;
            foreach (var happened in entries[i].Events)
                yield return new(new Rest.AtTable(number), number, entries[i].By, happened, before[i]);
            foreach (var (room, entry, moment) in apart[number])
                foreach (var happened in entry.Events)
                    yield return new(new Rest.InCaucus(room, entry.Number), moment, entry.By, happened, before[i]);
        }
    }

    private static ImmutableArray<DelegationEntry> Cut(ImmutableArray<DelegationEntry> entries, int round)
    {
        var number = 0;
        return [.. entries.Where(e =>
        {
            if (e.Events.Any(h => h is DelegationEvent.BriefTaken)) number++;
            return number == round;
        })];
    }
}
