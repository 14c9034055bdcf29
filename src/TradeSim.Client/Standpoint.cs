using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client;

/// <summary>What one seat has heard, and who it is: every part of the room is given this.</summary>
public sealed record Standpoint(Table Table, Delegation Delegation, string Party, string Seat)
{
    /// <summary>The public half of the present round.</summary>
    public Agenda Agenda => Table.Agenda!;

    /// <summary>The own brief with the mandate as it is now; null before it is heard.</summary>
    /// <remarks>Between two rounds the table is a moment ahead: the old brief is none for the new agenda.</remarks>
    public Brief? Brief => Fitting(Table.Agenda, Delegation.Brief);

    /// <summary>The own party.</summary>
    public Party Me => Agenda.Party(Party)!;

    /// <summary>The other parties.</summary>
    public IEnumerable<Party> Others => Agenda.Parties.Where(p => p.Id != Party);

    /// <summary>How the people of the own delegation are called, by seat, where a class knows it better.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>True for a facilitator, who watches and can do nothing here.</summary>
    public bool IsWatching => Seat == SeatTicket.Observer;

    /// <summary>How whoever holds a seat is called.</summary>
    public string NameOf(string seat) => seat == Delegations.Delegation.Facilitator ? "Facilitator"
        : Names.GetValueOrDefault(seat) ?? Delegation.People.GetValueOrDefault(seat) ?? Role(seat);

    /// <summary>True for the person who plays the capital, who is not in the room.</summary>
    public bool IsCapital => Seat == Delegations.Delegation.Capital;

    /// <summary>True if this seat binds its delegation: the head, or anybody while the head is not here.</summary>
    public bool Speaks => !IsCapital && !IsWatching && (Seat == Me.Head.Id || !Delegation.Here.Contains(Me.Head.Id));

    /// <summary>The name of who speaks for the delegation.</summary>
    public string HeadName => Delegation.People.ContainsKey(Me.Head.Id) ? NameOf(Me.Head.Id) : Me.Head.Holder;

    /// <summary>True where agreements go home before they bind.</summary>
    public bool HasSecondLevel => Table.Reach > Reach.Talks;

    /// <summary>True where constituencies at home decide on a deal of this session.</summary>
    public bool IsRatified => HasSecondLevel && Brief?.Home is not null;

    /// <summary>A brief that speaks of this agenda's issues; null for another's.</summary>
    public static Brief? Fitting(Agenda? agenda, Brief? brief) => agenda is not null && brief is not null
        && brief.Valuation.Points.Length == agenda.Issues.Length
        && brief.Valuation.Points.Select((p, i) => p.Length == agenda.Issues[i].Options.Length).All(same => same)
        ? brief : null;

    /// <summary>What the mood of the own country adds to every constituency's support for a package.</summary>
    public int Mood(Package package) => Table.Standing.MoodOf(Party, Agenda, package);

    /// <summary>Those in the room who stand behind a package, and how many there are.</summary>
    public (string[] Behind, int All) Behind(Package package)
    {
        var inRoom = Delegation.People.Where(p => p.Key != Delegations.Delegation.Capital).ToArray();
        return ([.. inRoom.Where(p => Delegation.Consents.TryGetValue(p.Key, out var to) && to.Equals(package))
            .Select(p => NameOf(p.Key))], inRoom.Length);
    }

    /// <summary>Who sits in a seat, or plays the capital.</summary>
    public string Role(string seat) => seat == Delegations.Delegation.Capital ? "Capital"
        : Me.Seats.FirstOrDefault(s => s.Id == seat)?.Role ?? seat;
}
