using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The words of a no, and of an offer that stands: they name what weighs in that offer, and never a
/// number of points.</summary>
internal static class Refusing
{
    private static readonly string[] No =
    [
        "Offer {n} does not work for us: {bad} is the hard part.",
        "We have to say no to offer {n}. It is {bad} that weighs too much.",
        "No to offer {n}; with {bad} it asks too much of us.",
        "We have read offer {n} with care, and {bad} keeps us from it.",
        "Thank you for offer {n}. As long as it says {bad}, our answer is no.",
        "Offer {n} leaves us with {bad}, and that is not a result we can defend.",
    ];

    private static readonly string[] PlainNo =
    [
        "Offer {n} is not yet what we can take.",
        "We have to say no to offer {n} as it is.",
        "Taken as a whole, offer {n} does not carry for us.",
    ];

    private static readonly string[] LastNo =
    [
        "The time is up, and with {bad} we cannot agree to offer {n}.",
        "We cannot agree to offer {n}. What stands in the way is {bad}.",
        "Offer {n} still says {bad}; we would rather go home without an agreement.",
    ];

    private static readonly string[] PlainLastNo =
    [
        "We cannot agree to offer {n}.",
        "Taken as a whole, offer {n} is not an agreement for us.",
    ];

    private static readonly string[] Standing =
    [
        "Our offer {own} stands.",
        "We stay with our offer {own}.",
        "Our offer {own} is still there to be taken.",
        "We have nothing to add to our offer {own}.",
    ];

    private static readonly string[] StandingFor =
    [
        "Our offer {own} stands. In it, {ask} counts for us.",
        "We stay with our offer {own}, and above all with {ask}.",
        "Please look at our offer {own} once more; {ask} is why we hold to it.",
        "We have nothing to add to our offer {own}. It turns on {ask}.",
    ];

    private static readonly string[] Nothing =
    [
        "We have nothing to offer at this point.",
        "For now there is no package that we could put forward.",
        "We listen, but we have no offer to make.",
    ];

    /// <summary>A no to an open offer, and where an own one is open, that it stands.</summary>
    public static string ForRejection(SeatView view, Offer offer)
    {
        var standing = Bidding.StandingOffer(view);
        var utterance = new Utterance(view);
        var after = standing is null ? "" : " " + utterance.Choose(Standing, [], (p, _) => Own(p, standing));
        return Because(view, offer, utterance, No, PlainNo) + after;
    }

    /// <summary>A no in the last call, after which nothing more can be offered.</summary>
    public static string ForLastCall(SeatView view, Offer offer) =>
        Because(view, offer, new Utterance(view), LastNo, PlainLastNo);

    /// <summary>Nothing new: the own offer stands, or there is none.</summary>
    public static string ForStanding(SeatView view)
    {
        var utterance = new Utterance(view);
        if (Bidding.StandingOffer(view) is not { } standing)
            return utterance.Choose(Nothing, [], (p, _) => p);
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != view.Party)?.Package;
        var asks = Differences.Of(
            standing.Package, theirs, view.Brief.Valuation.Beside(standing.Package), 1);
        return utterance.Choose(asks.Count > 0 ? StandingFor : Standing, asks, (pattern, ask) =>
            Own(pattern, standing).Replace("{ask}",
                ask < 0 ? "" : PublicNames.Of(view.Agenda, standing.Package, ask), StringComparison.Ordinal));
    }

    /// <summary>The no names the option of that offer in which it is worst for us beside what we asked for
    /// last.</summary>
    private static string Because(
        SeatView view, Offer offer, Utterance utterance, string[] patterns, string[] plain)
    {
        var ours = view.Table.LastOfferOf(view.Party)?.Package;
        var bad = Differences.Of(offer.Package, ours, view.Brief.Valuation.Beside(offer.Package), -1);
        return utterance.Choose(bad.Count > 0 ? patterns : plain, bad, (pattern, issue) => pattern
            .Replace("{n}", $"{offer.Number}", StringComparison.Ordinal)
            .Replace("{bad}", issue < 0 ? "" : PublicNames.Of(view.Agenda, offer.Package, issue),
                StringComparison.Ordinal));
    }

    private static string Own(string pattern, Offer standing) =>
        pattern.Replace("{own}", $"{standing.Number}", StringComparison.Ordinal);
}
