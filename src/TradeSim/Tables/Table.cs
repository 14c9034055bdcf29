using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

/// <summary>Where a table stands.</summary>
[JsonConverter(typeof(ByName<TablePhase>))]
public enum TablePhase
{
    /// <summary>Nothing lies on the table.</summary>
    Bare,

    /// <summary>The agenda lies there; the talks have not begun.</summary>
    Waiting,

    /// <summary>The parties talk.</summary>
    Talking,

    /// <summary>Time is up; open offers may still be answered.</summary>
    LastCall,

    /// <summary>An agreement lies before the capitals, or the next round is waited for.</summary>
    Adjourned,

    /// <summary>The weeks after the talks: promises are kept or not, watched and answered.</summary>
    Aftermath,

    /// <summary>There is an outcome, and everything is refused.</summary>
    Over,
}

/// <summary>The plenary: everything said there, heard whole by everybody seated there.</summary>
public sealed partial record Table : IRoom<Table, TableCommand, TableEvent>
{
    /// <summary>The most characters one utterance may have.</summary>
    public const int MostWords = 1000;

    /// <summary>The most options a signal may name on either side.</summary>
    public const int MostSignalled = 6;

    /// <inheritdoc/>
    public static Table Empty { get; } = new();

    private Table() { }

    /// <summary>Where the table stands.</summary>
    public TablePhase Phase { get; private init; }

    /// <summary>What lies on the table; null while it is bare.</summary>
    public Agenda? Agenda { get; private init; }

    /// <summary>The clock; null while the table is bare.</summary>
    public TalkClock? Clock { get; private init; }

    /// <summary>The parties that negotiators play, and how strongly; everybody knows.</summary>
    public ImmutableArray<AiSide> PlayedByAi { get; private init; } = [];

    /// <summary>All offers by number, the newest last.</summary>
    public ImmutableList<Offer> Offers { get; private init; } = [];

    /// <summary>The talk, the newest line last.</summary>
    public ImmutableList<TalkLine> Lines { get; private init; } = [];

    /// <summary>How the talks ended; null while they have not.</summary>
    public TalksOutcome? Outcome { get; private init; }

    /// <summary>How far the session goes.</summary>
    public Reach Reach { get; private init; }

    /// <summary>The offer whose agreement lies before the capitals; null while none does.</summary>
    public int? BeforeCapitals { get; private init; }

    /// <summary>True where the office may have to answer what happened here; while people only talk, it need not listen.</summary>
    public bool ConcernsOffice => BeforeCapitals is not null || Outcome is not null || Accord is not null;

    /// <summary>True once the extra day after a refusal at home was used.</summary>
    public bool WasRecalled { get; private init; }

    /// <summary>The week whose time is up and that the office has yet to close; 0 for none.</summary>
    public int CalledWeek { get; private init; }

    /// <summary>Trust, statements and moods, as everybody knows them.</summary>
    public Standing Standing { get; private init; } = Standing.Blank;

    /// <summary>The weeks after the talks; null before them.</summary>
    public Accord? Accord { get; private init; }

    /// <summary>The rounds that were closed before this one.</summary>
    public ImmutableList<ClosedRound> Earlier { get; private init; } = [];

    /// <summary>How many offers were made in earlier rounds; this round's numbers go on from there.</summary>
    public int OffersBefore { get; private init; }

    /// <summary>The offer of this number in this round; null where there is none.</summary>
    public Offer? Offer(int number) =>
        number > OffersBefore && number - OffersBefore <= Offers.Count ? Offers[number - 1 - OffersBefore] : null;

    /// <summary>The newest offer of a party, open or not.</summary>
    public Offer? LastOfferOf(string party) => Offers.LastOrDefault(o => o.By.Party == party);

    /// <summary>The newest open offer that was not made by this party.</summary>
    public Offer? OpenOfferTo(string party) => Offers.LastOrDefault(o => o.IsOpen && o.By.Party != party);

    /// <inheritdoc/>
    public Decision<TableEvent> Decide(Voice by, TableCommand command, DateTimeOffset now)
    {
        if (by.IsOffice) return DecideForFacilitator(command, now) ?? DecideForOffice(command, now);
        if (Phase == TablePhase.Over) return No("over", "The talks are over; open the debrief to see the result.");
        if (Agenda is null || Clock is null || Phase is TablePhase.Bare or TablePhase.Waiting)
            return No("not-begun", "The talks have not begun; wait until every delegation is here.");
        if (Agenda.Party(by.Party) is null) return No("not-seated", "This party has no seat at this table.");
        if (PausedSince is not null) return Paused;
        if (Reach == Reach.Caucus) return InCaucus(by, command);
        if (Phase == TablePhase.Adjourned) return No("adjourned", "The table is adjourned; wait for word from the capitals.");
        return Phase == TablePhase.Aftermath ? DecideInAftermath(by, command) : Timed(by, command, now);
    }

