namespace TradeSim.Client.Starting;

/// <summary>How far an AI delegation thinks, as the start form says it.</summary>
/// <param name="Number">1 to 5.</param>
public sealed record OpponentLevel(int Number, string Name, string Line);

/// <summary>How an AI delegation bargains, as the start form says it.</summary>
/// <param name="Id">The persona in a negotiator's name; empty where it is drawn by lot.</param>
public sealed record OpponentPersona(string Id, string Name, string Line);

/// <summary>The AI delegations that can be chosen, in words for a person.</summary>
public static class Opponents
{
    /// <summary>The negotiator behind all of them.</summary>
    public const string Envoy = "envoy";

    /// <summary>The level that is chosen at first.</summary>
    public const int Middle = 3;

    /// <summary>Every level, the weakest first.</summary>
    public static IReadOnlyList<OpponentLevel> Levels { get; } =
    [
        new(1, "Novice", "Gives way early, content with little."),
        new(2, "Learner", "Does not learn from your offers."),
        new(3, "Practitioner", "Learns from your offers, gives way evenly."),
        new(4, "Skilled", "Learns, and waits longer."),
        new(5, "Expert", "Learns, waits, and plans to the end."),
    ];

    /// <summary>Every persona, the drawn one first.</summary>
    public static IReadOnlyList<OpponentPersona> Personas { get; } =
    [
        new("", "Surprise me", "Drawn by lot; the debrief tells."),
        new("hardliner", "Hardliner", "Opens high and gives little."),
        new("dealmaker", "Dealmaker", "Wants a deal and moves early."),
        new("technocrat", "Technocrat", "Calm, exact, keeps its word."),
        new("reciprocator", "Reciprocator", "Moves when you move."),
        new("opportunist", "Opportunist", "Keeps promises while they pay."),
    ];

    /// <summary>What is true of every level; a stronger one is never better informed.</summary>
    public const string Promise =
        "None ever sees your brief; lower levels only think less far.";

    /// <summary>The negotiator's name for a choice.</summary>
    public static string Name(string persona, int level) =>
        $"{Envoy}{(persona.Length > 0 ? $":{persona}" : "")}@{level}";
}
