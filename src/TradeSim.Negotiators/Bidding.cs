using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The moves that all negotiators share.</summary>
internal static class Bidding
{
    /// <summary>The own open offer, or null.</summary>
    public static Offer? StandingOffer(SeatView view) =>
        view.Table.LastOfferOf(view.Party) is { IsOpen: true } offer ? offer : null;

    /// <summary>Accepts the open offer if it is permitted and worth at least this many points.</summary>
    public static Move? AcceptIfAtLeast(SeatView view, OwnSide own, int points, string reason)
    {
        if (own.OfferToAnswer(view.Table) is not { } offer || !own.Permits(offer.Package)) return null;
        var score = own.Score(offer.Package);
        return score < points ? null : Accept(offer, $"Offer {offer.Number} gives {score} points. {reason}");
    }

    public static Move Accept(Offer offer, string reason) =>
        new(new TableCommand.AcceptOffer(offer.Number), reason);

    public static Move Offer(SeatView view, Package package, string reason) =>
        new(new TableCommand.MakeOffer(package, Phrases.ForOffer(view, package)), reason);

    /// <summary>There is nothing new to offer: says no to what lies open, or else that the own offer
    /// stands.</summary>
    public static Move StandStill(SeatView view, OwnSide own, string reason) =>
        own.OfferToAnswer(view.Table) is { } offer
            ? new(new TableCommand.RejectOffer(offer.Number, Refusing.ForRejection(view, offer)), reason)
            : new(new TableCommand.SayWords(Refusing.ForStanding(view)), reason);
}
