using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;

namespace TradeSim.Classes;

/// <summary>Where a class stands.</summary>
[JsonConverter(typeof(ByName<ClassPhase>))]
public enum ClassPhase
{
    /// <summary>Nothing was set up.</summary>
    None,

    /// <summary>Students come in.</summary>
    Gathering,

    /// <summary>The tables talk.</summary>
    Running,

    /// <summary>All tables are ended and all is open.</summary>
    Debrief,
}

/// <summary>
/// A class: who came, who sits where, and what the facilitator did. It stands above its sessions, and holds names but
/// no secret of any party. The facilitator alone hears it.
/// </summary>
public sealed partial record Classroom : IRoom<Classroom, ClassCommand, ClassEvent>
{
    /// <summary>The most characters that a student's name can have.</summary>
    public const int LongestName = 40;

    /// <summary>Who leads the class, from outside; what the class notes of itself is the office's.</summary>
    public static Voice Facilitator { get; } = Voice.Of("facilitator");

    /// <inheritdoc/>
    public static Classroom Empty { get; } = new();

    private Classroom() { }

    /// <summary>Where the class stands.</summary>
    public ClassPhase Phase { get; private init; }

    /// <summary>How it was set up; null before.</summary>
    public ClassSetup? Setup { get; private init; }

    /// <summary>Everybody who came, by number from 1.</summary>
    public ImmutableList<Student> Students { get; private init; } = [];

    /// <summary>The tables, by number from 1.</summary>
    public ImmutableList<ClassTable> Tables { get; private init; } = [];

    /// <summary>Which keys of the facilitator and of the wall are good: those of this number, from 0.</summary>
    public int Keys { get; private init; }

    /// <summary>When the talks began; null before.</summary>
    public DateTimeOffset? Began { get; private init; }

    /// <summary>The delegations that the facilitator chose for students before the beginning.</summary>
    public ImmutableDictionary<int, (int Table, string Party)> Wishes { get; private init; } =
        ImmutableDictionary<int, (int Table, string Party)>.Empty;

    /// <summary>The newest answer of each student to each question.</summary>
    public ImmutableDictionary<(int Student, string Question), Answered> Answers { get; private init; } =
        ImmutableDictionary<(int Student, string Question), Answered>.Empty;

    /// <summary>News that is planned, by number from 1; dropped plans are gone.</summary>
    public ImmutableSortedDictionary<int, NewsPlanned> Plans { get; private init; } =
        ImmutableSortedDictionary<int, NewsPlanned>.Empty;

    /// <summary>Which plan came to which table.</summary>
    public ImmutableHashSet<(int Plan, int Table)> Ran { get; private init; } = [];

    /// <summary>What the rooms of its sessions must have been told by now, in order.</summary>
    public ImmutableList<ClassErrands.Errand> ToTell { get; private init; } = [];

    private int PlansMade { get; init; }

    /// <summary>The tables that are paused.</summary>
    private ImmutableHashSet<int> PausedTables { get; init; } = [];

    /// <summary>The capitals that a person plays and that were left to the rules.</summary>
    internal ImmutableHashSet<(int Table, string Party)> Ruled { get; private init; } = [];

    /// <summary>The voice of a student.</summary>
    public static Voice VoiceOf(int student) => new("student", student.ToString(CultureInfo.InvariantCulture));

    /// <summary>The student of a number; null where there is none.</summary>
    public Student? Student(int number) => number >= 1 && number <= Students.Count ? Students[number - 1] : null;

    /// <summary>The table of a number; null where there is none.</summary>
    public ClassTable? Table(int number) => number >= 1 && number <= Tables.Count ? Tables[number - 1] : null;

    /// <summary>Who sits in a delegation, whether here or away, the capital's seat included.</summary>
    public IEnumerable<Student> In(int table, string party) =>
        Students.Where(s => s.Place is { } place && place.Table == table && place.Party == party);

