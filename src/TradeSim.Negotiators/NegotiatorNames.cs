using TradeSim.Delegations;
using TradeSim.Negotiators.Personas;

namespace TradeSim.Negotiators;

/// <summary>The negotiators that may hold a delegation.</summary>
public static class NegotiatorNames
{
    internal const string Envoy = "envoy";
    internal const string Random = "random";

    /// <summary>Every name, ours first and then the references of the literature.</summary>
    public static IReadOnlyList<string> All { get; } = [Envoy, Random, .. TimeDependent.Names];

    /// <summary>The envoy by persona, for who does not want its seed to draw one.</summary>
    public static IReadOnlyList<string> Personas { get; } = [.. Persona.All.Select(p => $"{Envoy}-{p.Name}")];

    /// <summary>True if a negotiator has this name.</summary>
    public static bool IsKnown(string name) => All.Contains(name) || Persona.IsName(name);

    /// <summary>The persona of a negotiator; its own name where it has none.</summary>
    public static string PersonaOf(Strategy strategy) =>
        IsEnvoy(strategy.Name) ? Persona.Of(strategy).Name : strategy.Name;

    internal static bool IsEnvoy(string name) => name == Envoy || Persona.IsName(name);
}
