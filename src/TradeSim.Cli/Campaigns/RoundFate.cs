using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli.Campaigns;

/// <summary>How the talks of a round ended, counting the capitals.</summary>
internal enum Ratified
{
    /// <summary>The first agreement that was brought home passed in every capital.</summary>
    AtOnce,

    /// <summary>A capital refused an agreement; the delegations were recalled, and a later one passed
    /// everywhere.</summary>
    AfterReturn,

    /// <summary>No agreement passed in every capital: time ran out, somebody left, or the last one was
    /// refused too.</summary>
    NoDeal,
}

/// <summary>How the weeks after a round's talks went.</summary>
internal enum Lived
{
    /// <summary>An agreement was in force to the last week and nobody alleged a breach of it.</summary>
    Complied,

    /// <summary>An agreement was in force to the last week and somebody alleged a breach at least
    /// once.</summary>
    Disputed,

    /// <summary>A party took the agreement back.</summary>
    TakenBack,

    /// <summary>There was no agreement to keep.</summary>
    WithoutDeal,
}

/// <summary>What became of a truce that ends with the last week of a round.</summary>
internal enum Truce
{
    /// <summary>It was carried on, by what had been agreed or because every party wanted it.</summary>
    Extended,

    /// <summary>It ran out, and what was suspended returned.</summary>
    Expired,

    /// <summary>No such clock ran in this round.</summary>
    None,
}

/// <summary>One round of one campaign, as it is counted.</summary>
/// <param name="Refusals">How many agreements some capital refused.</param>
/// <param name="Allegations">How many breaches were alleged.</param>
/// <param name="Suspensions">How many commitments were let rest in answer.</param>
/// <param name="Levers">How many measures were taken, by parties or by incidents.</param>
/// <param name="Calls">How often a delegation stepped out to call its capital.</param>
internal sealed record RoundFate(
    string Scenario, Ratified Ratified, Lived Lived, Truce Truce, int Refusals, int Allegations,
        int Suspensions,
    int Levers, int Calls, ImmutableArray<PartyResult> Results)
{
    /// <summary>Every round of a session that was played to its end.</summary>
    public static ImmutableArray<RoundFate> All(RoomSet rooms)
    {
        var table = rooms.Table.Room;
        var last = new ClosedRound(table.Agenda!, table.Offers, table.Lines, table.Outcome, table.Accord);
        return [.. table.Earlier.Add(last)
            .Zip(rooms.Session.Room.Rounds, (round, closed) => Of(round, closed.Results))];
    }

    private static RoundFate Of(ClosedRound round, ImmutableArray<PartyResult> results)
    {
        var refusals = round.Offers.Count(o => o.Status == OfferStatus.Fallen);
        var ratified = round.Outcome is not TalksOutcome.Agreed ? Ratified.NoDeal
            : refusals == 0 ? Ratified.AtOnce : Ratified.AfterReturn;
        return new(round.Agenda.Scenario, ratified, LivedOf(ratified, round.Accord),
            round.Accord?.IsExtended switch
            {
                null => Truce.None,
                true => Truce.Extended,
                false => Truce.Expired,
            },
            refusals, round.Accord?.Allegations.Length ?? 0, round.Accord?.Suspensions.Length ?? 0,
            round.Accord?.Levers.Length ?? 0,
            round.Lines.Count(l => l is TalkLine.Noted { What: TableEvent.SteppedOut }), results);
    }

    private static Lived LivedOf(Ratified ratified, Accord? accord) =>
        ratified == Ratified.NoDeal || accord is null ? Lived.WithoutDeal
        : accord.EndedBy is not null ? Lived.TakenBack
        : accord.Allegations.IsEmpty ? Lived.Complied
        : Lived.Disputed;
}
