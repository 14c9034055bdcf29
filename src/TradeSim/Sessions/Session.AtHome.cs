using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Sessions.SessionCommand;
using static TradeSim.Sessions.SessionEvent;

namespace TradeSim.Sessions;

public sealed partial record Session
{
    private const int ForBallots = 3;

    /// <summary>The offer whose deal was counted last; null before any.</summary>
    public int? BallotsOn { get; private init; }

    /// <summary>The week for which measures are waited for; 0 outside these weeks.</summary>
    public int Week { get; private init; }

    /// <summary>The sealed measures of this round, in order.</summary>
    public ImmutableList<WeekOfMeasures> Lived { get; private init; } = [];

    /// <summary>What happened unforeseen in this round, by id.</summary>
    public ImmutableList<string> Happened { get; private init; } = [];

    /// <summary>The calls that were answered in this round.</summary>
    private ImmutableList<CallAnswered> Answers { get; init; } = [];

    private ImmutableHashSet<(string Party, int Call)> AnsweredCalls { get; init; } = [];

    /// <summary>True if a party's measures of the present week lie here.</summary>
    public bool HasLaid(string party) => Lived.Any(l => l.Week == Week && l.Party == party);

    /// <summary>True if every party's measures of the present week lie here.</summary>
    public bool HasEverybodyLaid => Scenario!.Agenda.Parties.All(p => HasLaid(p.Id));

    /// <summary>True if a call of a party was answered.</summary>
    public bool HasAnswered(string party, int call) => AnsweredCalls.Contains((party, call));

    private Decision<SessionEvent> Answered(AnswerCall c)
    {
        if (Scenario!.Agenda.Party(c.Party) is null || HasAnswered(c.Party, c.Call))
            return No("no-call", "The rules have no such call to answer.");
        if ((c.Ask.Option is null) == (c.Ask.Draft is null) || (c.Ask.Option is { } option && !Scenario.Agenda.Has(option))
            || (c.Ask.Draft is { } draft && !Scenario.Agenda.Fits(draft)))
            return No("bad-question", "A call asks for one option or for one whole draft of this scenario.");
        var answer = CapitalRules.Answer(Scenario, c.Party, c.Mandate, c.Ask, Answers.Count(a => a.Party == c.Party) + 1);
        return new SessionEvent[] { new CallAnswered(c.Party, c.Call, answer) };
    }

    private Decision<SessionEvent> Counted(HoldBallots c)
    {
        if (!Scenario!.Agenda.Fits(c.Package)) return No("bad-package", "The agreement is not a package of this scenario.");
        var dice = new Dice(Setup!.Seed);
        return new SessionEvent[]
        {
            new BallotsHeld(c.Offer, [.. Scenario.Agenda.Parties.Select((p, i) =>
                Scenario.Brief(p.Id).Home is { } home
                    ? Ballot.Hold(p.Id, home, c.Package, c.Standing.MoodOf(p.Id, Scenario.Agenda, c.Package),
                        (voter, count) => dice.Below(count, ForBallots, c.Offer, i, voter))
                    : new Ballot(p.Id, [], 0, 0, true, ""))]),
        };
    }

    private Decision<SessionEvent> AftermathBegun(OpenAftermath c) =>
        c.Package is { } package && !Scenario!.Agenda.Fits(package)
            ? No("bad-package", "The agreement is not a package of this scenario.")
            : new SessionEvent[]
                { new AftermathOpened(c.Package is null ? [] : Commitment.Of(Scenario!.Agenda, c.Package)) };

    private Decision<SessionEvent> Laid(LayMeasures c) => c.Week != Week || HasLaid(c.Party)
        ? No("not-this-week", "Another week is being lived, or these measures lie here already.")
        : new SessionEvent[] { new MeasuresLaid(new(c.Week, c.Party, c.Measures)) };

    private Decision<SessionEvent> ClosedWeek(CloseWeek c)
    {
        if (c.Week != Week) return No("not-this-week", "Another week is being lived.");
        var scenario = Scenario!;
        var missing = scenario.Agenda.Parties.Where(p => !HasLaid(p.Id))
            .Select(p => new MeasuresLaid(AsBefore(p.Id, c.Accord))).ToArray();
        var lived = Lived.AddRange(missing.Select(m => m.Measures));
        var dice = new Dice(Setup!.Seed);
        var figures = Weeks.Figures(scenario.Agenda, c.Accord, lived, c.Week, dice, Round);
        var happenings = Weeks.Happenings(scenario, c.Accord, figures, Happened, c.Week, dice, Round);
        var isLast = c.Week >= scenario.Agenda.Aftermath!.Weeks.Length;
        ImmutableArray<WeekAhead>? next = isLast ? null
            : [.. scenario.Agenda.Parties.Select(p =>
                new WeekAhead(p.Id, [.. c.Accord.BindingOn(p.Id).Select(b => b.Number)]))];
        SessionEvent[] events = [.. missing, new WeekClosed(c.Week, figures, happenings, next)];
        return events;
    }

    /// <summary>Who says nothing goes on as in the week before, and in the first week keeps to the text.</summary>
    private WeekOfMeasures AsBefore(string party, Accord accord)
    {
        var before = Lived.Where(l => l.Party == party).SelectMany(l => l.Measures).ToLookup(m => m.Commitment, m => m.Conduct);
        return new(Week, party, [.. accord.BindingOn(party)
            .Select(b => new MeasureTaken(b.Number, before[b.Number].LastOrDefault(Conduct.Fulfil)))]);
    }

    private Session EvolveBeyondTalks(SessionEvent happened) => happened switch
    {
        CallAnswered e => this with
        {
            Answers = Answers.Add(e),
            AnsweredCalls = AnsweredCalls.Add((e.Party, e.Call)),
        },
        BallotsHeld e => this with { BallotsOn = e.Offer },
        AftermathOpened => this with { Phase = SessionPhase.Aftermath, Week = 1 },
        MeasuresLaid e => this with { Lived = Lived.Add(e.Measures) },
        WeekClosed e => this with { Week = e.Week + 1, Happened = Happened.AddRange(e.Happenings.Select(h => h.Id)) },
        RoundCalled e => this with
        {
            Phase = SessionPhase.Talks,
            Scenario = e.Scenario,
            Round = Round + 1,
            Week = 0,
            Lived = [],
            Happened = [],
            Answers = [],
        },
        _ => EvolveAfterwards(happened),
    };
}
