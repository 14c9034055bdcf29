using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>The time-dependent tactics of Faratin, Sierra and Jennings (1998), as references to play
/// against.</summary>
/// <remarks>
/// Target = max - (max - min) f(t) with f(t) = t^(1/e); e is 0 for the hardliner, 0.2 boulware, 1 linear, 2
/// conceder.
/// They offer the package nearest above the target and accept what is no worse (AC_next).
/// </remarks>
internal static class TimeDependent
{
    public static IReadOnlyList<string> Names { get; } = ["hardliner", "boulware", "linear", "conceder"];

    public static Move? Decide(string name, SeatView view, OwnSide own)
    {
        var points = Ladder(own);
        var least = points.FindIndex(p => p.Scores[0] >= own.Floor);
        if (least < 0) return Bidding.StandStill(view, own, "No permitted package reaches the floor.");
        var (min, max) = (points[least].Scores[0], points[^1].Scores[0]);
        var target = max - (int)((max - min) * Conceded(name, Pace.Of(view).Share));
        var next = Nearest(points, target, Bidding.StandingOffer(view)?.Package);
        var reason = $"{name}: target {target} of {max} points, floor {own.Floor}; "
            + $"the next offer gives {next.Scores[0]}.";
        if (Bidding.AcceptIfAtLeast(view, own, next.Scores[0], reason) is { } accept) return accept;
        return Bidding.Offer(view, next.Package, reason);
    }

    /// <summary>The package nearest above the target, or its neighbour if just that lies on the table
    /// already.</summary>
    private static FrontierPoint Nearest(List<FrontierPoint> points, int target, Package? standing)
    {
        var at = points.FindIndex(p => p.Scores[0] >= target);
        if (!points[at].Package.Equals(standing)) return points[at];
        return at + 1 < points.Count ? points[at + 1] : points[Math.Max(0, at - 1)];
    }

    /// <summary>f(t): the share of the way from the best to the least that is conceded by now.</summary>
    private static double Conceded(string name, double t) => name switch
    {
        "hardliner" => 0,
        "boulware" => t * t * t * t * t,
        "linear" => t,
        "conceder" => Math.Sqrt(t),
        _ => throw new ArgumentException($"There is no negotiator {name}.", nameof(name)),
    };

    /// <summary>One permitted package for each score there is: nothing dominates where one side's gain is the
    /// other's loss.</summary>
    private static List<FrontierPoint> Ladder(OwnSide own)
    {
        var against = new Valuation(
            [.. own.Valuation.Points.Select(o => o.Select(p => -p).ToImmutableArray())],
            [.. own.Valuation.Linkages.Select(l => l with { Points = -l.Points })],
            own.Valuation.Economy is { } e ? e with { Points = [.. e.Points.Select(p => -p)] } : null);
        return [.. Frontier.Of([own.Valuation, against], own.Allows)];
    }
}
