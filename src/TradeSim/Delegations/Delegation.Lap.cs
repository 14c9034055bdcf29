using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;

namespace TradeSim.Delegations;

/// <summary>The lap after the deal, as one delegation sees it: packages better for every side, and which it would take.</summary>
/// <remarks>A post-settlement settlement (Raiffa 1985): the deal stands whatever is answered here.</remarks>
/// <param name="Taken">By their place in the list; null before an answer.</param>
/// <param name="Answers">How often it answered; what it said last counts.</param>
public sealed record Lap(Package Deal, ImmutableArray<Package> Packages, ImmutableArray<int>? Taken, int Answers);

/// <remarks>What comes after a deal, and who speaks once the session is taken over.</remarks>
public sealed partial record Delegation
{
    /// <summary>The lap after the deal; null where none is open.</summary>
    public Lap? Lap { get; private init; }

    private Decision<DelegationEvent> DecideOnLap(Voice by, AnswerLap c) =>
        Lap is not { } lap ? No("no-lap", "No packages were shown to you after a deal.")
        : by.Seat == Capital ? No("not-in-the-room", "The capital is not in the room; it answers calls.")
        : c.Taken.Any(i => i < 0 || i >= lap.Packages.Length)
            ? No("bad-package", "Name the packages by their place in the list.")
        : new DelegationEvent[] { new LapAnswered(by.Seat, [.. c.Taken.Distinct().Order()]) };

    private Delegation EvolveAfterwards(DelegationEvent happened) => happened switch
    {
        LapOffered e => this with { Lap = new(e.Deal, e.Packages, null, 0) },
        LapAnswered e => this with { Lap = Lap! with { Taken = e.Taken, Answers = Lap.Answers + 1 } },
        SpeakerChanged e => this with
        {
            Negotiator = e.Negotiator,
            HasCoach = e.HasCoach,
            HasPrincipal = false,
            StandsIn = false,
            Consent = Consent.Head,
            People = People.Clear(),
            Advisers = Advisers.Clear(),
            Away = [],
            Consents = Consents.Clear(),
        },
        _ => throw new UnknownEventException(happened),
    };
}
