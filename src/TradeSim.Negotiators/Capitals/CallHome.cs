using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;

namespace TradeSim.Negotiators.Capitals;

/// <summary>When the envoy steps out to call its capital: seldom, early enough, and with one clear
/// question.</summary>
internal static class CallHome
{
    private const int MostCalls = 2;
    private const int TurnsToUseIt = 3;
    private const int WorthAsking = 10;
    private const int DearestShare = 50;
    private const double FromShare = 0.08;
    private const double ForDrafts = 0.5;

    public static Move? Decide(SeatView view, OwnSide own, Others others, AtHome home, Pace pace, int range)
    {
        if (!MayCall(view, pace)) return null;
        return pace.Share >= FromShare && Option(view, own, others, range) is { } option ? option
            : pace.Share >= ForDrafts ? Draft(view, own, home) : null;
    }

    /// <summary>The mandate's minimum is out of reach: the capital is asked to live with the best there
    /// is.</summary>
    public static Move? ForRoom(SeatView view, Package best, Pace pace) => !MayCall(view, pace) ? null : Ask(
        new(null, best, "Nothing that you permit reaches your minimum. This is the best we see; may "
            + "we sign it?"),
        "No permitted package reaches the mandate's minimum, so the capital must move or the talks "
            + "are over.");

    private static bool MayCall(SeatView view, Pace pace) =>
        view.Table.Reach > Reach.Talks && view.Table.Phase == TablePhase.Talking
            && pace.TurnsLeft > TurnsToUseIt
        && CallsInRound(view) < MostCalls && view.Own.Calls.All(c => c.Answer is not null);

    private static int CallsInRound(SeatView view) => view.Table.Lines.Count(l =>
        l is TalkLine.Noted { What: TableEvent.SteppedOut } && l.By.Party == view.Party);

    /// <summary>A forbidden option that they seem to want most, if it would cost us less than it is worth to
    /// them.</summary>
    private static Move? Option(SeatView view, OwnSide own, Others others, int range)
    {
        (OptionRef Option, int Gain, int Cost)? best = null;
        foreach (var red in own.Mandate.Forbidden)
        {
            if (own.Mandate.Allows(red) || WasAsked(view, red)) continue;
            var (theirs, ours) = (others.Valuation.Points[red.Issue], own.Valuation.Points[red.Issue]);
            var allowed = Enumerable.Range(0, theirs.Length).Where(o => own.Allows(red.Issue, o)).ToArray();
            if (allowed.Length == 0 || theirs[red.Option] < theirs.Max()) continue;
            var gain = theirs[red.Option] - allowed.Max(o => theirs[o]);
            var cost = Math.Max(0, allowed.Max(o => ours[o]) - ours[red.Option]);
            if (gain < WorthAsking || cost * 100 > DearestShare * range) continue;
            if (best is null || gain - cost > best.Value.Gain - best.Value.Cost) best = (red, gain, cost);
        }

        if (best is not { } ask || !view.Table.Offers.Exists(o => o.By.Party != own.Party)) return null;
        var issue = view.Agenda.Issues[ask.Option.Issue];
        var name = issue.Options[ask.Option.Option].Name;
        return Ask(new(ask.Option, null,
            $"They seem to want “{name}” on {issue.Name} most. May we go there, and for what?"),
            $"They seem to want \"{name}\" on {issue.Name} (estimate {ask.Gain} of "
                + $"{OpponentModel.Scale}); it would "
            + $"cost us about {ask.Cost} points, and the mandate forbids it. It is worth the minutes "
                + "to ask.");
    }

    /// <summary>Their best offer, where it is better than no deal and yet below the minimum.</summary>
    private static Move? Draft(SeatView view, OwnSide own, AtHome home)
    {
        var best = view.Table.Offers.Where(o => o.By.Party != own.Party && !WasAsked(view, o.Package)
                && own.Mandate.Breach(o.Package) is null)
            .Select(o => (Offer: o, Score: own.Score(o.Package)))
            .Where(o => o.Score > own.Reservation && o.Score < own.Floor
                && home.Supposed(o.Offer.Package) >= 50)
            .DefaultIfEmpty().MaxBy(o => o.Score);
        return best.Offer is not { } offer ? null : Ask(
            new(null, offer.Package,
                $"Their offer {offer.Number} is below your minimum. Could you live with it?"),
            $"Their offer {offer.Number} gives {best.Score} points, no deal {own.Reservation}, "
                + "and the mandate "
            + $"asks for {own.Floor}: the capital may prefer it to nothing.");
    }

    private static bool WasAsked(SeatView view, OptionRef option) =>
        view.Own.Calls.TakeLast(CallsInRound(view)).Any(c => c.Ask.Option == option);

    private static bool WasAsked(SeatView view, Package draft) =>
        view.Own.Calls.TakeLast(CallsInRound(view)).Any(c => draft.Equals(c.Ask.Draft));

    private static Move Ask(CapitalAsk ask, string reason) => new(new CallCapital(ask), reason);
}
