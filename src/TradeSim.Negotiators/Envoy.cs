using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>Our own negotiator: aims high, gives where it is cheap, answers concessions, and settles before the end.</summary>
internal static class Envoy
{
    private const int SettlesWithTurnsLeft = 2;
    private const int TakesTheBestWithTurnsLeft = 3;

    public static Move? Decide(SeatView view, OwnSide own)
    {
        var model = OpponentModel.Of(view);
        var frontier = Frontier.Of([own.Valuation, model.Valuation], own.Allows);
        if (frontier[^1].Scores[0] < own.Floor)
            return Bidding.StandStill(view, own, "No permitted package reaches the floor.");
        var pace = Pace.Of(view);
        var aim = Aspiration.Of(view, own, frontier, pace);
        var next = Choose(view, own, frontier, aim);
        var reason = Reasons.Of(view, own, model, aim, pace);
        return Accept(view, own, aim, pace, next, reason)
            ?? Settle(view, own, aim, pace, reason)
            ?? TradeIdea.Signal(view, own, model, reason)
            ?? (next is null
                ? Bidding.StandStill(view, own, $"{reason} Every package near the target was offered before.")
                : Bidding.Offer(view, next.Package, $"{reason} {Reasons.ForChoice(next)}"));
    }

    /// <summary>Of the packages in the band at the target, the one that the other side probably likes best and has not heard.</summary>
    private static FrontierPoint? Choose(
        SeatView view, OwnSide own, ImmutableArray<FrontierPoint> frontier, Aspiration aim)
    {
        var heard = new HashSet<Package>();
        foreach (var offer in view.Table.Offers)
            if (offer.By.Party == own.Party)
                heard.Add(offer.Package);
        // On the frontier what we like less they like more, so the first that is new is also their favourite.
        foreach (var point in frontier)
            if (point.Scores[0] >= aim.Target && !heard.Contains(point.Package))
                return point.Scores[0] <= aim.Target + 3 * aim.Band(own) ? point : Below(aim.Target) ?? point;
        return Below(aim.Target);

        FrontierPoint? Below(int target)
        {
            for (var i = frontier.Length - 1; i >= 0; i--)
                if (frontier[i].Scores[0] < target && frontier[i].Scores[0] >= Math.Max(own.Floor, aim.End)
                    && !heard.Contains(frontier[i].Package))
                    return frontier[i];
            return null;
        }
    }

    private static Move? Accept(
        SeatView view, OwnSide own, Aspiration aim, Pace pace, FrontierPoint? next, string reason)
    {
        var least = Math.Min(aim.Target, next?.Scores[0] ?? aim.Target);
        if (Bidding.AcceptIfAtLeast(view, own, least, $"It is no worse than our next offer. {reason}") is { } move)
            return move;
        return pace.TurnsLeft > TakesTheBestWithTurnsLeft ? null
            : Bidding.AcceptIfAtLeast(view, own, BestIfNearEnough(own, aim, pace),
                $"Time runs out and it is about the best we have heard. {reason}");
    }

    /// <summary>Late in the talks the best offer so far is enough, at first only if it is near the aim for the end.</summary>
    private static int BestIfNearEnough(OwnSide own, Aspiration aim, Pace pace)
    {
        var best = Math.Max(own.Floor + 1, aim.Received - aim.Band(own));
        return pace.TurnsLeft <= SettlesWithTurnsLeft ? best : Math.Max(best, aim.End - aim.Band(own));
    }

    /// <summary>Shortly before the end, the best package that the other side ever offered becomes our own offer.</summary>
    private static Move? Settle(SeatView view, OwnSide own, Aspiration aim, Pace pace, string reason)
    {
        if (pace.TurnsLeft > SettlesWithTurnsLeft || aim.Received <= own.Floor) return null;
        Offer? best = null;
        foreach (var offer in view.Table.Offers)
            if (offer.By.Party != own.Party && own.Permits(offer.Package)
                && (best is null || own.Score(offer.Package) >= own.Score(best.Package)))
                best = offer;
        if (best is null || best.Package.Equals(Bidding.StandingOffer(view)?.Package)) return null;
        return new(new TableCommand.MakeOffer(best.Package, Phrases.ForSettling(best)),
            $"{reason} Time runs out: their own offer {best.Number} is the best that both sides can take.");
    }
}
