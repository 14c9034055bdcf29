using System.Collections.Immutable;
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
    private const int SecondsPerMove = 5;
    private const int MostMoves = 10_000;

    private static readonly DateTimeOffset Start = new(2025, 6, 9, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Plays a scenario to its end.</summary>
    /// <param name="negotiators">Party id to negotiator name, for every party.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a party has no negotiator or does not
    /// exist.</exception>
    public static RoomSet Play(Scenario scenario, IReadOnlyDictionary<string, string> negotiators, long seed)
    {
        Check(scenario, negotiators);
        var rooms = new RoomSet();
        var now = Start;
        rooms.Tell("open", new SessionCommand.OpenSession(new SessionSetup($"match-{seed}", "MATCH", scenario,
            ClockSetting.ByMoves, negotiators.ToImmutableSortedDictionary(), seed)), now);
        for (var n = 1; n <= MostMoves && rooms.Table.Room.Phase != TablePhase.Over; n++)
        {
            now = now.AddSeconds(SecondsPerMove);
            if (!MoveOn(rooms, n, now)) break;
        }

        if (rooms.Table.Room.Phase != TablePhase.Over)
            rooms.Tell(Voice.Office, "time", new TableCommand.CallTime(), now.AddSeconds(SecondsPerMove));
        return rooms;
    }

    /// <summary>Lets the first party that wants to speak do so; false if none does.</summary>
    private static bool MoveOn(RoomSet rooms, int n, DateTimeOffset now)
    {
        foreach (var party in rooms.Table.Room.Agenda!.Parties)
        {
            var own = rooms.Delegations[party.Id].Room;
            var view = new SeatView(rooms.Table.Room, rooms.Table.Number, own.Brief!, own.Negotiator!);
            if (Negotiator.Decide(view) is not { } move) continue;
            var (id, voice) = ($"{party.Id}-{n}", new Voice(party.Id, party.Head.Id));
            var refusal =
                rooms.Tell(
                    voice, party.Id, id, new DelegationCommand.NoteReason(view.Heard, move.Reason), now)
                ?? rooms.Tell(voice, id, move.Command, now);
            return refusal is null ? true : throw new InvalidOperationException(
                $"The rules refuse a move of the negotiator {own.Negotiator!.Name}: {refusal.Because}");
        }

        return false;
    }

    private static void Check(Scenario scenario, IReadOnlyDictionary<string, string> negotiators)
    {
        var parties = string.Join(", ", scenario.Agenda.Parties.Select(p => p.Id));
        foreach (var (party, name) in negotiators)
        {
            if (scenario.Agenda.Party(party) is null)
                throw new ArgumentException(
                    $"There is no party {party} in {scenario.Agenda.Title}; the parties are {parties}.",
                    nameof(negotiators));
            if (!NegotiatorNames.IsKnown(name))
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
