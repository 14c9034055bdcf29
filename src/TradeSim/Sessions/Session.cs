using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;

namespace TradeSim.Sessions;

/// <summary>Where a session stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionPhase>))]
public enum SessionPhase
{
    /// <summary>Nothing was set up.</summary>
    None,

    /// <summary>Delegations are waited for.</summary>
    Lobby,

    /// <summary>The parties talk.</summary>
    Talks,

    /// <summary>All is open.</summary>
    Debrief,
}

/// <summary>The office of one play: the whole scenario, who sits where, chance and results.</summary>
public sealed record Session : IRoom<Session, SessionCommand, SessionEvent>
{
    /// <inheritdoc/>
    public static Session Empty { get; } = new();

    private Session() { }

    /// <summary>Where the session stands.</summary>
    public SessionPhase Phase { get; private init; }

    /// <summary>How it was set up; null before.</summary>
    public SessionSetup? Setup { get; private init; }

    /// <summary>Who was given which seat, in order.</summary>
    public ImmutableList<SeatGranted> Granted { get; private init; } = [];

    /// <summary>The end of the talks; null while they run.</summary>
    public SessionConcluded? Conclusion { get; private init; }

    /// <summary>The parties that people play, in the agenda's order.</summary>
    public IEnumerable<Party> PeoplesParties =>
        Setup!.Scenario.Agenda.Parties.Where(p => !Setup.Negotiators.ContainsKey(p.Id));

    /// <inheritdoc/>
    public Decision<SessionEvent> Decide(Voice by, SessionCommand command, DateTimeOffset now)
    {
        if (!by.IsOffice) return No("office-only", "Only the office can do this.");
        return (command, Phase) switch
        {
            (OpenSession c, SessionPhase.None) => Opened(c.Setup),
            (OpenSession, _) => No("already-open", "This session is open already."),
            (_, SessionPhase.None) => No("no-session", "There is no such session; check the link or the code."),
            (_, SessionPhase.Debrief) => No("over", "This session is over; open its debrief."),
            (GrantSeat c, _) => Grant(c),
            (Conclude c, SessionPhase.Talks) => Concluded(c),
            _ => No("not-talking", "The talks have not begun."),
        };
    }

    private static Decision<SessionEvent> Opened(SessionSetup setup)
    {
        var agenda = setup.Scenario.Agenda;
        if (setup.Negotiators.Keys.FirstOrDefault(p => agenda.Party(p) is null) is { } unknown)
            return No("no-such-party", $"There is no party {unknown} in {agenda.Title}.");
        var opened = new SessionOpened(setup);
        return agenda.Parties.All(p => setup.Negotiators.ContainsKey(p.Id))
            ? new SessionEvent[] { opened, new TalksCalled() }
            : new SessionEvent[] { opened };
    }

    private Decision<SessionEvent> Grant(GrantSeat c)
    {
        if (string.IsNullOrWhiteSpace(c.Name) || c.Name.Trim().Length > Delegation.LongestName)
            return No("bad-name", $"A name has 1 to {Delegation.LongestName} characters.");
        var wished = PeoplesParties.Where(p => c.Party is null || p.Id == c.Party)
            .OrderBy(p => Granted.Count(g => g.Party == p.Id)).ToArray();
        if (wished.Length == 0) return No("no-such-party", "That side is not open to people in this session.");
        var free = wished.SelectMany(p => p.Seats.OrderByDescending(s => s.Head)
                .Where(s => !Granted.Any(g => g.Party == p.Id && g.Seat == s.Id))
                .Select(s => (Party: p.Id, Seat: s.Id)))
            .ToArray();
        if (free.Length == 0) return No("full", "Every seat is taken; ask the host for another session.");
        var granted = new SeatGranted(free[0].Party, free[0].Seat, c.Name.Trim());
        var seated = Granted.Add(granted);
        return Phase == SessionPhase.Lobby && PeoplesParties.All(p => seated.Any(g => g.Party == p.Id))
            ? new SessionEvent[] { granted, new TalksCalled() }
            : new SessionEvent[] { granted };
    }

    private Decision<SessionEvent> Concluded(Conclude c)
    {
        var scenario = Setup!.Scenario;
        if (c.Agreement is { } package && !scenario.Agenda.Fits(package))
            return No("bad-package", "The agreement is not a package of this scenario.");
        var results = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).Select(b => new PartyResult(
            b.Party, c.Agreement is null ? b.Reservation : b.Valuation.Score(c.Agreement), b.Reservation));
        return new SessionEvent[] { new SessionConcluded(c.Agreement, c.LeftBy, [.. results]), new DebriefOpened() };
    }

    /// <inheritdoc/>
    public Session Evolve(SessionEvent happened) => happened switch
    {
        SessionOpened e => this with { Phase = SessionPhase.Lobby, Setup = e.Setup },
        SeatGranted e => this with { Granted = Granted.Add(e) },
        TalksCalled => this with { Phase = SessionPhase.Talks },
        SessionConcluded e => this with { Conclusion = e },
        DebriefOpened => this with { Phase = SessionPhase.Debrief },
        _ => throw new UnknownEventException(happened),
    };

    private static Refusal No(string code, string because) => new(code, because);
}
