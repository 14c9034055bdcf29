using TradeSim.Agreements;
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

/// <summary>The facilitator's hand on the tables: time, words, news, plans, capitals and the end.</summary>
public sealed class RunningSpecs
{
    private static GivenClass Gathering { get; } = new(new ClassOpened(Setup), Entered(1), Entered(2));

    private static GivenClass Running { get; } = Gathering.And(
        new ClassBegan(Worlds.Small.Nine),
        new TableSet(1), new TableSet(2), new StudentPlaced(1, new(1, "us", "lead")),
        new StudentPlaced(2, new(2, "us", "lead")));

    private static GivenClass FirstOver { get; } = Running.And(new TableEnded(1, new([])));

    private static GivenClass AllOver { get; } = FirstOver.And(new TableEnded(2, new([])));

    private static GivenClass Debrief { get; } = Running.And(new ClassEnded());

    private static GivenClass Planned { get; } = Running.And(
        new NewsPlanned(1, null, News, new(5, null, null)), new NewsPlanned(2, 1, News, new(null, 2, null)));

    private static Happening News => ClassroomSpecs.News;

    private static string Long { get; } = new('x', 1001);

    private static ClassCommand[] AtTables(int? table) =>
        [new Pause(table), new LengthenDay(table, 5), new Tell(table, null, "hi"), new Bring(table, News)];

    [Fact]
    public void The_facilitator_pauses_one_table_or_all_and_lets_them_go_on()
    {
        Running.When(Voice.Office, new Pause(2)).Then(new Paused(2));
        Running.When(Voice.Office, new Pause(null)).Then(new Paused(1), new Paused(2));
        var paused = Running.And(new Paused(1), new Paused(2));
        paused.When(Voice.Office, new Resume(1)).Then(new Resumed(1));
        paused.When(Voice.Office, new Resume(null)).Then(new Resumed(1), new Resumed(2));
    }

    [Fact]
    public void What_is_paused_is_not_paused_again_and_what_goes_on_does_not_go_on_again()
    {
        var one = Running.And(new Paused(1));
        one.When(Voice.Office, new Pause(1)).Refused("so-already");
        one.When(Voice.Office, new Pause(null)).Then(new Paused(2));
        one.When(Voice.Office, new Resume(null)).Then(new Resumed(1));
        Running.When(Voice.Office, new Resume(null)).Refused("so-already");
        one.And(new Resumed(1)).When(Voice.Office, new Pause(1)).Then(new Paused(1));
    }

    [Fact]
    public void The_facilitator_lengthens_a_day_by_minutes()
    {
        Running.When(Voice.Office, new LengthenDay(null, 60))
            .Then(new TableLengthened(1, 60), new TableLengthened(2, 60));
        Running.When(Voice.Office, new LengthenDay(1, 1)).Then(new TableLengthened(1, 1));
        Running.When(Voice.Office, new LengthenDay(1, 0)).Refused("bad-time");
        Running.When(Voice.Office, new LengthenDay(1, 61)).Refused("bad-time");
    }

    [Fact]
    public void The_facilitator_speaks_to_all_to_a_table_or_to_one_delegation()
    {
        Running.When(Voice.Office, new Tell(null, null, " hi "))
            .Then(new Told(1, null, "hi"), new Told(2, null, "hi"));
        Running.When(Voice.Office, new Tell(2, null, "hi")).Then(new Told(2, null, "hi"));
        Running.When(Voice.Office, new Tell(2, "us", "hi")).Then(new Told(2, "us", "hi"));
        Running.When(Voice.Office, new Tell(null, "us", "hi")).Refused("no-such-party");
        Running.When(Voice.Office, new Tell(1, "eu", "hi")).Refused("no-such-party");
        Running.When(Voice.Office, new Tell(1, null, " ")).Refused("no-words");
        Running.When(Voice.Office, new Tell(1, null, Long)).Refused("no-words");
    }

    [Fact]
    public void The_facilitator_brings_news()
    {
        Running.When(Voice.Office, new Bring(1, News)).Then(new NewsBrought(1, News));
        Running.When(Voice.Office, new Bring(null, News with { Party = "" }))
            .Then(new NewsBrought(1, News with { Party = "" }), new NewsBrought(2, News with { Party = "" }));
    }

