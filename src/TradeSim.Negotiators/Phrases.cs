using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>The words that go with an offer: public names of issues and of options in it, and nothing
/// else.</summary>
internal static class Phrases
{
    private const int MostAsked = 3;

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
        "On our side, {give}. On yours, we hope, {ask}.",
    ];

    private static readonly string[] Giving =
    [
        "We move once more: {give}.",
        "Another step from our side, {give}.",
    ];

    private static readonly string[] Asking =
    [
        "We have put the package together differently. What counts for us is {ask}.",
        "Please look at this one. Our point is {ask}.",
    ];

    /// <summary>What an offer gives and asks for, told by how it differs from the offers before it.</summary>
    public static string ForOffer(SeatView view, Package package)
    {
        var points = view.Brief.Valuation.Beside(package);
        var ours = view.Table.LastOfferOf(view.Party)?.Package;
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != view.Party)?.Package;
        var turn = view.Table.Offers.Count(o => o.By.Party == view.Party);
        var gives = ByDifference(package, ours, points, -1);
        var give = gives.Count > 0 ? gives[0] : -1;
        var asks = ByDifference(package, theirs, points, 1);
        asks.Remove(give);
        // The same demand in the same words every time would sound like a machine.
        var ask = asks.Count > 0 ? asks[turn % Math.Min(MostAsked, asks.Count)] : -1;
        var patterns = (give >= 0, ask >= 0) switch
        {
            (true, true) => ours is null ? Opening : Trading,
            (true, false) => Giving,
            (false, true) => Asking,
            _ => ["This package is worth a second look."],
        };
        return patterns[(turn + (int)(view.Strategy.Seed & 3)) % patterns.Length]
            .Replace("{give}", Name(view, package, give), StringComparison.Ordinal)
            .Replace("{ask}", Name(view, package, ask), StringComparison.Ordinal);
    }

    /// <summary>The words when the other side's own offer is taken up.</summary>
    public static string ForSettling(Offer theirs) =>
        $"Time is short. We can take your offer {theirs.Number} as it was; let us close on it.";

    /// <summary>The issues on which one package is above (1) or below (-1) another for us, the largest
    /// difference first.</summary>
    /// <param name="there">The package to compare with; null compares with the middle of each issue's
    /// points.</param>
    private static List<int> ByDifference(Package here, Package? there, ImmutableArray<ImmutableArray<int>> own, int sign)
    {
        var differences = new List<(int Issue, int Points)>();
        for (var i = 0; i < here.Count; i++)
        {
            var points = own[i];
            var twice = there is null ? points.Min() + points.Max() : 2 * points[there[i]];
            var difference = sign * (2 * points[here[i]] - twice);
            if (difference > 0 && (there is null || there[i] != here[i])) differences.Add((i, difference));
        }

        return [.. differences.OrderByDescending(d => d.Points).ThenBy(d => d.Issue).Select(d => d.Issue)];
    }

    private static string Name(SeatView view, Package package, int index)
    {
        if (index < 0) return "";
        var issue = view.Agenda.Issues[index];
        return $"“{issue.Options[package[index]].Name}” on {issue.Name}";
    }
}
