using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>A package that no other package dominates, with every party's score in points.</summary>
public sealed record FrontierPoint(Package Package, ImmutableArray<int> Scores);

/// <summary>The exact Pareto frontier of a package space.</summary>
public static class Frontier
{
    /// <summary>Every efficient score vector once, by the first party's score from low to high.</summary>
    /// <remarks>Of several packages with the same scores one is kept, the same on every machine.</remarks>
    /// <param name="valuations">One a party, in the agenda's order.</param>
    /// <param name="allows">Whether an issue may be settled on an option; all may where it is null.</param>
    public static ImmutableArray<FrontierPoint> Of(
        IReadOnlyList<Valuation> valuations, Func<int, int, bool>? allows = null)
    {
        var efficient = EfficientSet.Of(PackageSpace.Of(valuations, allows));
        var points = ImmutableArray.CreateBuilder<FrontierPoint>(efficient.Count);
        for (var i = 0; i < efficient.Count; i++)
        {
            var scores = ImmutableArray.CreateBuilder<int>(valuations.Count);
            foreach (var score in efficient.Scores(i)) scores.Add(checked((int)score));
            points.Add(new(efficient.Package(i), scores.MoveToImmutable()));
        }

        return points.MoveToImmutable();
    }
}