    private Decision<TableEvent> DecideForOffice(TableCommand command, DateTimeOffset now) => (command, Phase) switch
    {
        (OpenTable open, TablePhase.Bare) =>
            new TableEvent[] { new TableOpened(open.Agenda, open.Clock, open.PlayedByAi, open.Reach) },
        (OpenTable, _) => No("already-open", "This table is open already."),
        (BeginTalks, TablePhase.Waiting) => new TableEvent[] { new TalksBegan(now) },
        (BeginTalks, _) => No("already-begun", "The talks began already, or the table is bare."),
        (CallTime, TablePhase.Talking or TablePhase.LastCall) when Reach != Reach.Caucus => TimeCalled(now),
        (CallTime, TablePhase.Aftermath) when CalledWeek < Accord!.Week && IsWeekOver(now) =>
            new TableEvent[] { new WeekTimeCalled(Accord.Week) },
        (CallTime, _) => No("not-talking", "No clock runs at this table."),
        _ => DecideForCapitals(command, now),
    };

    /// <summary>A caucus has no clock: what is said there takes nobody's time at the plenary.</summary>
    private Decision<TableEvent> InCaucus(Voice by, TableCommand command) => command is SayWords or SendSignal
        ? DecideForParty(by, command)
        : No("caucus", "In a caucus nothing is agreed; take it to the plenary.");

    /// <summary>In wall mode, days close at their own instant; talks end when the last day's has come.</summary>
    private Decision<TableEvent> TimeCalled(DateTimeOffset now)
    {
        if (Clock!.Setting.Mode == ClockMode.Moves) return new TableEvent[] { new TalksFailed(null) };
        var passed = DaysPassed(now, out var isOver);
        if (isOver) return passed.Append(new TalksFailed(null)).ToArray();
        return passed.Count > 0 ? passed.ToArray() : No("too-early", "The day is not over yet.");
    }

    /// <summary>A week lasts as long as a day of talks where the clock is real; else the office says when.</summary>
    private bool IsWeekOver(DateTimeOffset now) => Clock!.DayEnds is not { } ends || now >= ends;

    private List<TableEvent> DaysPassed(DateTimeOffset now, out bool isOver)
    {
        var (passed, clock) = (new List<TableEvent>(), Clock!);
        isOver = false;
        while (clock.DayEnds is { } ends && now >= ends)
        {
            if (clock.IsLastDay)
            {
                isOver = true;
                break;
            }

            var (day, opens) = (clock.Time.Day + 1, ends + clock.Night);
            passed.Add(new DayOpened(day, opens));
            clock = clock with { Time = new(day, clock.Days[day].Opens), DayBegan = opens };
        }

        return passed;
    }

    /// <summary>Decides a party's move and what its time does to the clock.</summary>
    private Decision<TableEvent> Timed(Voice by, TableCommand command, DateTimeOffset now)
    {
        var before = DaysPassed(now, out var isOver);
        if (isOver) return No("time-is-up", "Time is up; this came too late to count.");
        var then = before.Aggregate(this, (table, e) => table.Evolve(e));
        if (then.Phase == TablePhase.LastCall && command is not (AcceptOffer or RejectOffer or LeaveTalks))
            return No("last-call", "Time is up; only open offers may still be answered.");
        var decided = then.DecideForParty(by, command);
        if (decided is not Decision<TableEvent>.Accepted move) return decided;
        before.AddRange(then.Spend(command, now));
        before.AddRange(move.Events);
        var after = before.Aggregate(this, (table, e) => table.Evolve(e));
        before.AddRange(after.CloseIfOver());
        return before.ToArray();
    }

