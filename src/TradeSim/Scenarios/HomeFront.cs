using System.Collections.Immutable;

namespace TradeSim.Scenarios;

/// <summary>The interests at home that a party's capital must carry to pass a deal. Part of the brief, so private.</summary>
/// <param name="Threshold">The support, of 100, that passes a deal.</param>
/// <param name="Swing">By how much chance may move each constituency's support either way on the day of the vote.</param>
public sealed record HomeFront(int Threshold, int Swing, ImmutableArray<Constituency> Constituencies);

/// <summary>A domestic interest with its own support for a package.</summary>
/// <param name="Wants">What it asks for, in a sentence.</param>
/// <param name="Share">Its weight in the vote; all shares of a party make 100.</param>
/// <param name="Lean">Its support, of 100, for a package that it has no points for.</param>
/// <param name="Support">Points of support by option, linkage and economy.</param>
/// <param name="Weights">What its support makes of the economy; empty where it does not look there.</param>
public sealed record Constituency(
    string Id, string Name, string Wants, int Share, int Lean, Valuation Support, ImmutableArray<Weight> Weights)
{
    /// <summary>Its support for a package, 0 to 100, in this mood of the country.</summary>
    public int For(Package package, int mood) => Math.Clamp(Lean + mood + Support.Score(package), 0, 100);
}
