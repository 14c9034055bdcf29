using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>The talk time of a round until its deal was signed or its talks ended without one.</summary>
/// <param name="Days">The days begun.</param>
/// <param name="Minutes">Talk minutes; what was left of a day when a deal went home is not counted.</param>
internal sealed record TalkSpent(int Days, int Minutes)
{
    /// <summary>Adds up the clock of one round; null where its talks did not end.</summary>
    public static TalkSpent? Of(IEnumerable<TableStep> round)
    {
        TalkSpent? spent = null;
        var closed = 0;
        foreach (var (entry, happened, before, _) in round)
        {
            if (happened is TableEvent.DayOpened) closed += before.Clock!.Today.Minutes;
            if (happened is TableEvent.DelegationsRecalled) closed = spent!.Minutes;
            if (happened is not (TableEvent.AgreementReached or TableEvent.TalksFailed or TableEvent.TalksStopped)
                || before.Phase is not (TablePhase.Talking or TablePhase.LastCall))
                continue;
            var end = before.TimeAt(entry.At);
            spent = new(end.Day + 1, closed + end.Minute - before.Clock!.Days[end.Day].Opens);
        }

        return spent;
    }
}
