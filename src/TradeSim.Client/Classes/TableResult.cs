using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Debriefs;
using TradeSim.Scenarios;

namespace TradeSim.Client.Classes;

/// <summary>What one side gained at one table.</summary>
/// <param name="Score">Points of the deal, or of the alternative where there is none.</param>
/// <param name="Points">Points above its alternative to a deal; 0 without a deal.</param>
/// <param name="Percent">The same in percent of the most it could gain; null where it could gain
/// nothing.</param>
/// <param name="Lived">Points above its alternatives once all was lived, over all rounds; null where that was
/// not counted.</param>
public sealed record SideGain(int Score, int Points, int? Percent, int? Lived);

/// <summary>How one table of a class did in the first round, or how history did.</summary>
/// <param name="Number">The table; null for history.</param>
/// <param name="Round">How the round ended; null for history, and while the table is still being
/// closed.</param>
/// <param name="Deal">What was agreed; null without a deal.</param>
/// <param name="Sides">In the agenda's order; empty while the table is still being closed.</param>
/// <param name="Joint">Joint gain in percent of the best there is; null where no deal suits
/// everybody.</param>
/// <param name="Ending">How it ended, in a few words.</param>
public sealed record TableResult(
    int? Number, bool IsOwn, RoundEnd? Round, Package? Deal, ImmutableArray<SideGain> Sides, int? Joint,
    string Ending)
{
    /// <summary>True for a table that has ended, and for history.</summary>
    public bool IsOver => !Sides.IsEmpty;

    /// <summary>True for history.</summary>
    public bool IsHistory => Number is null;

    /// <summary>The part of the largest joint gain that was left, in percent.</summary>
    public int? Left => 100 - Joint;

    /// <summary>What the row is called.</summary>
    public string Name => Number is { } number ? $"Table {number}" : "History";

    /// <summary>What the capitals said to what was signed; empty where nothing was signed.</summary>
    public string Capitals => (Round, Deal) switch
    {
        (null, _) => "",
        ({ Refused: 0 }, null) => "",
        ({ Refused: 0 }, _) => "never",
        ({ Refused: var n }, null) => $"{Times(n)}; no deal",
        ({ Refused: var n }, _) => $"{Times(n)}, then a deal",
    };

    /// <summary>Measures one table.</summary>
    public static TableResult Of(
        Bargain bargain, Yardstick yardstick, Agenda agenda, ClassTable table, int? own)
    {
        if (table.End is not { Rounds: [var round, ..] } end)
            return new(table.Number, table.Number == own, null, null, [], null, "still being closed");
        var lived = end.Results;
        return new(table.Number, table.Number == own, round, round.Agreement,
            [.. agenda.Parties.Select((p, i) => Gain(bargain, yardstick, i, round.Agreement,
                lived.Where(r => r.Party == p.Id).Select(r => (int?)(r.Score - r.Reservation))
                    .FirstOrDefault()))],
            yardstick.JointOf(round.Agreement), EndingOf(agenda, round));
    }

    /// <summary>Measures what history agreed.</summary>
    public static TableResult OfHistory(Bargain bargain, Yardstick yardstick)
    {
        var deal = bargain.History.Package;
        return new(null, false, null, deal,
            [.. bargain.Reservations.Select((_, i) => Gain(bargain, yardstick, i, deal, null))],
            yardstick.JointOf(deal), "Deal");
    }

    private static SideGain Gain(Bargain bargain, Yardstick yardstick, int party, Package? deal, int? lived)
    {
        var alternative = bargain.Reservations[party];
        var score = deal is null ? alternative : bargain.Valuations[party].Score(deal);
        return new(score, score - alternative, yardstick.PercentOf(party, score), lived);
    }

    private static string EndingOf(Agenda agenda, RoundEnd round) => round switch
    {
        { Agreement: not null, Offer: { } offer } => $"Deal: offer {offer}",
        { Agreement: not null } => "Deal",
        { LeftBy: { } by } => $"No deal: {Words.Party(agenda, by)} left",
        { IsStopped: true } => "No deal: stopped by the facilitator",
        { Refused: > 0 } => "No deal: refused at a capital",
        _ => "No deal: time ran out",
    };

    private static string Times(int n) => n == 1 ? "once" : $"{n} times";
}
