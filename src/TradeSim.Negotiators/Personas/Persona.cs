using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;

namespace TradeSim.Negotiators.Personas;

/// <summary>The character of an envoy that has a capital to carry and weeks to live through.</summary>
/// <param name="Bar">The least chance at home, in percent, of what it offers freely.</param>
/// <param name="Honesty">How much of what breaking its word would save it counts as no gain, in
/// percent.</param>
/// <param name="Fear">How heavily it takes what the others could withhold in answer, in percent.</param>
/// <param name="Suspicion">The belief, in percent, at which it asks how the other side stands.</param>
/// <param name="Waits">Weeks between an allegation that the figures bear out and its answer in kind.</param>
/// <param name="Levers">How many measures it takes of its own accord in a round.</param>
/// <param name="Margin">What the agreement must be worth beyond its alternative to be carried on, in
/// points.</param>
internal sealed record Persona(
    string Name, Manner Manner, int Bar, int Honesty, int Fear, int Suspicion, int Waits, int Levers,
        int Margin)
{
    private const int Jitter = 20;
    private const int ForPersona = 7_001;

    /// <summary>Does what the others read in an ambiguous text, where that is cheap.</summary>
    public bool IsGenerous { get; private init; }

    /// <summary>How it falls short of its word if it does.</summary>
    public ImmutableArray<Conduct> Evades { get; private init; } = [Conduct.SlowWalk];

    /// <summary>Keeps its word as the others keep theirs.</summary>
    public bool Mirrors { get; private init; }

    /// <summary>Argues over words, never slides to its floor, and stays with nothing that is worth too
    /// little.</summary>
    public bool IsHard { get; private init; }

    /// <summary>Takes the agreement back once breaches that are borne out cost too much of its
    /// gain.</summary>
    public bool BreaksOff { get; private init; }

    /// <summary>Pledges in public what it means to hold.</summary>
    public bool PledgesEarly { get; private init; }

    /// <summary>Praises the talks where its word is little believed.</summary>
    public bool SpeaksWarmly { get; private init; }

    private static Persona Technocrat { get; } =
        new("technocrat", new(0.12, 0.50, 0.30, 0.50), 60, 100, 100, 60, 1, 0, 0) { SpeaksWarmly = true };

    private static Persona Hardliner { get; } =
        new("hardliner", new(0.05, 0.75, 0.25, 0.30), 50, 30, 35, 50, 1, 2, 40)
        {
            IsHard = true,
            BreaksOff = true,
            PledgesEarly = true,
            Evades = [Conduct.SlowWalk, Conduct.Breach],
        };

    private static Persona Dealmaker { get; } =
        new("dealmaker", new(0.18, 0.35, 0.20, 0.60), 45, 85, 100, 80, 2, 0, -20)
        { IsGenerous = true, SpeaksWarmly = true };

    private static Persona Reciprocator { get; } =
        new("reciprocator", new(0.12, 0.45, 0.30, 0.80), 55, 75, 100, 60, 0, 0, 10) { Mirrors = true };

    private static Persona Opportunist { get; } =
        new("opportunist", new(0.10, 0.50, 0.30, 0.40), 45, 0, 60, 70, 1, 1, 30)
        {
            BreaksOff = true,
            PledgesEarly = true,
            Evades = [Conduct.SlowWalk, Conduct.FormOnly, Conduct.Breach],
        };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Persona> All { get; } =
        [Technocrat, Hardliner, Dealmaker, Reciprocator, Opportunist];

    /// <summary>The persona that a name asks for, or else the one that the strategy's seed draws.</summary>
    public static Persona Of(Strategy strategy) =>
        EnvoyName.Read(strategy.Name)?.Persona
        ?? All[new Chance(strategy.Seed, ForPersona).Below(All.Count)];

    /// <summary>A percentage moved a little by the strategy's seed, so that no two sessions are quite
    /// alike.</summary>
    public static int Moved(int percent, Strategy strategy, int occasion) =>
        percent + new Chance(strategy.Seed, occasion).Below((2 * Jitter) + 1) - Jitter;
}
