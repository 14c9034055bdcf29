using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>One session between negotiators, in memory and without a server; the same input plays the same to
/// the byte.</summary>
public static class Match
{
    /// <summary>What a party's negotiator is called that an outsider decides for.</summary>
    public const string Outside = "process";

    private const int SecondsPerMove = 5;
    private const int MostMoves = 10_000;
    private const int MostDays = 20;

    private static readonly DateTimeOffset Start = new(2025, 6, 9, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Plays a scenario's talks to their end.</summary>
    /// <param name="negotiators">Party id to negotiator name, for every party.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a party has no negotiator or does not
    /// exist.</exception>
    public static RoomSet Play(Scenario scenario, IReadOnlyDictionary<string, string> negotiators,
        long seed) =>
        Play([scenario], negotiators, seed, Reach.Talks);

    /// <summary>Plays a scenario's talks to their end, some parties decided for from outside.</summary>
    /// <param name="negotiators">Party id to negotiator name, for every party; <see cref="Outside"/> for
    /// those.</param>
    /// <param name="outsiders">Party id to who decides for it.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a party has no negotiator or does not
    /// exist.</exception>
    public static RoomSet Play(
        Scenario scenario, IReadOnlyDictionary<string, string> negotiators, long seed,
        IReadOnlyDictionary<string, Outsider> outsiders) =>
        Play([scenario], negotiators, seed, Reach.Talks, outsiders);

    /// <summary>Plays one scenario, or the rounds of a campaign in their order, as far as they
    /// reach.</summary>
    /// <param name="negotiators">Party id to negotiator name, for every party.</param>
    /// <exception cref="ArgumentException">A name is unknown, a party has no negotiator or does not exist, or
    /// these rounds make no such session.</exception>
    public static RoomSet Play(
        ImmutableArray<Scenario> rounds, IReadOnlyDictionary<string, string> negotiators, long seed,
            Reach reach) =>
        Play(rounds, negotiators, seed, reach, ImmutableDictionary<string, Outsider>.Empty);

    private static RoomSet Play(
        ImmutableArray<Scenario> rounds, IReadOnlyDictionary<string, string> negotiators, long seed,
            Reach reach, IReadOnlyDictionary<string, Outsider> outsiders)
    {
        Check(rounds[0], negotiators, outsiders);
        var (rooms, now) = (new RoomSet(), Start);
        var refusal = rooms.Tell("open",
            new SessionCommand.OpenSession(new SessionSetup($"match-{seed}", "MATCH",
            rounds[0], ClockSetting.ByMoves, negotiators.ToImmutableSortedDictionary(), seed, reach,
            rounds.RemoveAt(0), [],
            ImmutableSortedDictionary<string, string>.Empty, Consent.Head, false, false)), now);
        if (refusal is not null) throw new ArgumentException(refusal.Because, nameof(rounds));
        PlayOn(rooms, "", now, outsiders);
        return rooms;
    }

    /// <summary>Lets the negotiators that hold these rooms play to the end.</summary>
    /// <param name="mark">What the ids of the moves begin with, where others were made before.</param>
    internal static void PlayOn(
        RoomSet rooms, string mark, DateTimeOffset now, IReadOnlyDictionary<string, Outsider> outsiders,
        CancellationToken stop = default)
    {
        string? last = null;
        for (int n = 1, calls = 0; n <= MostMoves && rooms.Table.Room.Phase != TablePhase.Over; n++)
        {
            stop.ThrowIfCancellationRequested();
            now = now.AddSeconds(SecondsPerMove);
            if (MoveOn(rooms, $"{mark}{{0}}-{n}", last, now, outsiders) is { } moved) last = moved;
            else if (!CallTime(rooms, mark, ref calls, ref now)) break;
        }

        for (var calls = 0; calls < MostDays && rooms.Table.Room.Phase != TablePhase.Over; calls++)
        {
            now = rooms.Table.Room.DayEnds is { } ends && ends > now ? ends : now.AddSeconds(SecondsPerMove);
            rooms.Tell(Voice.Office, calls == 0 ? $"{mark}time" : $"{mark}time-up-{calls}", new TableCommand.CallTime(), now);
        }

        foreach (var party in rooms.Delegations.Keys.ToArray())
            if (MoveOf(rooms, party, $"{mark}{party}-lap", now, outsiders)) now = now.AddSeconds(SecondsPerMove);
    }

    /// <summary>Where nobody has anything to say, the office says that time is up; false if that ends
    /// nothing.</summary>
    private static bool CallTime(RoomSet rooms, string mark, ref int calls, ref DateTimeOffset now)
    {
        // The talks alone are closed below, after the last move.
        if (rooms.Table.Room.Reach == Reach.Talks) return false;
        if (rooms.Table.Room.DayEnds is { } ends && ends > now) now = ends;
        return rooms.Tell(Voice.Office, $"{mark}time-{++calls}", new TableCommand.CallTime(), now) is null;
    }

    /// <summary>Lets the first party after the last speaker that wants to speak do so; null if none
    /// does.</summary>
    private static string? MoveOn(
        RoomSet rooms, string id, string? last, DateTimeOffset now, IReadOnlyDictionary<string, Outsider> outsiders)
    {
        var parties = rooms.Table.Room.Agenda!.Parties;
        // Two parties take turns by themselves; among more, whoever sits first would leave the last no word.
        var first = 1 + Enumerable.Range(0, parties.Length).FirstOrDefault(i => parties[i].Id == last, -1);
        for (var i = 0; i < parties.Length; i++)
        {
            var party = parties[(first + i) % parties.Length].Id;
            if (MoveOf(rooms, party, string.Format(CultureInfo.InvariantCulture, id, party), now, outsiders)) return party;
        }

        return null;
    }

    /// <summary>Lets one party make its move; false where it has nothing to say.</summary>
    private static bool MoveOf(
        RoomSet rooms, string party, string id, DateTimeOffset now, IReadOnlyDictionary<string, Outsider> outsiders)
    {
        var own = rooms.Delegations[party].Room;
        var view = new SeatView(rooms.Table.Room, rooms.Table.Number, own);
        var voice = new Voice(party, view.Agenda.Party(party)!.Head.Id);
        var decided = outsiders.GetValueOrDefault(party) is { } outsider
            ? Decided(outsider, view, voice, now) : Negotiator.Decide(view);
        if (decided is not { } move) return false;
        var refusal =
            rooms.Tell(voice, party, id, new DelegationCommand.NoteReason(view.Heard, move.Reason), now)
            ?? (move.Inside is { } inside
                ? rooms.Tell(voice, party, $"{id}-done", inside, now)
                : rooms.Tell(voice, id, move.AtTable!, now));
        return refusal is null ? true : throw new InvalidOperationException(
            $"The rules refuse a move of the negotiator {own.Negotiator!.Name}: {refusal.Because}");
    }

    /// <summary>An outsider's move that the rules take: nothing is written of those they refuse.</summary>
    private static Move? Decided(Outsider outsider, SeatView view, Voice voice, DateTimeOffset now)
    {
        if (!Turn.IsOurs(view)) return null;
        for (string? refused = null; ;)
        {
            if (outsider(view, refused) is not { AtTable: { } command } move) return null;
            refused = view.Own.Objection(voice, command, view.Table)?.Because
                ?? (view.Table.Decide(voice, command, now) as Decision<TableEvent>.Rejected)?.Because.Because;
            if (refused is null) return move;
        }
    }

    internal static void Check(
        Scenario scenario, IReadOnlyDictionary<string, string> negotiators,
        IReadOnlyDictionary<string, Outsider> outsiders)
    {
        var parties = string.Join(", ", scenario.Agenda.Parties.Select(p => p.Id));
        foreach (var (party, name) in negotiators)
        {
            if (scenario.Agenda.Party(party) is null)
                throw new ArgumentException(
                    $"There is no party {party} in {scenario.Agenda.Title}; the parties are {parties}.",
                    nameof(negotiators));
            if (!NegotiatorNames.IsKnown(name) && !(name == Outside && outsiders.ContainsKey(party)))
                throw new ArgumentException($"There is no negotiator {name}; choose one of "
                    + $"{string.Join(", ", NegotiatorNames.All)}.", nameof(negotiators));
        }

        foreach (var party in scenario.Agenda.Parties)
            if (!negotiators.ContainsKey(party.Id))
                throw new ArgumentException(
                    $"{party.Name} has no negotiator; name one for the party {party.Id}.",
                    nameof(negotiators));
    }
}
