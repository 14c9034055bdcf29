using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.Sessions;

/// <summary>
/// What the office has to tell the other rooms, derived from its state alone. Each errand has a fixed command id, so running all of
/// them again after a crash changes nothing.
/// </summary>
public static class Errands
{
    /// <summary>The command id of the errand that every room begins with.</summary>
    public const string Open = "open";

    /// <summary>An errand to the table.</summary>
    public sealed record ToTable(string CommandId, TableCommand Command);

    /// <summary>An errand to one delegation.</summary>
    public sealed record ToDelegation(string Party, string CommandId, DelegationCommand Command);

    /// <summary>Everything the delegations must have been told by now, in order.</summary>
    public static IEnumerable<ToDelegation> ForDelegations(Session session)
    {
        if (session.Setup is not { } setup) yield break;
        foreach (var (party, index) in setup.Scenario.Agenda.Parties.Select((p, i) => (p.Id, i)))
            yield return new(party, Open, new DelegationCommand.OpenDelegation(
                setup.Scenario.Brief(party),
                setup.Negotiators.TryGetValue(party, out var name) ? new(name, SeedOf(setup, index)) : null));
        foreach (var seat in session.Granted)
            yield return new(seat.Party, $"seat-{seat.Seat}", new DelegationCommand.TakeSeat(seat.Seat, seat.Name));
    }

    /// <summary>Everything the table must have been told by now, in order.</summary>
    public static IEnumerable<ToTable> ForTable(Session session)
    {
        if (session.Setup is not { } setup) yield break;
        yield return new(Open, new TableCommand.OpenTable(
            setup.Scenario.Agenda, setup.Clock, [.. setup.Negotiators.Keys]));
        if (session.Phase != SessionPhase.Lobby) yield return new("begin", new TableCommand.BeginTalks());
    }

    /// <summary>What the office says to itself when the table has an outcome; null while there is none.</summary>
    public static SessionCommand? OnOutcome(TalksOutcome? outcome) => outcome switch
    {
        TalksOutcome.Agreed agreed => new SessionCommand.Conclude(agreed.Package, null),
        TalksOutcome.Failed failed => new SessionCommand.Conclude(null, failed.LeftBy),
        _ => null,
    };

    private static long SeedOf(SessionSetup setup, int party) => unchecked(setup.Seed * 1_000_003 + party);
}
