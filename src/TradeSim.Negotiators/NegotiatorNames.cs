using TradeSim.Delegations;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Negotiators.Personas;

namespace TradeSim.Negotiators;

/// <summary>The negotiators that may hold a delegation.</summary>
public static class NegotiatorNames
{
    internal const string Envoy = "envoy";
    internal const string Random = "random";

    /// <summary>Every name, ours first and then the references of the literature.</summary>
    public static IReadOnlyList<string> All { get; } = [Envoy, .. Bargainers.References];

    /// <summary>How a name of ours may go on, for who reads a list of names.</summary>
    public const string More = "envoy may have a persona and a level from 1 to 5, as envoy:hardliner, envoy@2 or "
        + "envoy:dealmaker@3";

    /// <summary>The personas that our own negotiator can take on.</summary>
    public static IReadOnlyList<string> Personas { get; } = [.. Persona.All.Select(p => p.Name)];

    /// <summary>Our own negotiator with a persona and a level; null leaves either to it.</summary>
    public static string Ours(string? persona, int? level) =>
        Envoy + (persona is null ? "" : $":{persona}") + (level is null ? "" : $"@{level}");

    /// <summary>An envoy's name with the persona that this seed draws and the level that it plays at; any other as it
    /// is.</summary>
    public static string InFull(string name, long seed) => EnvoyName.Read(name) is { } asked
        ? Ours(Persona.Of(new(name, seed)).Name, asked.Level) : name;

    /// <summary>True if a negotiator has this name.</summary>
    public static bool IsKnown(string name) => All.Contains(name) || EnvoyName.Read(name) is not null;

    /// <summary>The persona of a negotiator; its own name where it has none.</summary>
    public static string PersonaOf(Strategy strategy) =>
        IsEnvoy(strategy.Name) ? Persona.Of(strategy).Name : strategy.Name;

    internal static bool IsEnvoy(string name) => EnvoyName.Read(name) is not null;
}
