using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>One round of one table, as the sheets tell of it.</summary>
/// <param name="Scenario">As the round opened, with every brief.</param>
/// <param name="End">The table when the round was over.</param>
/// <param name="Spent">Null where the talks did not end.</param>
/// <param name="Closed">What the office noted at the end; null where there is none.</param>
/// <param name="Ballots">The last count at home; empty where there was none.</param>
internal sealed record PlayedRound(
    ExportedTable Of, int Number, Scenario Scenario, Seating Seating, ImmutableArray<PlayedMove> Moves,
    Table End, DateTimeOffset Began, DateTimeOffset Ended, TalkSpent? Spent, SessionEvent.RoundClosed? Closed,
    ImmutableArray<Ballot> Ballots, Reach Reach)
{
    /// <summary>The public half of the scenario.</summary>
    public Agenda Agenda => Scenario.Agenda;

    /// <summary>Cuts a table's replay into its rounds.</summary>
    public static IEnumerable<PlayedRound> All(ExportedTable table)
    {
        var replay = table.Replay;
        var seating = Seating.Of(replay);
        var reach = ((SessionCommand.OpenSession)replay.Session[0].Command).Setup.Reach;
        var steps = TableStep.Of(replay.Table).ToLookup(s => s.Round);
        var moves = steps.SelectMany(s => s).Select(s => PlayedMove.Of(RoomName.Table, s, seating))
            .Concat(replay.Caucuses.SelectMany(c =>
                TableStep.Of(c.Value).Select(s => PlayedMove.Of(c.Key, s, seating))))
            .OfType<PlayedMove>().ToLookup(m => m.Step.Round);
        foreach (var (number, scenario, closed, ballots) in InTheOffice(replay))
        {
            if (!steps.Contains(number)) continue;
            var own = steps[number].ToArray();
            yield return new(table, number, scenario, seating, [.. moves[number]], own[^1].After,
                own[0].Entry.At, own[^1].Entry.At, TalkSpent.Of(own), closed, ballots, reach);
        }
    }

    private static IEnumerable<(int, Scenario, SessionEvent.RoundClosed?, ImmutableArray<Ballot>)>
        InTheOffice(ReplayFile replay)
    {
        var (number, scenario) = (1, replay.Scenario);
        SessionEvent.RoundClosed? closed = null;
        ImmutableArray<Ballot> ballots = [];
        foreach (var happened in replay.Session.SelectMany(e => e.Events))
        {
            if (happened is SessionEvent.BallotsHeld held) ballots = held.Ballots;
            if (happened is SessionEvent.RoundClosed end) closed = end;
            if (happened is not SessionEvent.RoundCalled next) continue;
            yield return (number, scenario, closed, ballots);
            (number, scenario, closed, ballots) = (number + 1, next.Scenario, null, []);
        }

        yield return (number, scenario, closed, ballots);
    }
}
