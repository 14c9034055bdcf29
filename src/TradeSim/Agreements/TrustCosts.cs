namespace TradeSim.Agreements;

/// <summary>What acts in the weeks after the talks do to the trust in who does them, in points of a hundred.</summary>
public static class TrustCosts
{
    /// <summary>For the accused where the figures bear an allegation out, for the accuser where they do not.</summary>
    public const int Allegation = 8;

    /// <summary>For both, where the text can be read both ways.</summary>
    public const int BothReadings = 4;

    /// <summary>For a new measure against the other side.</summary>
    public const int Curb = 4;

    /// <summary>For a measure that the agreement forbids.</summary>
    public const int OpenBreach = 8;

    /// <summary>For taking the agreement back.</summary>
    public const int TakingBack = 10;

    /// <summary>For the same with an allegation that the figures bear out.</summary>
    public const int TakingBackWithCause = 3;
}
