namespace TradeSim.Negotiators;

/// <summary>The negotiators that may hold a delegation.</summary>
public static class NegotiatorNames
{
    internal const string Envoy = "envoy";
    internal const string Random = "random";

    /// <summary>Every name, ours first and then the references of the literature.</summary>
    public static IReadOnlyList<string> All { get; } = [Envoy, Random, .. TimeDependent.Names];

    /// <summary>True if a negotiator has this name.</summary>
    public static bool IsKnown(string name) => All.Contains(name);
}