    [Fact]
    public void News_has_words_a_party_of_the_scenario_and_a_bounded_mood()
    {
        (Happening, string)[] bad =
        [
            (News with { Text = " " }, "no-words"), (News with { Text = Long }, "no-words"),
            (News with { Name = Long[..81] }, "no-words"), (News with { Party = "eu" }, "no-such-party"),
            (News with { Mood = 21 }, "bad-mood"), (News with { Mood = -21 }, "bad-mood"),
        ];
        foreach (var (news, code) in bad)
        {
            Running.When(Voice.Office, new Bring(1, news)).Refused(code);
            Running.When(Voice.Office, new Plan(1, news, new(5, null, null))).Refused(code);
        }
    }

    [Fact]
    public void A_table_that_is_over_or_was_never_set_is_left_alone()
    {
        foreach (var table in (int[])[0, 1, 3])
            foreach (var command in AtTables(table))
                FirstOver.When(Voice.Office, command).Refused("no-such-table");
        foreach (var command in AtTables(null)) AllOver.When(Voice.Office, command).Refused("no-such-table");
        FirstOver.When(Voice.Office, new Pause(null)).Then(new Paused(2));
    }

    [Fact]
    public void Before_the_talks_and_after_them_there_is_no_table_to_lead()
    {
        foreach (var command in AtTables(null).Concat(
            [new Resume(null), new FillIn(1, "us"),
                new RunPlan(1, 1), new LeaveCapital(1, "us"), new EndClass()]))
        {
            Gathering.When(Voice.Office, command).Refused("not-running");
            Debrief.When(Voice.Office, command).Refused("not-running");
        }

        Debrief.When(Voice.Office, new Plan(1, News, new(5, null, null))).Refused("not-running");
        Debrief.When(Voice.Office, new DropPlan(1)).Refused("not-running");
    }

    [Fact]
    public void News_is_planned_before_and_during_the_talks()
    {
        foreach (var room in (GivenClass[])[Gathering, Running])
            room.When(Voice.Office, new Plan(null, News, new(null, null, 3)))
                .Then(new NewsPlanned(1, null, News, new(null, null, 3)));
        Planned.When(Voice.Office, new Plan(2, News, new(null, 1, null)))
            .Then(new NewsPlanned(3, 2, News, new(null, 1, null)));
        Planned.And(new PlanDropped(2)).When(Voice.Office, new Plan(2, News, new(null, 1, null)))
            .Then(new NewsPlanned(3, 2, News, new(null, 1, null)));
    }

    [Fact]
    public void A_plan_has_one_time_or_condition()
    {
        Trigger[] bad =
        [
            new(null, null, null), new(1, 1, null),
            new(1, null, 1), new(1, 1, 1), new(0, null, null), new(null, -1, null),
            new(null, null, 601),
        ];
        foreach (var trigger in bad) Running.When(Voice.Office, new Plan(1, News, trigger))
            .Refused("bad-trigger");
        Assert.All((Trigger[])[new(600, null, null), new(null, 1, null), new(null, null, 1)], t =>
            Assert.True(t.IsGood));
    }

    [Fact]
    public void A_plan_comes_once_to_each_of_its_tables()
    {
        Planned.When(Voice.Office, new RunPlan(1, 2)).Then(new PlanRan(1, 2), new NewsBrought(2, News));
        Planned.When(Voice.Office, new RunPlan(2, 1)).Then(new PlanRan(2, 1), new NewsBrought(1, News));
        Planned.And(new PlanRan(1, 2)).When(Voice.Office, new RunPlan(1, 1))
            .Then(new PlanRan(1, 1), new NewsBrought(1, News));
        Planned.And(new PlanRan(1, 2)).When(Voice.Office, new RunPlan(1, 2)).Refused("no-plan");
        Planned.When(Voice.Office, new RunPlan(2, 2)).Refused("no-plan");
        Planned.When(Voice.Office, new RunPlan(3, 1)).Refused("no-plan");
        Planned.When(Voice.Office, new RunPlan(1, 3)).Refused("no-plan");
        Planned.And(new TableEnded(1, new([]))).When(Voice.Office, new RunPlan(1, 1)).Refused("no-plan");
    }

