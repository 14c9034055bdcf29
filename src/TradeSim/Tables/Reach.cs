using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>How far a table goes, and with it the session.</summary>
[JsonConverter(typeof(ByName<Reach>))]
public enum Reach
{
    /// <summary>The talks alone: a handshake ends it.</summary>
    Talks,

    /// <summary>The talks, ratification at home, and the weeks after.</summary>
    Aftermath,

    /// <summary>Several rounds, each opening from what the one before left behind.</summary>
    Campaign,

    /// <summary>A smaller table beside the plenary: some parties talk and signal there, and nothing binds.</summary>
    Caucus,
}

/// <summary>A round that was closed when the next one opened.</summary>
public sealed record ClosedRound(
    Agenda Agenda, ImmutableList<Offer> Offers,
    ImmutableList<TalkLine> Lines, TalksOutcome? Outcome, Accord? Accord);
