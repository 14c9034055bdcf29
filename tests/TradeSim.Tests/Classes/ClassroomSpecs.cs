using TradeSim.Classes;
using TradeSim.Rooms;
using TradeSim.Tables;
using Xunit;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;
using static TradeSim.Tests.Worlds.SmallClass;
using GivenClass = TradeSim.Tests.Worlds.Given<
    TradeSim.Classes.Classroom, TradeSim.Classes.ClassCommand, TradeSim.Classes.ClassEvent>;

namespace TradeSim.Tests.Classes;

/// <summary>How a class opens, who comes in, and what they answer.</summary>
public sealed class ClassroomSpecs
{
    private static GivenClass None { get; } = new();

    private static GivenClass Gathering { get; } = None.And(new ClassOpened(Setup));

    private static GivenClass One { get; } = Gathering.And(Entered(1));

    private static GivenClass Running { get; } = One.And(
        new ClassBegan(Worlds.Small.Nine), new TableSet(1), new StudentPlaced(1, new(1, "us", "lead")));

    private static GivenClass Debrief { get; } = Running.And(new ClassEnded());

    private static Voice First { get; } = new("student", "1");

    private static string Long { get; } = new('x', 41);

    private static string Wordy { get; } = new('x', ClassSetup.MostWords + 1);

    private static void Refuses(ClassSetup setup, string code) => None
        .When(Voice.Office, new OpenClass(setup)).Refused(code);

    private static void Opens(ClassSetup setup) =>
        None.When(Voice.Office, new OpenClass(setup)).Then(new ClassOpened(setup));

    [Fact]
    public void A_class_opens_and_waits_for_students()
    {
        Opens(Setup);
        Assert.Equal(ClassPhase.Gathering, Gathering.Room.Phase);
        Assert.Empty(Gathering.Room.ToTell);
    }

    [Fact]
    public void A_class_opens_once_and_by_the_facilitator()
    {
        Gathering.When(Voice.Office, new OpenClass(Setup)).Refused("already-open");
        Debrief.When(Voice.Office, new OpenClass(Setup)).Refused("already-open");
        None.When(First, new OpenClass(Setup)).Refused("no-class");
        None.When(Voice.Office, Enter(1)).Refused("no-class");
        None.When(First, new Reflect("hope", "peace", true)).Refused("no-class");
    }

    [Fact]
    public void A_talk_day_has_a_length()
    {
        Refuses(Setup with { SecondsPerDay = 0 }, "bad-clock");
        Refuses(Setup with { SecondsPerDay = (ClassSetup.MostMinutesPerDay * 60) + 1 }, "bad-clock");
        Opens(Setup with { SecondsPerDay = ClassSetup.MostMinutesPerDay * 60 });
        Opens(Setup with { SecondsPerDay = 1 });
    }

    [Fact]
    public void The_grace_time_has_a_length()
    {
        Refuses(Setup with { GraceSeconds = -1 }, "bad-grace");
        Refuses(Setup with { GraceSeconds = ClassSetup.LongestGrace + 1 }, "bad-grace");
        Opens(Setup with { GraceSeconds = 0 });
        Opens(Setup with { GraceSeconds = ClassSetup.LongestGrace });
    }

    [Fact]
    public void A_delegation_has_so_many_students_as_it_has_seats_at_most()
    {
        Refuses(Setup with { PerSide = 0 }, "bad-size");
        Refuses(Setup with { PerSide = 3 }, "bad-size");
        Opens(Setup with { PerSide = 2 });
        Refuses(Setup with { Scenario = Between(3, 1), PerSide = 2 }, "bad-size");
    }

    [Fact]
    public void A_list_has_names_and_not_too_many()
    {
        Refuses(Setup with { List = [new(" ", "a")] }, "bad-list");
        Refuses(Setup with { List = [new(Long, "a")] }, "bad-list");
        Refuses(Setup with { List = [new("A\u0007nn", "a")] }, "bad-list");
        Refuses(Setup with { List = [new("Ann", Long)] }, "bad-list");
        Refuses(Setup with { List = [new("Ann" + new string(' ', Long.Length), "a")] }, "bad-list");
        Refuses(
            Setup with { List = [.. Enumerable.Repeat(new Listed("Ann", "a"), ClassSetup.MostStudents + 1)] },
            "bad-list");
        Opens(Setup with { List = [new("Ann", ""), new("Bo", "a")] });
    }

    [Fact]
    public void Questions_have_ids_of_their_own_and_a_text()
    {
        var hope = Questions[0];
        Refuses(Setup with { Questions = [hope, hope with { Text = "And else?" }] }, "bad-questions");
        Refuses(Setup with { Questions = [hope with { Text = " " }] }, "bad-questions");
        Refuses(Setup with { Questions = [hope with { Text = Wordy }] }, "bad-questions");
        Refuses(Setup with { Questions = [hope with { Id = "" }] }, "bad-questions");
        Refuses(Setup with { Questions = [hope with { Id = new('h', ClassSetup.LongestId + 1) }] }, "bad-questions");
        Opens(Setup with { Questions = [hope with { Id = new('h', ClassSetup.LongestId) }] });
        Refuses(Setup with { Questions = Asking(ClassSetup.MostQuestions + 1) }, "bad-questions");
        Opens(Setup with { Questions = Asking(ClassSetup.MostQuestions) });
    }

