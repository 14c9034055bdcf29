using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace TradeSim.Server.Seats;

/// <summary>Who sits at a connection: read from its signed token, never from what it says.</summary>
/// <param name="Student">The student of a class whose seat it is; 0 for the facilitator, null outside a class.</param>
internal sealed record SeatHolder(string Session, string Party, string Seat, int? Student = null);

/// <summary>Signs seats into tokens and reads them back; a token is good for thirty days.</summary>
internal sealed class SeatTokens(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("TradeSim.Seat.1").ToTimeLimitedDataProtector();

    public string Sign(SeatHolder holder) =>
        protector.Protect($"{holder.Session}/{holder.Party}/{holder.Seat}/{holder.Student}", Lifetime);

    /// <summary>The seat of a token; null where it was not signed here, was changed, or is too old.</summary>
    public SeatHolder? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return protector.Unprotect(token).Split('/') is [var session, var party, var seat, var student]
                ? new(session, party, seat, student.Length == 0 ? null : int.Parse(student, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
