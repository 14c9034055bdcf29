using System.Collections.Immutable;
using System.Text.Json;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Protocol;

/// <summary>News of one room as it crosses the wire: the number of the entry, its time, and its events whole.</summary>
public sealed record RoomNews(string Room, int Number, DateTimeOffset At, JsonElement Events);

/// <summary>What a connection is told when it comes in: whose seat its token gives it. News follows as pushes.</summary>
/// <param name="Rooms">The rooms it hears.</param>
public sealed record Joined(string Session, string Party, string Seat, string Code, ImmutableArray<string> Rooms);

/// <summary>The answer to a command: the entry's number, or why not. Only its asker gets it.</summary>
public sealed record Answer(int? Number, string? Code, string? Because)
{
    /// <summary>The command counts as this entry.</summary>
    public static Answer Counted(int number) => new(number, null, null);

    /// <summary>The command does not count.</summary>
    public static Answer Refused(string code, string because) => new(null, code, because);
}

/// <summary>Asks for a new session: scenario, own side, name, and who plays the other sides.</summary>
/// <param name="Opponent">A negotiator's name, or null where a person will join by code.</param>
/// <param name="MinutesPerDay">Real minutes a talk day lasts; null where the clock runs by moves.</param>
/// <param name="Reach">How far it goes; a campaign plays every scenario that follows this one.</param>
/// <param name="Opponents">The parties that the opponent plays; empty for all but the asker's.</param>
/// <param name="Principals">The parties whose capital a person plays.</param>
/// <param name="Advisers">Seats that an AI holds among people, as "party/seat"; never a head.</param>
/// <param name="Consent">How delegations of several people agree among themselves.</param>
/// <param name="Coach">True where who speaks for a delegation may ask a coach.</param>
/// <param name="Lap">True where packages better for every side are shown after a deal.</param>
public sealed record SessionRequest(
    string Scenario, string Party, string Name, string? Opponent, int? MinutesPerDay, Reach Reach,
    ImmutableArray<string> Opponents, ImmutableArray<string> Principals, ImmutableArray<string> Advisers,
    Consent Consent, bool Coach, bool Lap);

/// <summary>Asks for a branch of a recorded session, and for a seat in it.</summary>
/// <param name="File">The text of the replay file.</param>
/// <param name="At">The table's entry after which the branch begins.</param>
/// <param name="Opponent">The negotiator of all other parties, or null where people will join by code.</param>
/// <param name="KeepsChance">True where chance falls as it did in the original.</param>
/// <param name="MinutesPerDay">Real minutes a talk day lasts from there; null where the clock runs by moves.</param>
public sealed record BranchRequest(
    string File, int At, string Party, string Name, string? Opponent, bool KeepsChance, int? MinutesPerDay, bool Coach);

/// <summary>Asks for many branches that negotiators play from one moment.</summary>
/// <param name="Negotiators">Party id to negotiator name, for every party.</param>
/// <param name="Seed">Of the first one's chance; each further one takes the next number.</param>
public sealed record WhatIfRequest(
    string File, int At, ImmutableSortedDictionary<string, string> Negotiators, int Runs, long Seed);

/// <summary>A study as the home page shows it.</summary>
public sealed record StudyCard(string Id, string Title, string Summary, int Notes);

/// <summary>Asks the server to keep a study.</summary>
/// <param name="File">The text of the study file.</param>
public sealed record StudyRequest(string File);

/// <summary>Under which id a study is kept.</summary>
public sealed record StudyLink(string Id);

/// <summary>How one of many branches ended.</summary>
/// <param name="Seed">Of its chance.</param>
/// <param name="Agreement">Null where there was no deal.</param>
/// <param name="Results">What the round came to for each party, as it was lived.</param>
/// <param name="Offers">How many offers the round had in all.</param>
public sealed record BranchEnd(
    long Seed, Package? Agreement, string? LeftBy, ImmutableArray<PartyResult> Results, int Offers);

/// <summary>What the coach would do in the asker's place, and why; or why it says nothing. Only its asker gets it.</summary>
/// <param name="AtTable">What it would say at the table; null where it would act inside, or wait.</param>
/// <param name="Inside">What it would do inside the delegation; null where it would speak, or wait.</param>
/// <param name="Reason">Why, in sentences that may name the party's own points; null where it was not asked rightly.</param>
public sealed record Counsel(
    TableCommand? AtTable, DelegationCommand? Inside, string? Reason, string? Code, string? Because)
{
    /// <summary>The coach would do this; with neither command it would wait.</summary>
    public static Counsel Of(TableCommand? atTable, DelegationCommand? inside, string reason) =>
        new(atTable, inside, reason, null, null);

    /// <summary>The coach says nothing.</summary>
    public static Counsel Refused(string code, string because) => new(null, null, null, code, because);
}

/// <summary>Asks for a seat in a running session by its code, in a party and a seat if they are named.</summary>
public sealed record JoinRequest(string Code, string Name, string? Party, string? Seat);

/// <summary>A seat, and the signed token that proves it.</summary>
public sealed record SeatTicket(string Session, string Code, string Party, string Seat, string Token)
{
    /// <summary>The seat of whoever watches a table as one party sees it, and can do nothing there.</summary>
    public const string Observer = "observer";
}

/// <summary>A scenario as the home page shows it.</summary>
/// <param name="Weeks">Weeks that follow the talks; 0 where the handshake ends it.</param>
/// <param name="Sequels">The titles of the rounds that follow it in a campaign.</param>
public sealed record ScenarioCard(
    string Id, string Title, string Summary, string Place, ImmutableArray<Party> Parties, int Issues, int Days,
    int Weeks, ImmutableArray<string> Sequels);
