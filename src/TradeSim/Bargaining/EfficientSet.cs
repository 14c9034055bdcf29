using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>Every efficient score vector of a package space once, in whole units, with a package for each.</summary>
/// <remarks>By the first party's score from low to high, then by the second's, and so on.</remarks>
public sealed class EfficientSet
{
    private readonly Message points;
    private readonly Trail trail;
    private readonly int parties;

    private EfficientSet(Message points, Trail trail, int parties) =>
        (this.points, this.trail, this.parties) = (points, trail, parties);

    /// <summary>How many efficient score vectors there are.</summary>
    public int Count => points.Count;

    /// <summary>The efficient set of all packages of a space.</summary>
    public static EfficientSet Of(PackageSpace space)
    {
        var (points, trail) = Elimination.Of(space);
        return new(points, trail, space.Parties);
    }

    /// <summary>The parties' scores at a point.</summary>
    public ReadOnlySpan<long> Scores(int point) => points.Scores.AsSpan(Place(point) * parties, parties);

    /// <summary>A package with these scores; of several the same one on every machine.</summary>
    public Package Package(int point) => new([.. trail.Unwind(points.Steps[Place(point)])]);

    // Messages keep the first score falling.
    private int Place(int point) => Count - 1 - point;
}
