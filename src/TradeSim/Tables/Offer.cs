using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Rooms;
using TradeSim.Scenarios;

namespace TradeSim.Tables;

/// <summary>A package that someone put to the table, with its number and author, and what became of it.</summary>
/// <param name="Number">1, 2, 3 … within its table.</param>
/// <param name="AcceptedBy">Parties that have said yes so far; agreement needs every party but the author.</param>
public sealed record Offer(
    int Number, Voice By, Package Package, string Words, TalkTime At, OfferStatus Status,
    ImmutableArray<string> AcceptedBy)
{
    /// <summary>True while the offer can still be answered.</summary>
    public bool IsOpen => Status == OfferStatus.Open;
}

/// <summary>What became of an offer.</summary>
[JsonConverter(typeof(ByName<OfferStatus>))]
public enum OfferStatus
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>Its author made a newer one.</summary>
    Replaced,

    /// <summary>Its author took it back.</summary>
    Withdrawn,

    /// <summary>Somebody said no to it.</summary>
    Rejected,

    /// <summary>Everybody agreed to it.</summary>
    Agreed,

    /// <summary>Everybody agreed to it, and a capital refused it.</summary>
    Fallen,
}

/// <summary>How the talks at a table ended.</summary>
public abstract record TalksOutcome
{
    private TalksOutcome() { }

    /// <summary>All parties agreed to this offer.</summary>
    public sealed record Agreed(int Offer, Package Package) : TalksOutcome;

    /// <summary>No deal: a party left, or time ran out (<paramref name="LeftBy"/> is null).</summary>
    public sealed record Failed(string? LeftBy) : TalksOutcome;
}