    private Decision<TableEvent> DecideForParty(Voice by, TableCommand command) => command switch
    {
        MakeOffer c when !Agenda!.Fits(c.Package) =>
            No("bad-package", $"An offer names one option for each of the {Agenda.Issues.Length} issues."),
        MakeOffer c when TooLong(c.Words) => Wordy,
        MakeOffer c when LastOfferOf(by.Party) is { IsOpen: true } open && open.Package.Equals(c.Package) =>
            No("same-offer", $"Your offer {open.Number} already says exactly this; change an issue first."),
        MakeOffer c => new TableEvent[]
            { new OfferMade(OffersBefore + Offers.Count + 1, by, c.Package, c.Words.Trim()) },
        AcceptOffer c => Answer(by, c.Offer) ?? Accepted(by, c.Offer),
        RejectOffer c when TooLong(c.Words) => Wordy,
        RejectOffer c => Answer(by, c.Offer)
            ?? (Decision<TableEvent>)new TableEvent[] { new OfferRejected(c.Offer, by, c.Words.Trim()) },
        WithdrawOffer c => Withdrawn(by, c.Offer),
        SendSignal when !AllowsSignals => No("no-signals", "Signals are not used in this session; say it in words."),
        SendSignal c => Signal(by, c),
        SayWords c when string.IsNullOrWhiteSpace(c.Words) => No("no-words", "Write something to say first."),
        SayWords c when TooLong(c.Words) => Wordy,
        SayWords c => new TableEvent[] { new WordsSaid(by, c.Words.Trim()) },
        StepOut => new TableEvent[] { new SteppedOut(by) },
        MakeStatement when !AllowsStatements => No("no-press", "The press is not let in to this session."),
        MakeStatement c => Stated(by, c),
        LeaveTalks c when TooLong(c.Words) => Wordy,
        LeaveTalks c => new TableEvent[] { new TalksLeft(by, c.Words.Trim()), new TalksFailed(by.Party) },
        AskConsultation or AllegeBreach or SettleAllegation or SuspendCommitment or ResumeCommitment or PullLever
            or TakeBack or WantExtension => No("no-agreement-yet", "This belongs to the weeks after the talks."),
        _ => No("office-only", "Only the office can do this."),
    };

    /// <summary>What was said with a line of the talk; null for a line without words.</summary>
    public string? WordsOf(TalkLine line) => line switch
    {
        TalkLine.Offered o => Offer(o.Number)?.Words,
        TalkLine.Rejected r => r.Words,
        TalkLine.Said s => s.Words,
        _ => null,
    };

    /// <summary>Why this party cannot answer this offer, or null if it can.</summary>
    private Refusal? Answer(Voice by, int number)
    {
        if (Offer(number) is not { } offer) return No("no-such-offer", $"There is no offer {number}.");
        if (offer.By.Party == by.Party) return No("own-offer", "You cannot answer your own offer; withdraw it instead.");
        if (!offer.IsOpen)
            return No("not-open", $"Offer {number} is no longer open ({offer.Status}); look at the newest one.");
        return offer.AcceptedBy.Contains(by.Party) ? No("answered", $"You agreed to offer {number} already.") : null;
    }

    private Decision<TableEvent> Accepted(Voice by, int number)
    {
        var offer = Offer(number)!;
        var accepted = new OfferAccepted(number, by);
        var needed = Agenda!.Parties.Length - 1;
        return offer.AcceptedBy.Length + 1 < needed
            ? new TableEvent[] { accepted }
            : new TableEvent[] { accepted, new AgreementReached(number, offer.Package) };
    }

    private Decision<TableEvent> Withdrawn(Voice by, int number)
    {
        if (Offer(number) is not { } offer) return No("no-such-offer", $"There is no offer {number}.");
        if (offer.By.Party != by.Party) return No("not-yours", "Only its author can withdraw an offer.");
        if (!offer.IsOpen) return No("not-open", $"Offer {number} is no longer open ({offer.Status}).");
        return new TableEvent[] { new OfferWithdrawn(number, by) };
    }

    private Decision<TableEvent> Signal(Voice by, SendSignal c)
    {
        if (c.IfYou.IsEmpty || c.WeCould.IsEmpty)
            return No("half-a-signal", "A signal names what you ask for and what you could give.");
        if (c.IfYou.Length > MostSignalled || c.WeCould.Length > MostSignalled)
            return No("long-signal", $"A signal names at most {MostSignalled} options on each side.");
        if (!c.IfYou.Concat(c.WeCould).All(Agenda!.Has)) return No("bad-option", "A signal names existing options.");
        return new TableEvent[] { new SignalSent(by, c.IfYou, c.WeCould) };
    }

    private static bool TooLong(string words) => words.Length > MostWords;

    private static Refusal Wordy { get; } = No("too-long", $"Say it in at most {MostWords} characters.");

    private static Refusal No(string code, string because) => new(code, because);
}
