namespace TradeSim.Server.Words;

/// <summary>How a negotiator sounds, by its persona.</summary>
internal static class Tones
{
    /// <param name="persona">A persona's name, or a strategy's own.</param>
    public static string Of(string persona) => persona switch
    {
        "technocrat" => "sober and exact",
        "hardliner" => "firm and brief",
        "dealmaker" => "warm and eager to get on",
        "reciprocator" => "courteous, and answers in kind",
        "opportunist" => "smooth and quick",
        _ => "matter-of-fact",
    };
}
