using TradeSim.Delegations;

namespace TradeSim.Negotiators.Personas;

/// <summary>What the name of an envoy asks for: "envoy", "envoy:hardliner", "envoy@2", "envoy:dealmaker@3".</summary>
/// <param name="Persona">Null where the strategy's seed is to draw one.</param>
/// <param name="Level">1 to 5; the strongest where none is named.</param>
internal sealed record EnvoyName(Persona? Persona, int Level)
{
    /// <summary>The strongest level, which is played unless a name asks for less.</summary>
    public const int Strongest = 5;

    /// <summary>Reads a name; null where it is not one of an envoy.</summary>
    public static EnvoyName? Read(string name)
    {
        var persona = Persona.All.FirstOrDefault(p => p.Name == Strategy.PersonaIn(name));
        var level = Strategy.LevelIn(name);
        // Whatever else stands in the name makes it another one.
        return level is null or (>= 1 and <= Strongest) && name == NegotiatorNames.Ours(persona?.Name, level)
            ? new(persona, level ?? Strongest) : null;
    }
}
