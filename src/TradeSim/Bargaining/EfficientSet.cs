using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>
/// Every efficient score vector of a package space once, in whole units, with a package for each.
/// </summary>
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

    /// <summary>
    /// The set in a coarser unit, in which nearly equal scores are equal: it may have fewer points.
    /// </summary>
    /// <param name="coarse">The new score of an old one; never falls where the old one rises.</param>
    public EfficientSet Coarser(Func<long, long> coarse)
    {
        var mapped = new Message(parties, [], 1);
        for (var i = 0; i < Count; i++)
        {
            var to = mapped.Add(points.Steps[i]);
            for (var p = 0; p < parties; p++) to[p] = coarse(points.Scores[(i * parties) + p]);
        }

        var maxima = new Maxima(parties);
        maxima.Add(new long[parties], mapped, 0, mapped.Count, Trail.Nothing);
        var kept = new Message(parties, [], 1);
        maxima.WriteTo(kept, trail);
        kept.Close();
        return new(kept, trail, parties);
    }

    /// <summary>
    /// The points that the classical solutions choose; null where no point is rational for everybody.
    /// </summary>
    /// <param name="disagreement">By party, in the same unit as the scores.</param>
    public Choice? Choose(IReadOnlyList<long> disagreement)
    {
        var (rational, gains) = (new List<int>(), new List<long[]>());
        for (var i = 0; i < Count; i++)
        {
            var gain = Scores(i).ToArray();
            for (var p = 0; p < parties; p++) gain[p] -= disagreement[p];
            if (gain.Min() < 0) continue;
            rational.Add(i);
            gains.Add(gain);
        }

        return Choice.Of(gains)?.Among(rational);
    }

    // Messages keep the first score falling.
    private int Place(int point) => Count - 1 - point;
}
