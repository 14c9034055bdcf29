using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TradeSim.Server.Seats;

/// <summary>Who sits at a connection: read from its signed token, never from what it says.</summary>
internal sealed record SeatHolder(string Session, string Party, string Seat);

/// <summary>Signs seats into tokens and reads them back; a token is good for thirty days.</summary>
internal sealed class SeatTokens(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("TradeSim.Seat.1").ToTimeLimitedDataProtector();

    public string Sign(SeatHolder holder) =>
        protector.Protect($"{holder.Session}/{holder.Party}/{holder.Seat}", Lifetime);

    /// <summary>The seat of a token; null where it was not signed here, was changed, or is too old.</summary>
    public SeatHolder? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return protector.Unprotect(token).Split('/') is [var session, var party, var seat]
                ? new(session, party, seat)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
