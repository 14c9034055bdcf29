using System.Text.Json.Serialization;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>What a party does in a week about one of its commitments; sealed until the debrief.</summary>
[JsonConverter(typeof(ByName<Conduct>))]
public enum Conduct
{
    /// <summary>Does what it reads in the text.</summary>
    Fulfil,

    /// <summary>Does more; where the text is ambiguous, what the others read in it.</summary>
    GoBeyond,

    /// <summary>Does it late and little by little.</summary>
    SlowWalk,

    /// <summary>Does what can be shown and little of what counts.</summary>
    FormOnly,

    /// <summary>Does not do it.</summary>
    Breach,
}

/// <summary>What a party does about one commitment.</summary>
/// <param name="Commitment">The commitment's number.</param>
public sealed record MeasureTaken(int Commitment, Conduct Conduct);

/// <summary>What conduct amounts to, in percent of what the other side was promised.</summary>
public static class Conducts
{
    private const int Beyond = 120;
    private const int Slow = 40;
    private const int Form = 10;
    private const int FormShows = 70;

    /// <summary>What arrives in truth.</summary>
    public static int Delivers(this Conduct conduct, Commitment commitment) => conduct switch
    {
        Conduct.GoBeyond => commitment.IsAmbiguous ? 100 : Beyond,
        Conduct.Fulfil => commitment.OwnPercent,
        Conduct.SlowWalk => commitment.OwnPercent * Slow / 100,
        Conduct.FormOnly => commitment.OwnPercent * Form / 100,
        _ => 0,
    };

    /// <summary>What can be seen before chance blurs it: mere form looks like more than it is.</summary>
    public static int Shows(this Conduct conduct, Commitment commitment) =>
        conduct == Conduct.FormOnly && !commitment.IsOpen
            ? commitment.OwnPercent * FormShows / 100
            : conduct.Delivers(commitment);
}
