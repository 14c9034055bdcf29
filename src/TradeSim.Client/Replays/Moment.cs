using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>What a moment of the talks is mostly about.</summary>
public enum MomentKind
{
    /// <summary>A package was put to the table.</summary>
    Offer,

    /// <summary>A non-binding hint.</summary>
    Signal,

    /// <summary>Words were said.</summary>
    Words,

    /// <summary>An offer was accepted, rejected or taken back, or a party left.</summary>
    Answer,

    /// <summary>A party left the room for a while.</summary>
    Call,

    /// <summary>A party spoke to the press.</summary>
    Press,

    /// <summary>A party asked, alleged, suspended, took a measure or took back in the weeks after the talks.</summary>
    Deed,

    /// <summary>The office spoke: the talks or a day opened, or time was up.</summary>
    Announcement,
}

/// <summary>One entry of the table's journal as a person reads it.</summary>
/// <param name="Entry">Its number in the table's journal: what a link to the moment names.</param>
/// <param name="Time">Talk time when it was said.</param>
/// <param name="Party">Who said it; null for the office.</param>
/// <param name="Offer">The offer it made or answered; null where it did neither.</param>
/// <param name="When">Its day and time, or its week, and the round in a campaign.</param>
public sealed record Moment(
    int Entry, TalkTime Time, string? Party, MomentKind Kind, int? Offer, string Sentence, string When);
