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
        var (rest, level) = (name, Strongest);
        if (name.IndexOf('@') is var at and >= 0)
        {
            if (name[(at + 1)..] is not [>= '1' and <= '5'] digit) return null;
            (rest, level) = (name[..at], digit[0] - '0');
        }

        if (rest == NegotiatorNames.Envoy) return new(null, level);
        const string before = NegotiatorNames.Envoy + ":";
        if (!rest.StartsWith(before, StringComparison.Ordinal)) return null;
        return Persona.All.FirstOrDefault(p => p.Name == rest[before.Length..]) is { } persona
            ? new(persona, level) : null;
    }
}
