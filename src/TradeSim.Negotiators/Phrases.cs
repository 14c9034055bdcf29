using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The words that go with an offer: public names of issues and options in it, and nothing else.</summary>
internal static class Phrases
{
    private static readonly string[] Opening =
    [
        "To begin: {ask} matters most to us, and {give} is a first step of ours.",
        "This is where we start. We look for {ask}; {give} is on offer from the first hour.",
    ];

    private static readonly string[] Trading =
    [
        "We move: {give}. In return we need {ask}.",
        "Here is a step, {give}. It works for us only together with {ask}.",
        "Take {give} as our contribution; we look to you for {ask}.",
        "We have thought again and can go to {give}. What we ask for is {ask}.",
    ];

    private static readonly string[] Giving =
    [
        "We move once more: {give}.",
        "Another step from our side, {give}. The rest you know.",
    ];

    private static readonly string[] Asking =
    [
        "We have put the package together differently. What counts for us is {ask}.",
        "Please look at this one. Our point is {ask}.",
    ];

    /// <summary>What an offer gives and asks for, told by how it differs from the offers before it.</summary>
    public static string ForOffer(SeatView view, Package package)
    {
        var own = view.Brief.Valuation;
        var ours = view.Table.LastOfferOf(view.Party)?.Package;
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != view.Party)?.Package;
        var ask = Largest(package, theirs, own, 1);
        var give = ours is null ? Largest(package, null, own, -1) : Largest(package, ours, own, -1);
        if (give == ask) give = -1;
        var variant = (view.Heard / 2) + (int)(view.Strategy.Seed & 3);
        var patterns = ours is null && ask >= 0 && give >= 0 ? Opening
            : ask >= 0 && give >= 0 ? Trading
            : give >= 0 ? Giving
            : ask >= 0 ? Asking
            : ["This package is worth a second look."];
        return patterns[variant % patterns.Length]
            .Replace("{give}", Name(view, package, give))
            .Replace("{ask}", Name(view, package, ask));
    }

    public static string ForSettling(Offer theirs) =>
        $"Time is short. We can take your offer {theirs.Number} as it was; let us close on it.";

    /// <summary>The issue whose option here is most above (1) or below (-1) the one there, or -1.</summary>
    /// <param name="there">The package to compare with; null compares with the middle of each issue's points.</param>
    private static int Largest(Package here, Package? there, Valuation own, int sign)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < here.Count; i++)
        {
            var points = own.Points[i];
            var base2 = there is null ? points.Min() + points.Max() : 2 * points[there[i]];
            var difference = sign * (2 * points[here[i]] - base2);
            if (difference > most) (best, most) = (i, difference);
        }

        return best;
    }

    private static string Name(SeatView view, Package package, int issue) =>
        issue < 0 ? "" : $"“{view.Agenda.Issues[issue].Options[package[issue]].Name}” on {view.Agenda.Issues[issue].Name}";
}
