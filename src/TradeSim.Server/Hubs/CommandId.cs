namespace TradeSim.Server.Hubs;

/// <summary>The id that a browser gives a command, so that the same one never counts twice.</summary>
internal static class CommandId
{
    private const int Longest = 64;

    /// <summary>True for a short text that can stand in a journal.</summary>
    public static bool IsGood(string? id) => id is { Length: > 0 and <= Longest } && !id.Any(char.IsControl);
}
