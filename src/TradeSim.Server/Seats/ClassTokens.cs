using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace TradeSim.Server.Seats;

/// <summary>Who a browser is in a class.</summary>
internal enum ClassRole
{
    /// <summary>A student, who sees the own place.</summary>
    Student,

    /// <summary>The facilitator, who sees everything but the offices.</summary>
    Facilitator,

    /// <summary>The wall, which sees no name.</summary>
    Projector,
}

/// <summary>Who a browser is in a class: read from its signed token, never from what it says.</summary>
/// <param name="Number">The student's number; of the others, which of the class's keys they have, from 0.</param>
internal sealed record ClassHolder(string Code, ClassRole Role, int Number);

/// <summary>Signs the people of a class into tokens and reads them back; a token is good for a year.</summary>
internal sealed class ClassTokens(IDataProtectionProvider protection)
{
    private readonly SignedText signed = new(protection, "TradeSim.Class.1", TimeSpan.FromDays(365));

    public string Sign(ClassHolder holder) => signed.Sign(
        string.Create(CultureInfo.InvariantCulture, $"{holder.Code}/{holder.Role}/{holder.Number}"));

    /// <summary>The holder of a token; null where it was not signed here, was changed, or is too old.</summary>
    public ClassHolder? Read(string? token) => signed.Read(token)?.Split('/') is [var code, var role, var number]
        ? new(code, Enum.Parse<ClassRole>(role), int.Parse(number, CultureInfo.InvariantCulture))
        : null;
}