    [Fact]
    public void A_plan_that_is_dropped_comes_to_nobody()
    {
        Planned.When(Voice.Office, new DropPlan(1)).Then(new PlanDropped(1));
        var dropped = Planned.And(new PlanDropped(1));
        dropped.When(Voice.Office, new DropPlan(1)).Refused("no-plan");
        dropped.When(Voice.Office, new RunPlan(1, 1)).Refused("no-plan");
        Assert.Equal([2], dropped.Room.Plans.Keys);
    }

    [Fact]
    public void Only_a_capital_that_a_person_plays_is_left_to_the_rules()
    {
        Running.When(Voice.Office, new LeaveCapital(1, "us")).Refused("no-capital");
        var led = Led(Capitals.Facilitator);
        led.When(Voice.Office, new LeaveCapital(1, "us")).Then(new CapitalLeft(1, "us"));
        led.When(Voice.Office, new LeaveCapital(1, "eu")).Refused("no-capital");
        led.When(Voice.Office, new LeaveCapital(9, "us")).Refused("no-such-table");
        led.And(new CapitalLeft(1, "us")).When(Voice.Office, new LeaveCapital(1, "us")).Refused("no-capital");
        led.And(new CapitalLeft(1, "us")).When(Voice.Office, new LeaveCapital(1, "china"))
            .Then(new CapitalLeft(1, "china"));
    }

    [Fact]
    public void A_students_capital_is_left_to_the_rules_until_the_student_comes_again()
    {
        var played = Led(Capitals.Student);
        played.When(Voice.Office, new LeaveCapital(1, "us")).Then(new CapitalLeft(1, "us"));
        played.When(Voice.Office, new LeaveCapital(1, "china")).Refused("no-capital");
        played.And(new WentAway(2)).When(Voice.Office, new LeaveCapital(1, "us")).Refused("no-capital");
        var left = played.And(new CapitalLeft(1, "us"));
        left.When(Voice.Office, new LeaveCapital(1, "us")).Refused("no-capital");
        left.And(new WentAway(2), new CameBack(2)).When(Voice.Office, new LeaveCapital(1, "us"))
            .Then(new CapitalLeft(1, "us"));
        left.And(new PlaceLeft(2, new(1, "us", "capital")), new StudentPlaced(1, new(1, "us", "capital")))
            .When(Voice.Office, new LeaveCapital(1, "us")).Then(new CapitalLeft(1, "us"));
    }

    [Fact]
    public void The_class_notes_how_each_table_ended_and_once()
    {
        var end = new TableEnd([new(1, null, "us", [new("us", 30, 30)], new(0, 540), null, 0, 0, false)]);
        Running.When(Voice.Office, new NoteEnd(1, end)).Then(new TableEnded(1, end));
        Debrief.When(Voice.Office, new NoteEnd(1, end)).Then(new TableEnded(1, end));
        FirstOver.When(Voice.Office, new NoteEnd(1, end)).Refused("ended-already");
        Running.When(Voice.Office, new NoteEnd(3, end)).Refused("ended-already");
        Assert.Equal(end, Running.And(new TableEnded(1, end)).Room.Table(1)!.End);
    }

    [Fact]
    public void The_facilitator_ends_all_tables_and_opens_the_debrief()
    {
        Running.When(Voice.Office, new EndClass()).Then(new ClassEnded());
        AllOver.When(Voice.Office, new EndClass()).Then(new ClassEnded());
        Assert.Equal(ClassPhase.Debrief, Debrief.Room.Phase);
        var told = FirstOver.And(new ClassEnded()).Room.ToTell;
        Assert.Equal(["end-call", "end-rounds", "end"], told.TakeLast(3).Select(e => e.CommandId));
        Assert.DoesNotContain(told, e => e.Table == 1
            && e.CommandId.StartsWith("end", StringComparison.Ordinal));
    }

    private static GivenClass Led(Capitals capitals) => new(
        new ClassOpened(Setup with
        {
            Scenario =
            Worlds.SmallHome.LongScenario,
            Reach = Reach.Aftermath,
            Capitals = capitals
        }),
        Entered(1), Entered(2), new ClassBegan(Worlds.Small.Nine), new TableSet(1),
        new StudentPlaced(1, new(1, "us", "lead")),
        new StudentPlaced(2, new(1, "us", capitals == Capitals.Student ? "capital" : "treasury")));
}