    [Fact]
    public void What_a_session_would_refuse_the_class_refuses_before_anybody_came()
    {
        Refuses(Setup with { Reach = Reach.Aftermath }, "no-aftermath");
        Refuses(Setup with { Sequels = [Worlds.SmallHome.SequelScenario] }, "no-campaign");
        Opens(Setup with
        {
            Scenario = Worlds.SmallHome.LongScenario,
            Reach = Reach.Campaign,
            Sequels = [Worlds.SmallHome.SequelScenario],
        });
    }

    [Fact]
    public void A_student_comes_in_and_is_numbered()
    {
        Gathering.When(Voice.Office, new Enter(" Ann ", true, "k"))
            .Then(new StudentEntered(1, "Ann", true, "k"));
        One.When(Voice.Office, new Enter("Ann", false, "k")).Then(new StudentEntered(2, "Ann", false, "k"));
        Assert.Equal("Student 1", One.Room.Student(1)!.Pseudonym);
        Assert.Null(One.Room.Student(0));
        Assert.Null(One.Room.Student(2));
    }

    [Fact]
    public void A_student_has_a_name_of_plain_text_and_some_length()
    {
        Gathering.When(Voice.Office, new Enter(" ", false, "k")).Refused("bad-name");
        Gathering.When(Voice.Office, new Enter(Long, false, "k")).Refused("bad-name");
        Gathering.When(Voice.Office, new Enter("A\nnn", false, "k")).Refused("bad-name");
        Gathering.When(Voice.Office, new Enter(Long[1..], false, "k"))
            .Then(new StudentEntered(1, Long[1..], false, "k"));
    }

    [Fact]
    public void A_class_that_is_full_or_over_takes_nobody_in()
    {
        var crowd = Enumerable.Range(1, ClassSetup.MostStudents).Select(n => (ClassEvent)Entered(n))
            .ToArray();
        Gathering.And(crowd).When(Voice.Office, Enter(1001)).Refused("full");
        Debrief.When(Voice.Office, Enter(2)).Refused("over");
    }

    [Fact]
    public void A_student_answers_a_question_and_the_newest_answer_counts()
    {
        One.When(First, new Reflect("hope", " peace ", true)).Then(new Answered(1, "hope", "peace", true));
        var twice = One.And(new Answered(1, "hope", "peace", true), new Answered(1, "hope", "tea", false));
        Assert.Equal(new Answered(1, "hope", "tea", false), Assert.Single(twice.Room.Answers).Value);
        Debrief.When(First, new Reflect("hope", "peace", true)).Then(new Answered(1, "hope", "peace", true));
    }

    [Fact]
    public void An_answer_has_its_question_its_time_and_its_form()
    {
        One.When(First, new Reflect("joy", "yes", true)).Refused("no-such-question");
        One.When(First, new Reflect("calm", "4", true)).Refused("not-asked-yet");
        Running.When(First, new Reflect("calm", "4", true)).Refused("not-asked-yet");
        One.When(First, new Reflect("hope", Wordy, true)).Refused("too-long");
        foreach (var words in (string[])["0", "8", "44", "", "four", "4.5"])
            Debrief.When(First, new Reflect("calm", words, true)).Refused("bad-scale");
        Debrief.When(First, new Reflect("calm", "1", true)).Then(new Answered(1, "calm", "1", true));
        Debrief.When(First, new Reflect("calm", "7", false)).Then(new Answered(1, "calm", "7", false));
    }

    [Fact]
    public void A_student_does_nothing_else()
    {
        foreach (var command in new ClassCommand[]
        {
            Enter(2), new Begin(), new SeatStudent(1, 1, "us"),
            new Remove(1), new Restore(1), new NoteAway(1),
            new NoteBack(1), new FillIn(1, "us"), new Pause(null), new Resume(null), new LengthenDay(null, 5),
            new Tell(null, null, "hi"),
            new Bring(1, News), new Plan(1, News, new(5, null, null)), new DropPlan(1),
            new RunPlan(1, 1), new LeaveCapital(1, "us"), new NoteEnd(1, new([])), new EndClass(),
        })
            Running.When(First, command).Refused("facilitator-only");
        Running.When(Voice.Office, new Reflect("hope", "peace", true)).Refused("facilitator-only");
    }

    [Fact]
    public void Who_was_removed_or_never_came_is_not_heard()
    {
        One.And(new StudentRemoved(1)).When(First, new Reflect("hope", "peace", true)).Refused("removed");
        One.When(new("student", "2"), new Reflect("hope", "peace", true)).Refused("removed");
        One.When(new("student", "one"), new Reflect("hope", "peace", true)).Refused("removed");
        One.And(new StudentRemoved(1), new StudentRestored(1)).When(First, new Reflect("hope", "peace", true))
            .Then(new Answered(1, "hope", "peace", true));
    }

    [Fact]
    public void An_event_of_no_kind_stops_the_program() =>
        Assert.Throws<UnknownEventException>(() => Gathering.Room.Evolve(null!));

    internal static TradeSim.Agreements.Happening News { get; } =
        new("storm", "A storm", "Ports close.", "us", -5, "");

    private static System.Collections.Immutable.ImmutableArray<Question> Asking(int many) =>
        [.. Enumerable.Range(0, many).Select(i => new Question($"q{i}", Asked.Before, "Well?", false))];
}
