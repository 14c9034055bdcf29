using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;

namespace TradeSim.Sessions;

/// <remarks>A session that is taken over from a recorded moment, and the lap after a deal.</remarks>
public sealed partial record Session
{
    /// <summary>The session that this one is a branch of; null where it is none.</summary>
    public Origin? Origin { get; private init; }

    /// <summary>The lap after the deal; null where there is none.</summary>
    public LapOpened? Lap { get; private init; }

    /// <summary>What each party would take in the lap, by place in the list.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<int>> LapAnswers { get; private init; } =
        ImmutableSortedDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>The smaller tables of the session that this is a branch of.</summary>
    internal ImmutableArray<Caucus> EarlierCaucuses { get; private init; } = [];

    /// <summary>Where the session goes on once everybody of a branch is there.</summary>
    private SessionPhase GoesOnIn { get; init; } = SessionPhase.Talks;

    private Decision<SessionEvent> TakenOver(TakeOver c)
    {
        var agenda = Scenario!.Agenda;
        if (c.Negotiators.Keys.FirstOrDefault(p => agenda.Party(p) is null) is { } unknown)
            return No("no-such-party", $"There is no party {unknown} in {agenda.Title}.");
        if (c.Origin.Round != Round) return No("other-round", "The branch begins in another round than this session is in.");
        var began = new BranchBegan(c.Origin, c.Id, c.Code, c.Negotiators, c.Seed, c.Coach, c.Clock, c.Since);
        return agenda.Parties.All(p => c.Negotiators.ContainsKey(p.Id))
            ? new SessionEvent[] { began, new TalksCalled() }
            : new SessionEvent[] { began };
    }

    private Decision<SessionEvent> Laid(LayLap c)
    {
        if (Scenario!.Agenda.Party(c.Party) is null || c.Taken.Any(i => i < 0 || i >= Lap!.Packages.Length))
            return No("bad-lap", "A party answers the packages that were shown to it.");
        var answers = LapAnswers.SetItem(c.Party, c.Taken);
        var laid = new LapLaid(c.Party, c.Taken);
        return c.Taken.IsEmpty || Scenario.Agenda.Parties.All(p => answers.ContainsKey(p.Id))
            ? new SessionEvent[] { laid, Closing(answers), new DebriefOpened() }
            : new SessionEvent[] { laid };
    }

    /// <summary>The first package in the list that everybody would take.</summary>
    private LapClosed Closing(ImmutableSortedDictionary<string, ImmutableArray<int>> answers)
    {
        var taken = Enumerable.Range(0, Lap!.Packages.Length)
            .Where(i => Scenario!.Agenda.Parties.All(p => answers.TryGetValue(p.Id, out var own) && own.Contains(i)))
            .Select(i => Lap.Packages[i]).FirstOrDefault();
        return new(taken, taken is null ? [] : [.. Scenario!.Agenda.Parties.Select(p => Scenario.Brief(p.Id))
            .Select(b => new PartyResult(b.Party, b.Valuation.Score(taken), b.Reservation))]);
    }

    /// <summary>What is shown after this deal; null where the session has no lap, or nothing is better for all.</summary>
    private LapOpened? LapAfter(Package? deal)
    {
        if (deal is null || !Setup!.Lap) return null;
        var briefs = Scenario!.Agenda.Parties.Select(p => Scenario.Brief(p.Id)).ToArray();
        var better = PostSettlement.Packages(deal, [.. briefs.Select(b => b.Valuation)],
            (issue, option) => briefs.All(b => !b.Mandate.Forbidden.Contains(new(issue, option))));
        return better.IsEmpty ? null : new(deal, better);
    }

    private Session EvolveAfterwards(SessionEvent happened) => happened switch
    {
        BranchBegan e => this with
        {
            Phase = SessionPhase.Lobby,
            GoesOnIn = Phase == SessionPhase.Aftermath ? Phase : SessionPhase.Talks,
            Origin = e.Origin,
            EarlierCaucuses = [.. Caucuses],
            Vacated = Vacated.AddRange(Granted.Select(g => (g.Party, g.Seat)).Distinct()
                .Where(s => IsHeld(s.Party, s.Seat)).Select(s => new SeatVacated(s.Party, s.Seat))),
            Setup = Setup! with
            {
                Id = e.Id,
                Code = e.Code,
                Negotiators = e.Negotiators,
                Seed = e.Seed,
                Coach = e.Coach,
                Clock = e.Clock,
                Principals = [],
                Advisers = Setup.Advisers.Clear(),
            },
        },
        LapOpened e => this with { Phase = SessionPhase.Lap, Lap = e },
        LapLaid e => this with { LapAnswers = LapAnswers.SetItem(e.Party, e.Taken) },
        LapClosed => this,
        _ => throw new UnknownEventException(happened),
    };
}
