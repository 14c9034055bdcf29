using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Client;

/// <summary>What one seat has heard: the table and its own delegation, folded by the rules.</summary>
public sealed class RoomState(string party)
{
    private Hearing<Table, TableCommand, TableEvent> table = Hearing<Table, TableCommand, TableEvent>.Nothing;

    private Hearing<Delegation, DelegationCommand, DelegationEvent> delegation =
        Hearing<Delegation, DelegationCommand, DelegationEvent>.Nothing;

    private readonly SortedDictionary<string, Hearing<Table, TableCommand, TableEvent>> caucuses = new(StringComparer.Ordinal);

    /// <summary>The caucuses of this party, by room.</summary>
    public IEnumerable<KeyValuePair<string, Table>> Caucuses => caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.Room));

    /// <summary>The table.</summary>
    public Table Table => table.Room;

    /// <summary>The own delegation.</summary>
    public Delegation Delegation => delegation.Room;

    /// <summary>The newest entry number heard, by room.</summary>
    public Dictionary<string, int> Heard => new(caucuses.Select(c => KeyValuePair.Create(c.Key, c.Value.Number)))
    {
        [RoomName.Table] = table.Number,
        [RoomName.Delegation(party)] = delegation.Number,
    };

    /// <summary>Hears a batch in any order; returns the rooms of which something is still missing.</summary>
    public IReadOnlyList<string> Hear(ImmutableArray<RoomNews> batch)
    {
        var tables = Of<TableEvent>(batch, RoomName.Table);
        var own = Of<DelegationEvent>(batch, RoomName.Delegation(party));
        table = table.Hear(tables);
        delegation = delegation.Hear(own);
        var missing = new List<string>();
        if (tables.Any(table.IsMissing)) missing.Add(RoomName.Table);
        if (own.Any(delegation.IsMissing)) missing.Add(RoomName.Delegation(party));
        foreach (var room in batch.Select(n => n.Room).Where(Caucus.IsName).Distinct())
        {
            var apart = Of<TableEvent>(batch, room);
            caucuses[room] = caucuses.GetValueOrDefault(room, Hearing<Table, TableCommand, TableEvent>.Nothing).Hear(apart);
            if (apart.Any(caucuses[room].IsMissing)) missing.Add(room);
        }

        return missing;
    }

    private static News<TEvent>[] Of<TEvent>(ImmutableArray<RoomNews> batch, string room) =>
        [.. batch.Where(n => n.Room == room).Select(n => new News<TEvent>(
            n.Number, n.At, Dialect.Read<ImmutableArray<TEvent>>(n.Events.GetRawText())))];
}
