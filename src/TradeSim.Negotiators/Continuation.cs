using System.Collections.Immutable;
using TradeSim.Protocol;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>A recorded session played on by negotiators from one moment, in memory and without a server.</summary>
public static class Continuation
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Plays a branch to its end; the same input plays the same to the byte.</summary>
    /// <param name="negotiators">Party id to negotiator name, for every party.</param>
    /// <param name="seed">Null keeps the original's chance.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a party has no negotiator or does not exist.</exception>
    public static RoomSet Play(
        Branching from, IReadOnlyDictionary<string, string> negotiators, long? seed, CancellationToken stop = default) =>
        Play(from, from.Rooms(), negotiators, seed, stop);

    /// <summary>Plays many branches from the same moment, each with a chance of its own.</summary>
    /// <param name="seeds">One a branch.</param>
    /// <returns>How each ended, in the order in which they end, not of the seeds.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Play(Branching, IReadOnlyDictionary{string, string}, long?, CancellationToken)"/>.</exception>
    public static IEnumerable<BranchEnd> PlayAll(
        Branching from, IReadOnlyDictionary<string, string> negotiators, IEnumerable<long> seeds, CancellationToken stop)
    {
        var rooms = from.Rooms();
        return seeds.AsParallel().WithCancellation(stop).WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(seed => EndOf(from, Play(from, rooms.Copy(), negotiators, seed, stop), seed));
    }

    /// <summary>How the round of a branch ended in these rooms.</summary>
    public static BranchEnd EndOf(Branching from, RoomSet rooms, long seed)
    {
        var closed = rooms.Session.Room.Rounds.First(r => r.Round == from.Origin.Round);
        var offers = rooms.Table.Room.Earlier.ElementAtOrDefault(from.Origin.Round - 1)?.Offers ?? rooms.Table.Room.Offers;
        return new(seed, closed.Agreement, closed.LeftBy, closed.Results, offers.Count);
    }

    private static RoomSet Play(
        Branching from, RoomSet rooms, IReadOnlyDictionary<string, string> negotiators, long? seed, CancellationToken stop)
    {
        Match.Check(rooms.Session.Room.Scenario!, negotiators, ImmutableDictionary<string, Outsider>.Empty);
        var now = from.Since + Breath;
        var id = $"{from.Origin.Session}-after-{from.Origin.Entry}";
        // A persona that a name leaves open is drawn for each branch, and named so that its debrief can say which it was.
        var drawn = negotiators.Select((n, i) => KeyValuePair.Create(
            n.Key, NegotiatorNames.InFull(n.Value, unchecked(((seed ?? from.Seed) * 1_000_003) + i))));
        if (rooms.Tell(from.CommandId, from.TakeOver(id, drawn, seed, false, ClockSetting.ByMoves), now) is { } no)
            throw new ArgumentException(no.Because, nameof(from));
        Match.PlayOn(rooms, $"after-{from.Origin.Entry}-", now, ImmutableDictionary<string, Outsider>.Empty, stop);
        return rooms;
    }
}
