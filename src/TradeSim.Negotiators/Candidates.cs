using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>Finds the package for the next offer: worth the target to us, new to the other side, and probably
/// to its taste.</summary>
internal static class Candidates
{
    /// <summary>The package, or null where everything near the target was offered before.</summary>
    public static FrontierPoint? Choose(
        Bids bids, OwnSide own, OpponentModel model, ImmutableArray<FrontierPoint> frontier, Aspiration aim)
    {
        var heard = new HashSet<Package>();
        foreach (var bid in bids.All)
            if (bid.Party == own.Party)
                heard.Add(bid.Package);
        var most = aim.Target + aim.Band(own);
        FrontierPoint? above = null;
        foreach (var point in frontier)
        {
            if (point.Scores[0] < aim.Target || heard.Contains(point.Package)) continue;
            above = point;
            break;
        }

        // On the frontier what we like less they like more, so the first that is new is also their favourite.
        if (above is not null && above.Scores[0] <= most) return above;
        return Beside(own, model, frontier, p => p >= aim.Target && p <= most, heard) ?? above;
    }

    /// <summary>The best for them among the packages that differ from a frontier point in a single
    /// issue.</summary>
    private static FrontierPoint? Beside(
        OwnSide own, OpponentModel model, ImmutableArray<FrontierPoint> frontier,
        Func<int, bool> suits, HashSet<Package> heard)
    {
        FrontierPoint? best = null;
        foreach (var point in frontier)
            for (var i = 0; i < point.Package.Count; i++)
                for (var o = 0; o < own.Valuation.Points[i].Length; o++)
                {
                    if (!own.Allows(i, o)) continue;
                    var package = point.Package.With(i, o);
                    var score = own.Score(package);
                    if (!suits(score) || heard.Contains(package)) continue;
                    var theirs = model.Valuation.Score(package);
                    if (best is null || theirs > best.Scores[1]) best = new(package, [score, theirs]);
                }

        return best;
    }
}
