using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Capitals;

/// <summary>Finds the package for the next offer where capitals must carry it and several parties may have to
/// like it.</summary>
/// <param name="bar">The least chance at home, in percent, while there is a choice.</param>
/// <param name="least">The least that the others must like it: more than what their capital refused.</param>
internal sealed class Picks(SeatView view, OwnSide own, Others others, AtHome home, int bar, int least)
{
    private const int WiderBands = 3;

    private readonly HashSet<Package> heard =
        [.. view.Table.Offers.Where(o => o.By.Party == own.Party).Select(o => o.Package)];

    /// <param name="band">The own points above the target within which the liking of others decides.</param>
    /// <summary>The package, or null where everything near the target was offered before.</summary>
    public FrontierPoint? Choose(ImmutableArray<FrontierPoint> frontier, Aspiration aim, int band)
    {
        var near = Near(frontier, aim.Target, aim.Target + (WiderBands * band))
            .OrderBy(p => p.Scores[0] > aim.Target + band).ThenByDescending(p => p.Scores[1])
            .ThenByDescending(p => p.Scores[0]).ToArray();
        if (near.FirstOrDefault(p => home.Supposed(p.Package) >= bar) is { } good) return good;
        var above = frontier.Where(p => p.Scores[0] >= aim.Target && IsNew(p.Package))
            .Select(p => p with { Scores = [p.Scores[0], others.Liking(p.Package)] }).ToArray();
        return above.Where(p => home.Supposed(p.Package) >= bar).MaxBy(p => p.Scores[1])
            ?? near.Concat(above).MaxBy(p => home.Supposed(p.Package));
    }

    /// <summary>Packages of the frontier, and those one issue beside it, that are worth this much.</summary>
    private List<FrontierPoint> Near(ImmutableArray<FrontierPoint> frontier, int from, int to)
    {
        var (found, seen) = (new List<FrontierPoint>(), new HashSet<Package>());
        foreach (var point in frontier)
        {
            Consider(point.Package, point.Scores[0]);
            // A single issue rarely makes more of a difference than this, and the far ones would only cost
            // time.
            if (point.Scores[0] < from - (to - from) || point.Scores[0] > to + (to - from)) continue;
            for (var i = 0; i < point.Package.Count; i++)
                for (var o = 0; o < own.Valuation.Points[i].Length; o++)
                    if (o != point.Package[i] && own.Allows(i, o))
                    {
                        var package = point.Package.With(i, o);
                        Consider(package, own.Score(package));
                    }
        }

        return found;

        void Consider(Package package, int score)
        {
            if (score < from || score > to || !seen.Add(package) || !IsNew(package)) return;
            if (own.Mandate.Breach(package) is not null) return;
            var liking = others.Liking(package);
            if (liking >= least) found.Add(new(package, [score, liking]));
        }
    }

    private bool IsNew(Package package) => !heard.Contains(package) && !Refusals.HasFallen(view, package);
}
