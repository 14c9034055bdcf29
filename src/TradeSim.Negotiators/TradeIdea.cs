using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>A single trade across two issues, hinted at once in a signal before anything is
/// promised.</summary>
internal static class TradeIdea
{
    /// <summary>A signal right after the other side's second offer, if there is a trade that both probably
    /// gain from.</summary>
    public static Move? Signal(SeatView view, OwnSide own, OpponentModel model, string reason)
    {
        if (!view.Table.AllowsSignals) return null;
        if (view.Table.Offers.Count(o => o.By.Party != own.Party) != 2) return null;
        if (view.Table.LastOfferOf(own.Party) is not { } ours) return null;
        if (own.OfferToAnswer(view.Table) is not { } theirs) return null;
        if (view.Table.Lines.Exists(l => l is TalkLine.Signalled && l.By.Party == own.Party)) return null;
        var ask = Best(theirs.Package, own.Valuation, model.Valuation, (_, _) => true);
        var give = Best(ours.Package, model.Valuation, own.Valuation, own.Allows);
        if (ask is not { } a || give is not { } g || a.Issue == g.Issue) return null;
        return new(new TableCommand.SendSignal([a], [g]),
            $"{reason} A trade seems possible: {Name(view, a)} is worth "
            + $"{own.Valuation.Change(theirs.Package, a.Issue, a.Option)} to us, {Name(view, g)} costs us "
            + $"{-own.Valuation.Change(ours.Package, g.Issue, g.Option)}.");
    }

    /// <summary>The change of one issue that gives the gainer most for what it costs the payer, or
    /// null.</summary>
    private static OptionRef? Best(
        Package from, Valuation gainer, Valuation payer, Func<int, int, bool> allows)
    {
        (OptionRef? best, var bestGain, var bestCost) = (default(OptionRef?), 0L, 1L);
        for (var i = 0; i < from.Count; i++)
            for (var o = 0; o < gainer.Points[i].Length; o++)
            {
                if (o == from[i] || !allows(i, o)) continue;
                long gain = gainer.Change(from, i, o);
                long cost = Math.Max(1, -payer.Change(from, i, o));
                if (gain <= 0 || gain * bestCost <= bestGain * cost) continue;
                (best, bestGain, bestCost) = (new(i, o), gain, cost);
            }

        return best;
    }

    private static string Name(SeatView view, OptionRef option)
    {
        var issue = view.Agenda.Issues[option.Issue];
        return $"\"{issue.Options[option.Option].Name}\" on {issue.Name}";
    }
}
