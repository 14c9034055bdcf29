using TradeSim.Delegations;
using TradeSim.Rooms;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;

namespace TradeSim.Classes;

/// <remarks>The facilitator's hand on the play, and what the class notes of its tables.</remarks>
public sealed partial record Classroom
{
    private Decision<ClassEvent> DecideWhileRunning(ClassCommand command, DateTimeOffset now)
    {
        if (command is NoteEnd end)
            return Table(end.Table) is not { End: null }
                ? No("ended-already", "That table has ended already.")
                : new ClassEvent[] { new TableEnded(end.Table, end.End) };
        if (command is Plan or DropPlan && Phase != ClassPhase.Debrief) return Planned(command);
        if (Phase != ClassPhase.Running) return No("not-running", "No table talks now.");
        return command switch
        {
            FillIn c => FilledIn(c),
            Pause c => At(c.Table, t => PausedTables.Contains(t) ? null : new Paused(t)),
            Resume c => At(c.Table, t => PausedTables.Contains(t) ? new Resumed(t) : null),
            LengthenDay c when c.Minutes is < 1 or > 60 => No("bad-time", "A day is lengthened by 1 to 60 minutes at once."),
            LengthenDay c => At(c.Table, t => new TableLengthened(t, c.Minutes)),
            Tell c when IsBadText(c.Words) => No("no-words", "Write 1 to 1000 characters."),
            Tell c when c.Party is not null && (c.Table is null || Setup!.Scenario.Agenda.Party(c.Party) is null) =>
                No("no-such-party", "A note to one delegation names its table and its party."),
            Tell c => At(c.Table, t => new Told(t, c.Party, c.Words.Trim())),
            Bring c when Bad(c.News) is { } no => no,
            Bring c => At(c.Table, t => new NewsBrought(t, c.News)),
            RunPlan c when !Plans.TryGetValue(c.Number, out var plan) || Ran.Contains((c.Number, c.Table))
                || Table(c.Table) is not { End: null } || (plan.Table is { } only && only != c.Table) =>
                No("no-plan", "There is no such plan, or it has run."),
            RunPlan c => new ClassEvent[] { new PlanRan(c.Number, c.Table), new NewsBrought(c.Table, Plans[c.Number].News) },
            LeaveCapital c when Setup!.Scenario.Agenda.Party(c.Party) is null
                || !IsPlayed(c.Table, c.Party) =>
                No("no-capital", "Nobody but the rules plays that capital."),
            LeaveCapital c => At(c.Table, t => new CapitalLeft(t, c.Party)),
            EndClass => new ClassEvent[] { new ClassEnded() },
            _ => No("facilitator-only", "Only a student can do this."),
        };
    }

    private Decision<ClassEvent> Planned(ClassCommand command) => command switch
    {
        Plan c when Bad(c.News) is { } no => no,
        Plan c when !c.Trigger.IsGood => No("bad-trigger", "Planned news has one time or condition, a whole number up to 600."),
        Plan c => new ClassEvent[] { new NewsPlanned(PlansMade + 1, c.Table, c.News, c.Trigger) },
        DropPlan c when !Plans.ContainsKey(c.Number) => No("no-plan", "There is no such plan, or it has run."),
        DropPlan c => new ClassEvent[] { new PlanDropped(c.Number) },
        _ => No("facilitator-only", "Only a student can do this."),
    };

    /// <summary>The plans whose condition holds at a table that has not had them yet.</summary>
    /// <param name="heard">What is heard of the tables, by number.</param>
    public IEnumerable<RunPlan> Due(IReadOnlyDictionary<int, HeardTable> heard, DateTimeOffset now) =>
        from plan in Plans.Values
        from table in Tables
        where Phase == ClassPhase.Running && table.End is null && !Ran.Contains((plan.Number, table.Number))
            && (plan.Table ?? table.Number) == table.Number && heard.TryGetValue(table.Number, out var at)
            && plan.Trigger.Holds(at, Began!.Value, now)
        select new RunPlan(plan.Number, table.Number);

    /// <summary>Why the facilitator may not go to a table as a party, or as its capital; null if they may.</summary>
    public Refusal? ObjectionToVisit(int table, string party, bool asCapital) =>
        Table(table) is null || Setup!.Scenario.Agenda.Party(party) is null ? No("no-such-table", "There is no such table.")
        : asCapital && Setup.Capitals != Capitals.Facilitator
            ? No("no-capital", "In this class somebody else plays the capitals.")
        : null;

    private Refusal? Bad(Agreements.Happening news) =>
        IsBadText(news.Text) || news.Name.Length > LongestName * 2 ? No("no-words", "Write 1 to 1000 characters.")
        : news.Party.Length > 0 && Setup!.Scenario.Agenda.Party(news.Party) is null
            ? No("no-such-party", "The news concerns a party that is not in this scenario.")
        : news.Mood is < -20 or > 20 ? No("bad-mood", "News moves the mood of a country by at most 20 points.")
        : null;

    private static bool IsBadText(string words) => string.IsNullOrWhiteSpace(words) || words.Length > 1000;

    /// <summary>True while a person answers the calls to a capital.</summary>
    private bool IsPlayed(int table, string party) => Setup!.Capitals switch
    {
        _ when Ruled.Contains((table, party)) => false,
        Capitals.Facilitator => true,
        Capitals.Student => In(table, party).Any(s => s.Place!.Seat == Delegation.Capital && !s.IsAway),
        _ => false,
    };

    /// <summary>The same at one table, or at all that still run, but where it is so already.</summary>
    /// <remarks>
    /// What a table refused once would count if told again after a crash; so only what is new is said.
    /// </remarks>
    private Decision<ClassEvent> At(int? table, Func<int, ClassEvent?> happens)
    {
        var tables = Tables.Where(t => t.End is null && (table is null || t.Number == table)).ToArray();
        if (tables.Length == 0) return No("no-such-table", "There is no such table, or it is over.");
        var events = tables.Select(t => happens(t.Number)).OfType<ClassEvent>().ToArray();
        return events.Length == 0 ? No("so-already", "That is so already.") : events;
    }
}
