using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The words that go with an offer: public names of issues and of options in it, and nothing
/// else.</summary>
internal static class Phrases
{
    private static readonly string[] Opening =
    [
        "To begin: {ask} matters most to us, and {give} is a first step of ours.",
        "This is where we start. We look for {ask}; {give} is there from the first hour.",
        "Let us open with a whole package. {ask} is what brought us here, and {give} is our part.",
        "A first proposal: we would live with {give}, and we need to see {ask}.",
    ];

    private static readonly string[] OpeningGift =
    [
        "To begin, we put {give} into the package at once.",
        "This is where we start, and {give} is a first step of ours.",
    ];

    private static readonly string[] OpeningWish =
    [
        "To begin: {ask} matters most to us.",
        "This is where we start. What brought us here is {ask}.",
        "A first proposal, built around {ask}.",
    ];

    private static readonly string[] OpeningPlain =
    [
        "This is where we start.",
        "A first proposal, as a whole; please look at all of it.",
    ];

    private static readonly string[] Trading =
    [
        "We move: {give}. In return we need {ask}.",
        "Here is a step, {give}. It works for us only together with {ask}.",
        "Take {give} as our contribution; we look to you for {ask}.",
        "We have thought again and can go to {give}. What we ask for is {ask}.",
        "On our side, {give}. On yours, we hope, {ask}.",
        "This was not easy for us: {give}. It pays for {ask}, and for that only.",
        "Let us trade. You get {give}; what makes it worth it to us is {ask}.",
        "If {ask} can be had, {give} need not divide us.",
    ];

    private static readonly string[] Giving =
    [
        "We move once more: {give}.",
        "Another step from our side, {give}.",
        "We have heard you; the package now says {give}.",
        "So that we get on: {give}.",
    ];

    private static readonly string[] Asking =
    [
        "We have put the package together differently. What counts for us is {ask}.",
        "Please look at this one. Our point is {ask}.",
        "The same ground by another road; it leads to {ask}.",
        "We keep coming back to {ask}, and this package shows how it could fit.",
    ];

    private static readonly string[] Plain =
    [
        "This package is worth a second look.",
        "Here is another way to balance it; please take it as a whole.",
        "We have put the package together differently.",
    ];

    private static readonly string[] Settling =
    [
        "Time is short. We can take offer {n} as it was; let us close on it.",
        "Before the clock decides for us: offer {n}, as it was made. We are ready to close on it.",
        "The nearest that we came is offer {n}. We put it forward again, unchanged.",
    ];

    /// <summary>What an offer gives and asks for, told by how it differs from the offers before it.</summary>
    public static string ForOffer(SeatView view, Package package)
    {
        var points = view.Brief.Valuation.Beside(package);
        var ours = view.Table.LastOfferOf(view.Party)?.Package;
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != view.Party)?.Package;
        var gives = Differences.Of(package, ours, points, -1);
        var asks = Differences.Of(package, theirs, points, 1);
        if (gives.Count > 0) asks.Remove(gives[0]);
        var patterns = (gives.Count > 0, asks.Count > 0) switch
        {
            (true, true) => ours is null ? Opening : Trading,
            (true, false) => ours is null ? OpeningGift : Giving,
            (false, true) => ours is null ? OpeningWish : Asking,
            _ => ours is null ? OpeningPlain : Plain,
        };
        var give = gives.Count > 0 ? PublicNames.Of(view.Agenda, package, gives[0]) : "";
        return new Utterance(view).Choose(patterns, asks, (pattern, ask) => pattern
            .Replace("{give}", give, StringComparison.Ordinal)
            .Replace("{ask}",
                ask < 0 ? "" : PublicNames.Of(view.Agenda, package, ask), StringComparison.Ordinal));
    }

    /// <summary>The words when another side's own offer is taken up.</summary>
    public static string ForSettling(Offer theirs) => Settling[theirs.Number % Settling.Length]
        .Replace("{n}", $"{theirs.Number}", StringComparison.Ordinal);

    /// <summary>The move in other words, where an offer would come in the very words that its party spoke
    /// last.</summary>
    public static Move NotTwice(SeatView view, Move move) =>
        move.AtTable is TableCommand.MakeOffer offer && new Utterance(view).Was(offer.Words)
            ? move with { AtTable = offer with { Words = ForOffer(view, offer.Package) } }
            : move;
}
