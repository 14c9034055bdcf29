using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;

namespace TradeSim.Sessions;

/// <summary>Where a session stands.</summary>
[JsonConverter(typeof(ByName<SessionPhase>))]
public enum SessionPhase
{
    /// <summary>Nothing was set up.</summary>
    None,

    /// <summary>Delegations are waited for.</summary>
    Lobby,

    /// <summary>The parties talk.</summary>
    Talks,

    /// <summary>The weeks after the talks.</summary>
    Aftermath,

    /// <summary>After a deal, every side is asked about packages that are better for all.</summary>
    Lap,

    /// <summary>All is open.</summary>
    Debrief,
}

/// <summary>The office of one play: the whole scenario, who sits where, sealed measures, chance and results.</summary>
public sealed partial record Session : IRoom<Session, SessionCommand, SessionEvent>
{
    /// <inheritdoc/>
    public static Session Empty { get; } = new();

    private Session() { }

    /// <summary>Where the session stands.</summary>
    public SessionPhase Phase { get; private init; }

    /// <summary>How it was set up; null before.</summary>
    public SessionSetup? Setup { get; private init; }

    /// <summary>The scenario of the present round; null before the session was set up.</summary>
    public Scenario? Scenario { get; private init; }

    /// <summary>The round, counted from 1.</summary>
    public int Round { get; private init; } = 1;

    /// <summary>Who was given which seat, in order.</summary>
    public ImmutableList<SeatGranted> Granted { get; private init; } = [];

    /// <summary>The seats that were taken back, in order.</summary>
    public ImmutableList<SeatVacated> Vacated { get; private init; } = [];

    /// <summary>True once the present round is the last one, whatever was planned.</summary>
    public bool IsLastRound { get; private init; }

    /// <summary>The rounds that are over.</summary>
    public ImmutableList<RoundClosed> Rounds { get; private init; } = [];

    /// <summary>The end of the session; null while it runs.</summary>
    public SessionConcluded? Conclusion { get; private init; }

    /// <summary>What the other rooms must have been told by now, in order.</summary>
    public ImmutableList<Errands.Errand> ToTell { get; private init; } = [];

    /// <summary>The parties that people play, in the agenda's order.</summary>
    public IEnumerable<Party> PeoplesParties =>
        Setup!.Scenario.Agenda.Parties.Where(p => !Setup.Negotiators.ContainsKey(p.Id));

