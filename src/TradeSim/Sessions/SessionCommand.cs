using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Sessions;

/// <summary>Everything that can be asked of the session's office.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenSession), "open-session")]
[JsonDerivedType(typeof(GrantSeat), "grant-seat")]
[JsonDerivedType(typeof(AnswerCall), "answer-call")]
[JsonDerivedType(typeof(HoldBallots), "hold-ballots")]
[JsonDerivedType(typeof(OpenAftermath), "open-aftermath")]
[JsonDerivedType(typeof(LayMeasures), "lay-measures")]
[JsonDerivedType(typeof(CloseWeek), "close-week")]
[JsonDerivedType(typeof(Conclude), "conclude")]
[JsonDerivedType(typeof(VacateSeat), "vacate-seat")]
[JsonDerivedType(typeof(CallTalks), "call-talks")]
[JsonDerivedType(typeof(StopRounds), "stop-rounds")]
[JsonDerivedType(typeof(TakeOver), "take-over")]
[JsonDerivedType(typeof(LayLap), "lay-lap")]
[JsonDerivedType(typeof(CloseLap), "close-lap")]
public abstract record SessionCommand
{
    private SessionCommand() { }

    /// <summary>One play of a scenario is set up.</summary>
    public sealed record OpenSession(SessionSetup Setup) : SessionCommand;

    /// <summary>A person comes in; the office finds a seat, in the wished party if one is named.</summary>
    /// <param name="Seat">The wished seat; null for the first that is free, the head before others.</param>
    public sealed record GrantSeat(string? Party, string Name, string? Seat) : SessionCommand;

    /// <summary>A delegation called its capital, which the rules play.</summary>
    /// <param name="Mandate">What the capital permits so far, whether the rules or a person permitted it.</param>
    public sealed record AnswerCall(string Party, int Call, CapitalAsk Ask, Mandate Mandate) : SessionCommand;

    /// <summary>The parties agreed on this offer; every capital counts its votes.</summary>
    public sealed record HoldBallots(int Offer, Package Package, Standing Standing) : SessionCommand;

    /// <summary>The weeks after the talks begin, with what was ratified or with no deal.</summary>
    public sealed record OpenAftermath(Package? Package) : SessionCommand;

    /// <summary>A party sealed its measures of a week.</summary>
    public sealed record LayMeasures(string Party, int Week, ImmutableArray<MeasureTaken> Measures) : SessionCommand;

    /// <summary>A week is over, with this public record so far; who laid no measures goes on as before.</summary>
    public sealed record CloseWeek(int Week, Accord Accord) : SessionCommand;

    /// <summary>A round is over: the agreed package, or null and who left (null: time ran out), and the weeks after.</summary>
    public sealed record Conclude(Package? Agreement, string? LeftBy, Accord? Accord) : SessionCommand;

    /// <summary>A person was moved or removed: the seat is free again.</summary>
    public sealed record VacateSeat(string Party, string Seat) : SessionCommand;

    /// <summary>The talks begin, although a delegation may have nobody yet.</summary>
    public sealed record CallTalks : SessionCommand;

    /// <summary>The present round is the last one.</summary>
    public sealed record StopRounds : SessionCommand;

    /// <summary>What was recorded so far is taken over from here: a branch of another session begins.</summary>
    /// <param name="Negotiators">Party id to negotiator name; people take the seats of all other parties.</param>
    /// <param name="Seed">The original's, so that chance falls as it would have; or a new one.</param>
    /// <param name="Since">When the last entry that both share was written.</param>
    public sealed record TakeOver(
        Origin Origin, string Id, string Code, ImmutableSortedDictionary<string, string> Negotiators, long Seed,
        bool Coach, ClockSetting Clock, DateTimeOffset Since) : SessionCommand;

    /// <summary>A party said which packages of the lap it would take, by their place in the list.</summary>
    public sealed record LayLap(string Party, ImmutableArray<int> Taken) : SessionCommand;

    /// <summary>The lap is over, whoever has not answered.</summary>
    public sealed record CloseLap : SessionCommand;
}

/// <summary>How one play is set up. Names and chance were drawn before and are data here.</summary>
/// <param name="Code">What a second person types to join.</param>
/// <param name="Negotiators">Party id to negotiator name; a party that is not named is played by people.</param>
/// <param name="Advisers">Seats that negotiators hold among people: "party/seat" to negotiator name; never a head.</param>
/// <param name="Seed">All chance of the session follows from it; it stays in the office.</param>
/// <param name="Sequels">The rounds after the first; empty but in a campaign.</param>
/// <param name="Principals">The parties whose capital a person plays; the rules play the others.</param>
/// <param name="Coach">True where who speaks for a delegation may ask a coach, on every side alike.</param>
/// <param name="Lap">True where packages better for every side are shown after a deal.</param>
public sealed record SessionSetup(
    string Id, string Code, Scenario Scenario, ClockSetting Clock,
    ImmutableSortedDictionary<string, string> Negotiators, long Seed, Reach Reach, ImmutableArray<Scenario> Sequels,
    ImmutableArray<string> Principals, ImmutableSortedDictionary<string, string> Advisers, Consent Consent,
    bool Coach, bool Lap);
