using System.Security.Cryptography;

namespace TradeSim.Server.Api;

/// <summary>Codes that people type: letters and digits that nobody takes for each other.</summary>
internal static class Codes
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>A code drawn by lot.</summary>
    public static string Draw(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>What somebody typed, as a code of this length; null where it is none.</summary>
    public static string? Read(string typed, int length)
    {
        var code = typed.Trim().ToUpperInvariant();
        return code.Length == length && code.All(Letters.Contains) ? code : null;
    }
}
