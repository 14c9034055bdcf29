namespace TradeSim.Negotiators.Personas;

/// <summary>How an envoy bargains: where it opens, what it aims at, and how it answers steps.</summary>
/// <param name="OpensBelowBest">Share of the way from the best to the floor that the first offer gives
/// away.</param>
/// <param name="ShareOfNash">How much of the estimated Nash solution the aim for the end keeps.</param>
/// <param name="Firmness">How much more of it against a side that does not move.</param>
/// <param name="Reciprocity">Share of the way to the end that a step of the other side is answered
/// with.</param>
internal sealed record Manner(double OpensBelowBest, double ShareOfNash, double Firmness, double Reciprocity)
{
    /// <summary>The exponent of its concession over time: 1 gives way evenly, more waits.</summary>
    public double Patience { get; private init; } = 2;

    /// <summary>The manner of talks that end with the handshake.</summary>
    public static Manner Plain { get; } = new(0.12, 0.35, 0.3, 0.5);

    /// <summary>The same manner as far as a skill allows: less patient, and content with less in the end.</summary>
    public Manner With(Skill skill) => this with
    {
        Patience = Patience * skill.Patience / Skill.Of(EnvoyName.Strongest).Patience,
        ShareOfNash = ShareOfNash * (1 - (skill.Falls / 2)),
        Firmness = Firmness * (1 - skill.Falls),
    };
}
