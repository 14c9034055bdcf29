using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace TradeSim.Server.Seats;

/// <summary>Who sits at a connection: read from its signed token, never from what it says.</summary>
/// <param name="Student">The student of a class whose seat it is; 0 for the facilitator, null outside a class.</param>
/// <param name="Keys">Of the facilitator, which of the class's keys it came with.</param>
internal sealed record SeatHolder(string Session, string Party, string Seat, int? Student = null, int Keys = 0);

/// <summary>Signs seats into tokens and reads them back; a token is good for thirty days.</summary>
internal sealed class SeatTokens(IDataProtectionProvider protection)
{
    private readonly SignedText signed = new(protection, "TradeSim.Seat.1", TimeSpan.FromDays(30));

    public string Sign(SeatHolder holder) => signed.Sign(string.Create(
        CultureInfo.InvariantCulture, $"{holder.Session}/{holder.Party}/{holder.Seat}/{holder.Student}/{holder.Keys}"));

    /// <summary>The seat of a token; null where it was not signed here, was changed, or is too old.</summary>
    public SeatHolder? Read(string? token) =>
        // Those of older versions end with the student.
        signed.Read(token)?.Split('/') is [var session, var party, var seat, var student, .. var rest] && rest.Length <= 1
            ? new(session, party, seat, student.Length == 0 ? null : Number(student), rest is [var keys] ? Number(keys) : 0)
            : null;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
