using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>Our own negotiator: aims high, gives where it is cheap, answers concessions, and settles before
/// the end.</summary>
internal static class Envoy
{
    private const int TakesTheBestWithTurnsLeft = 3;

    public static Move? Decide(SeatView view, OwnSide own)
    {
        var name = EnvoyName.Read(view.Strategy.Name)!;
        var (skill, manner) = (Skill.Of(name.Level), name.Persona?.Manner ?? Manner.Plain);
        var model = OpponentModel.Of(view, null, skill.Models);
        var frontier = Frontier.Of([own.Valuation, model.Valuation], own.Allows);
        if (frontier.IsEmpty || frontier[^1].Scores[0] < own.Floor)
            return Bidding.StandStill(view, own, "No permitted package reaches the floor.");
        var (pace, bids) = (Pace.Of(view), Bids.Of(view));
        var aim = Aspiration.Of(bids, own, frontier, pace, manner.With(skill))
            .Loosely(own, skill, new Chance(view.Strategy.Seed, view.Heard));
        var next = Candidates.Choose(bids, own, model, frontier, aim);
        var reason = Reasons.Of(view, own, model, aim, pace);
        return Accept(view, own, aim, pace, next, Math.Min(aim.Target, aim.ContentWith(own, skill)), reason)
            ?? Settle(view, own, aim, pace, reason)
            ?? TradeIdea.Signal(view, own, model, reason)
            ?? (next is null
                ? Bidding.StandStill(view, own, $"{reason} Every package near the target was offered before.")
                : Bidding.Offer(view, next.Package, $"{reason} {Reasons.ForChoice(next)}"));
    }

    private static Move? Accept(
        SeatView view, OwnSide own, Aspiration aim, Pace pace, FrontierPoint? next, int enough, string reason)
    {
        var least = Math.Min(enough, next?.Scores[0] ?? enough);
        var why = $"It is no worse than our next offer. {reason}";
        if (Bidding.AcceptIfAtLeast(view, own, least, why) is { } move) return move;
        return pace.TurnsLeft > TakesTheBestWithTurnsLeft ? null
            : Bidding.AcceptIfAtLeast(view, own, BestIfNearEnough(own, aim, pace),
                $"Time runs out and it is about the best we have heard. {reason}");
    }

    /// <summary>Late in the talks the best offer so far is enough, at first only if it is near the aim for
    /// the end.</summary>
    private static int BestIfNearEnough(OwnSide own, Aspiration aim, Pace pace)
    {
        var best = Math.Max(own.Floor + 1, aim.Received - aim.Band(own));
        return pace.TurnsLeft <= Pace.SettlingTurns ? best : Math.Max(best, aim.End - aim.Band(own));
    }

    /// <summary>Shortly before the end, the best package that the other side ever offered becomes our own
    /// offer.</summary>
    private static Move? Settle(SeatView view, OwnSide own, Aspiration aim, Pace pace, string reason)
    {
        if (pace.TurnsLeft > Pace.SettlingTurns || aim.Received <= own.Floor) return null;
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