    /// <summary>The smaller tables beside the plenary.</summary>
    public ImmutableArray<Caucus> Caucuses => Setup is null ? [] :
        [.. EarlierCaucuses.Concat(Caucus.Of(Setup.Scenario.Agenda, [.. Setup.Negotiators.Keys])).DistinctBy(c => c.Room)];

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
            (VacateSeat c, _) when !IsHeld(c.Party, c.Seat) => No("empty-already", "Nobody holds that seat."),
            (VacateSeat c, _) => new SessionEvent[] { new SeatVacated(c.Party, c.Seat) },
            (CallTalks, SessionPhase.Lobby) => new SessionEvent[] { new TalksCalled() },
            (CallTalks, _) => No("already-begun", "The talks began already."),
            (StopRounds, _) => new SessionEvent[] { new RoundsStopped() },
            (_, SessionPhase.Lobby) => No("not-talking", "The talks have not begun."),
            (LayLap c, SessionPhase.Lap) => Laid(c),
            (CloseLap, SessionPhase.Lap) => new SessionEvent[] { Closing(LapAnswers), new DebriefOpened() },
            (_, SessionPhase.Lap) => No("lap", "The deal is made; only the lap after it is still open."),
            (TakeOver c, _) => TakenOver(c),
            (AnswerCall c, _) => Answered(c),
            (HoldBallots c, SessionPhase.Talks) => Counted(c),
            (OpenAftermath c, SessionPhase.Talks) => AftermathBegun(c),
            (LayMeasures c, SessionPhase.Aftermath) => Laid(c),
            (CloseWeek c, SessionPhase.Aftermath) => ClosedWeek(c),
            (Conclude c, _) => Concluded(c),
            _ => No("not-now", "This belongs to another phase of the session."),
        };
    }

    /// <summary>True while the office hears the other rooms, because something may follow from what they say.</summary>
    public bool IsListening => Phase is SessionPhase.Talks or SessionPhase.Aftermath or SessionPhase.Lap;

    /// <summary>How often a seat was given to somebody.</summary>
    internal int Grants(string party, string seat) => Granted.Count(g => g.Party == party && g.Seat == seat);

    private bool IsHeld(string party, string seat) =>
        Grants(party, seat) > Vacated.Count(v => v.Party == party && v.Seat == seat);

    private static Decision<SessionEvent> Opened(SessionSetup setup)
    {
        var agenda = setup.Scenario.Agenda;
        if (setup.Negotiators.Keys.Concat(setup.Principals).FirstOrDefault(p => agenda.Party(p) is null) is { } unknown)
            return No("no-such-party", $"There is no party {unknown} in {agenda.Title}.");
        if (setup.Reach == Reach.Caucus) return No("no-plenary", "A session has a plenary; a caucus is only beside it.");
        var rounds = setup.Sequels.Insert(0, setup.Scenario);
        if (setup.Reach != Reach.Talks && rounds.FirstOrDefault(r => r.Agenda.Aftermath is null) is { } brief)
            return No("no-aftermath", $"{brief.Agenda.Title} ends with the handshake; choose the talks alone.");
        if ((setup.Reach == Reach.Campaign) == setup.Sequels.IsEmpty
            || setup.Sequels.Any(s => !s.Agenda.Parties.Select(p => p.Id).SequenceEqual(agenda.Parties.Select(p => p.Id))))
            return No("no-campaign", "A campaign has at least two rounds between the same parties, in the same order.");
        foreach (var by in setup.Advisers.Keys.Select(Voice.Parse))
            if (setup.Negotiators.ContainsKey(by.Party)
                || agenda.Party(by.Party)?.Seats.FirstOrDefault(s => s.Id == by.Seat) is not { Head: false })
                return No("no-such-adviser", "An adviser sits among people, in a seat that is not the head's.");
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
            .OrderBy(p => p.Seats.Count(s => IsHeld(p.Id, s.Id))).ToArray();
        if (wished.Length == 0) return No("no-such-party", "That side is not open to people in this session.");
        var free = wished.SelectMany(p => p.Seats.OrderByDescending(s => s.Head).Select(s => s.Id)
                .Concat(Setup!.Principals.Contains(p.Id) ? [Delegation.Capital] : [])
                .Where(s => !Setup.Advisers.ContainsKey(new Voice(p.Id, s).ToString()))
                .Where(s => (c.Seat is null || s == c.Seat) && !IsHeld(p.Id, s))
                .Select(s => (Party: p.Id, Seat: s)))
            .ToArray();
        if (free.Length == 0) return No("full", "Every such seat is taken; ask the host for another session.");
        var granted = new SeatGranted(free[0].Party, free[0].Seat, c.Name.Trim());
        return Phase == SessionPhase.Lobby
            && PeoplesParties.All(p => p.Seats.Any(s =>
                IsHeld(p.Id, s.Id) || (granted.Party == p.Id && granted.Seat == s.Id)))
            ? new SessionEvent[] { granted, new TalksCalled() }
            : new SessionEvent[] { granted };
    }

    private Decision<SessionEvent> Concluded(Conclude c)
    {
        var scenario = Scenario!;
        if (c.Agreement is { } package && !scenario.Agenda.Fits(package))
            return No("bad-package", "The agreement is not a package of this scenario.");
        var results = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id))
            .Select(b => new PartyResult(b.Party, Worth(scenario.Agenda, b, c), b.Reservation)).ToImmutableArray();
        var closed = new RoundClosed(Round, c.Agreement, c.LeftBy, results);
        if (Setup!.Sequels.Length >= Round && !IsLastRound)
            return new SessionEvent[] { closed, new RoundCalled(Openings.Of(Setup.Sequels[Round - 1], scenario, c.Accord)) };
        var overall = results.Select(r => Rounds.SelectMany(x => x.Results).Where(x => x.Party == r.Party)
            .Aggregate(r, (sum, x) => sum with { Score = sum.Score + x.Score, Reservation = sum.Reservation + x.Reservation }));
        var concluded = new SessionConcluded(c.Agreement, c.LeftBy, [.. overall]);
        return new SessionEvent[] { closed, concluded, LapAfter(c.Agreement) ?? (SessionEvent)new DebriefOpened() };
    }

    private int Worth(Agenda agenda, Brief brief, Conclude c) =>
        c.Agreement is not { } package ? brief.Reservation
        : c.Accord is null ? brief.Valuation.Score(package)
        : Realised.Score(agenda, brief.Valuation, c.Accord, [.. Lived]);

    /// <inheritdoc/>
    public Session Evolve(SessionEvent happened)
    {
        var after = happened switch
        {
            SessionOpened e => this with { Phase = SessionPhase.Lobby, Setup = e.Setup, Scenario = e.Setup.Scenario },
            SeatGranted e => this with { Granted = Granted.Add(e) },
            SeatVacated e => this with { Vacated = Vacated.Add(e) },
            RoundsStopped => this with { IsLastRound = true },
            TalksCalled => this with { Phase = GoesOnIn },
            RoundClosed e => this with { Rounds = Rounds.Add(e) },
            SessionConcluded e => this with { Conclusion = e },
            DebriefOpened => this with { Phase = SessionPhase.Debrief },
            _ => EvolveBeyondTalks(happened),
        };
        return after with { ToTell = after.ToTell.AddRange(Errands.Of(after, happened)) };
    }

    private static Refusal No(string code, string because) => new(code, because);
}
