using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Sessions;

/// <summary>Everything that can be asked of the session's office.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OpenSession), "open-session")]
[JsonDerivedType(typeof(GrantSeat), "grant-seat")]
[JsonDerivedType(typeof(Conclude), "conclude")]
public abstract record SessionCommand
{
    private SessionCommand() { }

    /// <summary>One play of a scenario is set up.</summary>
    public sealed record OpenSession(SessionSetup Setup) : SessionCommand;

    /// <summary>A person comes in; the office finds a seat, in the wished party if one is named.</summary>
    public sealed record GrantSeat(string? Party, string Name) : SessionCommand;

    /// <summary>The table has an outcome: the agreed package, or null and who left (null: time ran out).</summary>
    public sealed record Conclude(Package? Agreement, string? LeftBy) : SessionCommand;
}

/// <summary>How one play is set up. Names and chance were drawn before and are data here.</summary>
/// <param name="Code">What a second person types to join.</param>
/// <param name="Negotiators">Party id to negotiator name; a party that is not named is played by people.</param>
public sealed record SessionSetup(
    string Id, string Code, Scenario Scenario, ClockSetting Clock,
    ImmutableSortedDictionary<string, string> Negotiators, long Seed);
