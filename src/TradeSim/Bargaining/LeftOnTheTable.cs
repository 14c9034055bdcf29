using System.Collections.Immutable;

namespace TradeSim.Bargaining;

/// <summary>
/// What a deal left on the table: how much more there was with nobody worse off, in points.
/// </summary>
/// <param name="ByParty">How much more each party could have had with no other party worse off.</param>
/// <param name="Together">How much larger the sum of scores could have been with no party worse off.</param>
public sealed record LeftOnTheTable(ImmutableArray<int> ByParty, int Together)
{
    /// <summary>What a deal with these scores left.</summary>
    /// <remarks>
    /// Exact: whatever is worse for nobody is covered by a frontier point that is worse for nobody. Nothing
    /// is left where the frontier, perhaps of fewer packages, covers the deal nowhere.
    /// </remarks>
    /// <param name="scores">By party.</param>
    public static LeftOnTheTable Of(ImmutableArray<FrontierPoint> frontier, ImmutableArray<int> scores)
    {
        var more = new int[scores.Length];
        var together = 0;
        foreach (var point in frontier)
        {
            var gains = point.Scores.Select((u, i) => u - scores[i]).ToArray();
            if (gains.Min() >= 0) together = Math.Max(together, gains.Sum());
            for (var i = 0; i < more.Length; i++)
                if (gains[i] > more[i] && gains.Index().All(g => g.Index == i || g.Item >= 0))
                    more[i] = gains[i];
        }

        return new([.. more], together);
    }
}
