using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>When a negotiator speaks: only in answer to a move, so that it never talks over a slow
/// human.</summary>
internal static class Turn
{
    /// <summary>
    /// In the talks true if the newest move is another party's, or if ours is the party that opens; in the
    /// weeks after them until the own measures are sealed.
    /// </summary>
    public static bool IsOurs(SeatView view)
    {
        if (view.Table.PausedSince is not null) return false;
        if (view.Table.Phase == TablePhase.Aftermath)
            return view.Own.Week is { } week && week.Week == view.Table.Accord!.Week && !view.Own.IsSealed;
        if (view.Table.Phase is not (TablePhase.Talking or TablePhase.LastCall)) return false;
        if (view.Agenda.Party(view.Party) is null) return false;
        var isCrowded = view.Agenda.Parties.Length > 2;
        if (isCrowded && view.Table.Phase == TablePhase.LastCall)
            return new OwnSide(view.Brief).OfferToAnswer(view.Table) is not null;
        var (theySaid, theyMoved) = (false, false);
        for (var i = view.Table.Lines.Count - 1; i >= 0; i--)
        {
            var line = view.Table.Lines[i];
            if (line.By.IsOffice) continue;
            // A call home or a word to the press does not give the turn away.
            if (line is TalkLine.Noted && line.By.Party == view.Party) continue;
            // Words alone bind nobody: to follow up an own offer because of them would be bidding against
            // oneself.
            if (line.By.Party == view.Party) return theyMoved || (theySaid && line is TalkLine.Signalled);
            theySaid = true;
            theyMoved |= line is not (TalkLine.Said or TalkLine.Noted);
        }

        return theyMoved || view.Agenda.Parties[0].Id == view.Party;
    }
}
