using TradeSim.Scenarios;

namespace TradeSim.Bargaining;

/// <summary>
/// What a combination of options adds for one party: one number of a list, found by adding up offsets.
/// </summary>
/// <remarks>
/// A linkage counts how many of its issues are settled as it asks and adds its points at the full count; an
/// economy adds up levels times strides. Both read <c>Values[Base + sum of Offsets]</c>, so one algorithm
/// serves them.
/// </remarks>
/// <param name="Scope">The issues it depends on, from low to high.</param>
/// <param name="Offsets">By place in the scope, by place among the issue's permitted options.</param>
internal sealed record Term(int Party, int Base, int[] Scope, int[][] Offsets, int[] Values)
{
    /// <summary>The terms of a valuation, on those issues only that make a difference to them.</summary>
    /// <param name="options">The permitted options by issue.</param>
    public static IEnumerable<Term> Of(int party, Valuation valuation, int[][] options)
    {
        foreach (var linkage in valuation.Linkages)
            if (linkage.Points != 0)
                yield return OfLinkage(party, linkage, options).Reduced();
        if (valuation.Economy is { } economy && economy.Points.Any(p => p != 0))
            yield return OfEconomy(party, economy, options).Reduced();
    }

    private static Term OfLinkage(int party, Linkage linkage, int[][] options)
    {
        int[] scope = [.. linkage.When.Select(c => c.Issue).Distinct().Order()];
        var values = new int[scope.Length + 1];
        values[^1] = linkage.Points;
        return new(party, 0, scope, [.. scope.Select(issue => Array.ConvertAll(options[issue], option =>
            linkage.When.All(c => c.Issue != issue || c.Options.Contains(option)) ? 1 : 0))], values);
    }

    private static Term OfEconomy(int party, EconomicPoints economy, int[][] options)
    {
        var offsets = new int[economy.Issues.Length][];
        var stride = 1;
        for (var i = offsets.Length - 1; i >= 0; i--)
        {
            var (levels, step) = (economy.Levels[i], stride);
            offsets[i] = Array.ConvertAll(options[economy.Issues[i]], option => levels[option] * step);
            stride *= economy.LevelsOf(i);
        }

        return new(party, 0, [.. economy.Issues], offsets, [.. economy.Points]);
    }

    /// <summary>The same without the issues whose permitted options are all alike to it.</summary>
    private Term Reduced()
    {
        int[] kept = [.. Enumerable.Range(0, Scope.Length)
            .Where(i => Offsets[i].Any(o => o != Offsets[i][0]))];
        if (kept.Length == Scope.Length) return this;
        var fixedOffset = Enumerable.Range(0, Scope.Length).Except(kept)
            .Where(i => Offsets[i].Length > 0).Sum(i => Offsets[i][0]);
        return new(Party, Base + fixedOffset, Array.ConvertAll(kept, i => Scope[i]),
            Array.ConvertAll(kept, i => Offsets[i]), Values);
    }
}
