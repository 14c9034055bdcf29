using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TradeSim.Server.Seats;

/// <summary>Texts that this server signed for a time, so that a browser can bring them back and not change them.</summary>
/// <param name="purpose">What was signed for one purpose is nothing for another.</param>
internal sealed class SignedText(IDataProtectionProvider protection, string purpose, TimeSpan lifetime)
{
    private const string Scheme = "Bearer ";

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector(purpose).ToTimeLimitedDataProtector();

    public string Sign(string text) => protector.Protect(text, lifetime);

    /// <summary>The text of a token; null where it was not signed here, was changed, or is too old.</summary>
    public string? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return protector.Unprotect(token);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The token that a request's header brings; null where it brings none.</summary>
    public static string? In(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;
    }

    /// <summary>The token of a connection. A browser cannot give its WebSockets a header, so there it stands in the address.</summary>
    public static string? AtHub(HttpContext? connection) =>
        connection is null ? null : In(connection.Request) ?? connection.Request.Query["access_token"].ToString();
}