    /// <inheritdoc/>
    public Decision<ClassEvent> Decide(Voice by, ClassCommand command, DateTimeOffset now)
    {
        if (Phase == ClassPhase.None)
            return by.IsOffice && command is OpenClass open ? Opened(open.Setup, now)
                : No("no-class", "There is no such class; check the code or the link.");
        if (command is OpenClass) return No("already-open", "This class is open already.");
        if (!by.IsOffice && by != Facilitator) return DecideForStudent(by, command);
        if (by == Facilitator && command is Enter or NoteAway or NoteBack or FillIn or RunPlan or NoteEnd)
            return No("office-only", "The class notes this by itself.");
        return command switch
        {
            Enter c => Entered(c),
            Begin when Phase != ClassPhase.Gathering => No("already-begun", "The talks of this class began already."),
            Begin => Begun(now),
            SeatStudent c => Moved(c),
            Remove c when Student(c.Student) is not { IsRemoved: false } => No("no-such-student", "There is no such student."),
            Remove c => Removed(Student(c.Student)!),
            Restore c when Student(c.Student) is not { IsRemoved: true } => No("not-removed", "This student is not removed."),
            Restore c => Restored(c.Student),
            NoteAway c when Student(c.Student) is not { IsAway: false } => No("not-here", "This student is away already."),
            NoteAway c => new ClassEvent[] { new WentAway(c.Student) },
            NoteBack c when Student(c.Student) is not { IsAway: true } => No("not-away", "This student is here."),
            NoteBack c => Back(Student(c.Student)!),
            RenewKeys c when c.Keys != Keys => No("already-renewed", "These links were replaced already; open the newest one."),
            RenewKeys => new ClassEvent[] { new KeysRenewed(Keys + 1) },
            _ => DecideWhileRunning(command, now),
        };
    }

    private static Decision<ClassEvent> Opened(ClassSetup setup, DateTimeOffset now)
    {
        if (setup.SecondsPerDay is < 1 or > ClassSetup.MostMinutesPerDay * 60)
            return No("bad-clock", $"A talk day lasts 1 to {ClassSetup.MostMinutesPerDay} minutes.");
        if (setup.GraceSeconds is < 0 or > ClassSetup.LongestGrace)
            return No("bad-grace", $"The grace time is 0 to {ClassSetup.LongestGrace} seconds.");
        if (setup.Scenario.Agenda.Parties.FirstOrDefault(p => setup.PerSide < 1 || setup.PerSide > p.Seats.Length) is { } small)
            return No("bad-size", $"A delegation has 1 to {small.Seats.Length} students here; choose so many a side.");
        if (setup.List.Length > ClassSetup.MostStudents || setup.List.Any(l => IsBadName(l.Name) || Math.Max(l.Name.Length, l.Kind.Length) > LongestName))
            return No("bad-list", $"A list has at most {ClassSetup.MostStudents} names of 1 to {LongestName} characters.");
        if (setup.Questions.Length > ClassSetup.MostQuestions
            || setup.Questions.Select(q => q.Id).Distinct().Count() < setup.Questions.Length
            || setup.Questions.Any(q => q.Id.Length is 0 or > ClassSetup.LongestId
                || string.IsNullOrWhiteSpace(q.Text) || q.Text.Length > ClassSetup.MostWords))
            return No("bad-questions", $"A class has at most {ClassSetup.MostQuestions} questions, each with its own id of 1 to "
                + $"{ClassSetup.LongestId} characters and a text of at most {ClassSetup.MostWords}.");
        // Whatever a session would refuse, the class refuses now and not in front of the students.
        return TradeSim.Sessions.Session.Empty.Decide(
                Voice.Office, new SessionCommand.OpenSession(ClassErrands.SetupOf(setup, 1)), now)
            is Decision<SessionEvent>.Rejected no ? no.Because : new ClassEvent[] { new ClassOpened(setup) };
    }

    private Decision<ClassEvent> DecideForStudent(Voice by, ClassCommand command)
    {
        if (!int.TryParse(by.Seat, out var number) || Student(number) is not { IsRemoved: false })
            return No("removed", "The facilitator removed you from this class; speak to them.");
        if (command is not Reflect c) return No("facilitator-only", "Only the facilitator can do this.");
        if (Setup!.Questions.FirstOrDefault(q => q.Id == c.Question) is not { } question)
            return No("no-such-question", "There is no such question.");
        if (question.When == Asked.After && Phase != ClassPhase.Debrief)
            return No("not-asked-yet", "This question is put after the talks.");
        if (c.Words.Length > ClassSetup.MostWords)
            return No("too-long", $"An answer has at most {ClassSetup.MostWords} characters.");
        if (question.IsScale && !(c.Words is [>= '1' and <= '7']))
            return No("bad-scale", "Answer with a whole number from 1 to 7.");
        return new ClassEvent[] { new Answered(number, c.Question, c.Words.Trim(), c.Consents) };
    }

    /// <summary>True for a name that is empty, too long, or not plain text.</summary>
    public static bool IsBadName(string name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName || name.Any(char.IsControl);

    private static Refusal No(string code, string because) => new(code, because);
}
