namespace TradeSim.Rooms;

/// <summary>Who speaks: the office, a party, or one seat of a party; written "office", "us" or "us/treasury".</summary>
public readonly record struct Voice(string Party, string Seat)
{
    /// <summary>The facilitator's office, which belongs to no party.</summary>
    public static Voice Office { get; } = new("", "");

    /// <summary>A party as a whole.</summary>
    public static Voice Of(string party) => new(party, "");

    /// <summary>True for the office.</summary>
    public bool IsOffice => string.IsNullOrEmpty(Party);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Voice Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (text == "office") return Office;
        return slash < 0 ? new(text, "") : new(text[..slash], text[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => IsOffice ? "office" : string.IsNullOrEmpty(Seat) ? Party : $"{Party}/{Seat}";
}
