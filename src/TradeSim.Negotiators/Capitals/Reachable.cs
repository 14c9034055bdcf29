using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Capitals;

/// <summary>The frontier of what the mandate permits, with what the capital allows only beside other
/// things.</summary>
internal static class Reachable
{
    /// <summary>By own score from low to high.</summary>
    public static ImmutableArray<FrontierPoint> Frontier(OwnSide own, Valuation theirs)
    {
        Valuation[] sides = [own.Valuation, theirs];
        var strict = Bargaining.Frontier.Of(sides, own.Allows);
        if (own.Mandate.Provisos.IsEmpty) return strict;
        var all = own.Mandate.Provisos
            .SelectMany(p => Bargaining.Frontier.Of(sides, (issue, option) => Meets(own, p, issue, option)))
            .Concat(strict).Where(p => own.Mandate.Breach(p.Package) is null)
            .OrderByDescending(p => p.Scores[0]).ThenByDescending(p => p.Scores[1]);
        var kept = new List<FrontierPoint>();
        foreach (var point in all)
            if (kept.Count == 0 || point.Scores[1] > kept[^1].Scores[1])
                kept.Add(point);
        kept.Reverse();
        return [.. kept];
    }

    private static bool Meets(OwnSide own, Proviso proviso, int issue, int option) =>
        (own.Allows(issue, option) || proviso.Option == new OptionRef(issue, option))
        && proviso.Needs.All(n => n.Issue != issue || n.Options.Contains(option));
}
