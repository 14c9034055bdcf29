using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;

namespace TradeSim.Delegations;

/// <remarks>Who is here, who is away, and the negotiator that stands in while nobody is.</remarks>
public sealed partial record Delegation
{
    /// <summary>Who speaks in the delegation's own talk without a seat in it.</summary>
    public const string Facilitator = "facilitator";

    /// <summary>The seats whose people are not here now; the capital's may be empty and stand here too.</summary>
    public ImmutableSortedSet<string> Away { get; private init; } = [];

    /// <summary>True while a negotiator speaks for people who are not here.</summary>
    public bool StandsIn { get; private init; }

    /// <summary>The seats whose people are in the room now.</summary>
    public IEnumerable<string> Here => People.Keys.Where(s => s != Capital && !Away.Contains(s));

    /// <summary>What the office says about presence; null for a command that is another's.</summary>
    private Decision<DelegationEvent>? DecideOnPresence(DelegationCommand command) => command switch
    {
        NoteAbsence c when !HasSeat(c.Seat) => No("no-such-seat", "There is no such seat."),
        NoteAbsence c when Away.Contains(c.Seat) => No("away-already", "That seat is away already."),
        NoteAbsence c => new DelegationEvent[] { new SeatAway(c.Seat) },
        NoteReturn c when !Away.Contains(c.Seat) => No("not-away", "That seat is not away."),
        NoteReturn c => new DelegationEvent[] { new SeatBack(c.Seat) },
        StandIn when Negotiator is not null => No("held-already", "A negotiator holds this delegation already."),
        StandIn c => new DelegationEvent[] { new StandInCame(c.Strategy) },
        HandBack when !StandsIn => No("not-held", "No negotiator stands in for this delegation."),
        HandBack => new DelegationEvent[] { new StandInLeft() },
        EmptySeat c when !People.ContainsKey(c.Seat) => No("empty-already", "Nobody holds that seat."),
        EmptySeat c => new DelegationEvent[] { new SeatLeft(c.Seat) },
        HearNote c when string.IsNullOrWhiteSpace(c.Words) => No("no-words", "Write something to say first."),
        HearNote c when c.Words.Length > Table.MostWords => Wordy,
        HearNote c => new DelegationEvent[] { new NoteHeard(c.Words.Trim()) },
        _ => null,
    };

    private Delegation EvolveOnPresence(DelegationEvent happened) => happened switch
    {
        SeatAway e => this with { Away = Away.Add(e.Seat) },
        SeatBack e => this with { Away = Away.Remove(e.Seat) },
        StandInCame e => this with
        {
            Negotiator = e.Strategy,
            StandsIn = true,
            Talk = Talk.Add(new(Facilitator, "Nobody of you is here: an AI speaks for you until somebody comes.")),
        },
        StandInLeft => this with
        {
            Negotiator = null,
            StandsIn = false,
            Talk = Talk.Add(new(Facilitator, "Somebody is here: the AI gave the delegation back.")),
        },
        NoteHeard e => this with { Talk = Talk.Add(new(Facilitator, e.Words)) },
        _ => EvolveAfterwards(happened),
    };
}
