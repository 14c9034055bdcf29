using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The last call: no counter-offer is possible, so anything better than no deal is taken.</summary>
internal static class LastCall
{
    public static Move? Decide(SeatView view, OwnSide own)
    {
        if (own.OfferToAnswer(view.Table) is not { } offer) return null;
        var score = own.Score(offer.Package);
        return score > own.Reservation && own.Permits(offer.Package)
            ? new(new TableCommand.AcceptOffer(offer.Number),
                $"Last call: offer {offer.Number} gives {score}, no deal {own.Reservation} points.")
            : new(new TableCommand.RejectOffer(offer.Number, Refusing.ForLastCall(view, offer)),
                $"Last call: offer {offer.Number} gives {score} points; we need {own.Floor} and a package "
                + "that the capital permits.");
    }
}
