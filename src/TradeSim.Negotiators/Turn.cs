using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>When a negotiator speaks: only in answer to a move, so that it never talks over a slow
/// human.</summary>
internal static class Turn
{
    /// <summary>True if the newest move is another party's, or if ours is the party that opens.</summary>
    public static bool IsOurs(SeatView view)
    {
        if (view.Table.Phase is not (TablePhase.Talking or TablePhase.LastCall)) return false;
        if (view.Agenda.Party(view.Party) is null) return false;
        var (theySaid, theyMoved) = (false, false);
        for (var i = view.Table.Lines.Count - 1; i >= 0; i--)
        {
            var line = view.Table.Lines[i];
            if (line is TalkLine.Announced) continue;
            // Words alone bind nobody: to follow up an own offer because of them would be bidding against
            // oneself.
            if (line.By.Party == view.Party) return theyMoved || (theySaid && line is TalkLine.Signalled);
            theySaid = true;
            theyMoved |= line is not TalkLine.Said;
        }

        return theyMoved || view.Agenda.Parties[0].Id == view.Party;
    }
}
