using TradeSim.Classes;
using TradeSim.Rooms;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;
using static TradeSim.Tests.Worlds.SmallClass;
using GivenClass = TradeSim.Tests.Worlds.Given<
    TradeSim.Classes.Classroom, TradeSim.Classes.ClassCommand, TradeSim.Classes.ClassEvent>;

namespace TradeSim.Tests.Classes;

/// <summary>Who sits where: at the beginning, late, moved, removed and restored.</summary>
public sealed class SeatingSpecs
{
    private static Place UsLead { get; } = new(1, "us", "lead");

    private static Place UsSecond { get; } = new(1, "us", "treasury");

    private static Place ChinaLead { get; } = new(1, "china", "lead");

    private static GivenClass Gathering { get; } = Open(Setup);

    /// <summary>One student, and a negotiator on the other side.</summary>
    private static GivenClass Alone { get; } = Gathering.And(
        Entered(1), new ClassBegan(Small.Nine),
        new TableSet(1), new StudentPlaced(1, UsLead), new StoodIn(1, "china"));

    /// <summary>A student on each side, and one more who has come and has no seat yet.</summary>
    private static GivenClass Both { get; } = Alone.And(
        Entered(2), new StudentPlaced(2, ChinaLead), new HandedBack(1, "china"), Entered(3));

    private static GivenClass Full { get; } = Both.And(
        new StudentPlaced(3, UsSecond), Entered(4), new StudentPlaced(4, new(1, "china", "vice")));

    private static GivenClass Open(ClassSetup setup) => new(new ClassOpened(setup));

    [Fact]
    public void At_the_beginning_everybody_sits_and_the_tables_are_called() => Gathering
        .And(Entered(1), Entered(2))
        .When(Voice.Office, new Begin()).Then(
            new ClassBegan(Small.Nine),
            new TableSet(1), new StudentPlaced(1, UsLead), new StudentPlaced(2, ChinaLead),
            new TableCalled(1));

    [Fact]
    public void Where_nobody_sits_a_negotiator_speaks() => Gathering.And(Entered(1))
        .When(Voice.Office, new Begin()).Then(
        new ClassBegan(Small.Nine),
        new TableSet(1), new StudentPlaced(1, UsLead), new StoodIn(1, "china"), new TableCalled(1));

    [Fact]
    public void Where_the_class_wants_no_negotiator_a_table_waits_for_both_sides() =>
        Open(Setup with { Empty = EmptySeats.Wait }).And(Entered(1)).When(Voice.Office, new Begin()).Then(
            new ClassBegan(Small.Nine), new TableSet(1), new StudentPlaced(1, UsLead));

    [Fact]
    public void A_class_begins_once_and_with_somebody()
    {
        Gathering.When(Voice.Office, new Begin()).Refused("nobody");
        Gathering.And(Entered(1), new StudentRemoved(1)).When(Voice.Office, new Begin()).Refused("nobody");
        Alone.When(Voice.Office, new Begin()).Refused("already-begun");
        Alone.And(new ClassEnded()).When(Voice.Office, new Begin()).Refused("already-begun");
    }

    [Fact]
    public void Who_was_removed_before_the_beginning_gets_no_seat() => Gathering
        .And(Entered(1), Entered(2), new PlaceWished(1, 3, "us"), new StudentRemoved(1))
        .When(Voice.Office, new Begin()).Then(
            new ClassBegan(Small.Nine),
            new TableSet(1), new StudentPlaced(2, UsLead), new StoodIn(1, "china"),
            new TableCalled(1));

    [Fact]
    public void By_a_list_each_kind_is_spread_over_the_tables()
    {
        var listed = Open(Setup with
        {
            Grouping = Grouping.ByList,
            List = [new("name 1", "law"),
                new("Name 2", "arts"), new(" Name 3 ", "law"), new("NAME 4", "arts")],
        }).And(Entered(1), Entered(2), Entered(3), Entered(4));
        var placed = Events(listed, new Begin()).OfType<StudentPlaced>()
            .ToDictionary(p => p.Student, p => p.Place.Table);
        Assert.NotEqual(placed[1], placed[3]);
        Assert.NotEqual(placed[2], placed[4]);
    }

    [Fact]
    public void Before_the_beginning_the_facilitator_chooses_a_delegation_and_it_counts()
    {
        var two = Gathering.And(Entered(1), Entered(2));
        two.When(Voice.Office, new SeatStudent(1, 2, "china")).Then(new PlaceWished(1, 2, "china"));
        two.When(Voice.Office, new SeatStudent(1, 0, "us")).Refused("no-such-table");
        two.When(Voice.Office, new SeatStudent(1, 1001, "us")).Refused("no-such-table");
        two.And(new PlaceWished(1, 1, "us"), new PlaceWished(1, 1, "china"))
            .When(Voice.Office, new Begin()).Then(
            new ClassBegan(Small.Nine),
            new TableSet(1), new StudentPlaced(1, ChinaLead), new StudentPlaced(2, UsLead),
            new TableCalled(1));
    }

    [Fact]
    public void A_latecomer_takes_the_place_of_a_negotiator() => Alone.When(Voice.Office, Enter(2)).Then(
        Entered(2), new StudentPlaced(2, ChinaLead), new HandedBack(1, "china"));

    [Fact]
    public void A_latecomer_goes_where_fewest_are()
    {
        Both.And(new StudentPlaced(3, UsSecond)).When(Voice.Office, Enter(4)).Then(
            Entered(4), new StudentPlaced(4, new(1, "china", "vice")));
        var away = Both.And(new WentAway(2));
        away.When(Voice.Office, Enter(4)).Then(Entered(4), new StudentPlaced(4, new(1, "china", "vice")));
        away.And(new StoodIn(1, "china")).When(Voice.Office, Enter(4)).Then(
            Entered(4), new StudentPlaced(4, new(1, "china", "vice")), new HandedBack(1, "china"));
    }

    [Fact]
    public void A_latecomer_opens_a_new_table_where_all_seats_are_taken_or_over()
    {
        foreach (var room in (GivenClass[])[Full, Both.And(new TableEnded(1, new([])))])
            room.When(Voice.Office, Enter(room.Room.Students.Count + 1)).Then(
                Entered(room.Room.Students.Count + 1), new TableSet(2),
                new StudentPlaced(room.Room.Students.Count + 1, new(2, "us", "lead")),
                new StoodIn(2, "china"),
                new TableCalled(2));
    }

    [Fact]
    public void A_latecomer_to_a_delegation_that_is_away_can_speak_there()
    {
        var played = Alone.Room.Setup! with
        {
            Capitals =
            Capitals.Student,
            Scenario = SmallHome.LongScenario
        };
        var away = Open(played).And(
            Entered(1), Entered(2), new ClassBegan(Small.Nine), new TableSet(1), new StudentPlaced(1, UsLead),
            new StudentPlaced(2, ChinaLead), new WentAway(2), new StoodIn(1, "china"));
        away.When(Voice.Office, Enter(3)).Then(
            Entered(3), new StudentPlaced(3, new(1, "china", "vice")), new HandedBack(1, "china"));
        away.And(new CameBack(2), new HandedBack(1, "china"), new WentAway(1)).And(new CameBack(1))
            .When(Voice.Office, Enter(3)).Then(Entered(3), new StudentPlaced(3, new(1, "us", "capital")));
    }

    [Fact]
    public void The_facilitator_moves_a_student()
    {
        Both.And(new StudentPlaced(3, UsSecond)).When(Voice.Office, new SeatStudent(3, 1, "china")).Then(
            new PlaceLeft(3, UsSecond), new StudentPlaced(3, new(1, "china", "vice")));
        Both.When(Voice.Office, new SeatStudent(1, 1, "china")).Then(
            new PlaceLeft(1, UsLead), new StudentPlaced(1, new(1, "china", "vice")), new StoodIn(1, "us"));
        Alone.When(Voice.Office, new SeatStudent(1, 1, "china")).Then(
            new PlaceLeft(1, UsLead),
            new StudentPlaced(1, ChinaLead), new HandedBack(1, "china"), new StoodIn(1, "us"));
        Both.When(Voice.Office, new SeatStudent(3, 1, "us")).Then(new StudentPlaced(3, UsSecond));
    }

    [Fact]
    public void Who_is_away_takes_a_seat_and_no_negotiator_leaves_for_it() =>
        Alone.And(new WentAway(1)).When(Voice.Office, new SeatStudent(1, 1, "china")).Then(
            new PlaceLeft(1, UsLead), new StudentPlaced(1, ChinaLead), new StoodIn(1, "us"));

    [Fact]
    public void A_move_has_a_student_a_table_and_a_seat()
    {
        Both.When(Voice.Office, new SeatStudent(9, 1, "us")).Refused("no-such-student");
        Both.And(new StudentRemoved(3)).When(Voice.Office, new SeatStudent(3, 1, "us"))
            .Refused("no-such-student");
        Both.When(Voice.Office, new SeatStudent(1, 1, "eu")).Refused("no-such-party");
        Both.When(Voice.Office, new SeatStudent(1, 2, "us")).Refused("no-such-table");
        Both.And(new TableEnded(1, new([]))).When(Voice.Office, new SeatStudent(3, 1, "us"))
            .Refused("no-such-table");
        Both.When(Voice.Office, new SeatStudent(1, 1, "us")).Refused("sits-there");
        Full.And(Entered(5)).When(Voice.Office, new SeatStudent(5, 1, "us")).Refused("full");
        Both.And(new ClassEnded()).When(Voice.Office, new SeatStudent(3, 1, "us")).Refused("over");
    }

    [Fact]
    public void The_facilitator_removes_a_student_and_a_negotiator_fills_what_is_empty()
    {
        Both.When(Voice.Office, new Remove(2)).Then(
            new PlaceLeft(2, ChinaLead), new StudentRemoved(2), new StoodIn(1, "china"));
        Full.When(Voice.Office, new Remove(2)).Then(new PlaceLeft(2, ChinaLead), new StudentRemoved(2));
        Both.When(Voice.Office, new Remove(3)).Then(new StudentRemoved(3));
        Gathering.And(Entered(1)).When(Voice.Office, new Remove(1)).Then(new StudentRemoved(1));
        Both.When(Voice.Office, new Remove(9)).Refused("no-such-student");
        Both.And(new StudentRemoved(3)).When(Voice.Office, new Remove(3)).Refused("no-such-student");
        var waiting = Open(Setup with { Empty = EmptySeats.Wait }).And(
            Entered(1), new ClassBegan(Small.Nine), new TableSet(1), new StudentPlaced(1, UsLead));
        waiting.When(Voice.Office, new Remove(1)).Then(new PlaceLeft(1, UsLead), new StudentRemoved(1));
    }

    [Fact]
    public void A_removal_is_taken_back_with_a_seat_while_the_talks_run()
    {
        var removed = Both.And(new PlaceLeft(2, ChinaLead), new StudentRemoved(2), new StoodIn(1, "china"));
        removed.When(Voice.Office, new Restore(2)).Then(
            new StudentRestored(2), new StudentPlaced(2, ChinaLead), new HandedBack(1, "china"));
        removed.And(new WentAway(2)).When(Voice.Office, new Restore(2)).Then(
            new StudentRestored(2), new StudentPlaced(2, ChinaLead));
        removed.And(new ClassEnded()).When(Voice.Office, new Restore(2)).Then(new StudentRestored(2));
        Gathering.And(Entered(1), new StudentRemoved(1)).When(Voice.Office, new Restore(1))
            .Then(new StudentRestored(1));
        Both.When(Voice.Office, new Restore(2)).Refused("not-removed");
        Both.When(Voice.Office, new Restore(9)).Refused("not-removed");
    }

    [Fact]
    public void A_student_goes_away_and_comes_back_once()
    {
        Both.When(Voice.Office, new NoteAway(2)).Then(new WentAway(2));
        Both.And(new WentAway(2)).When(Voice.Office, new NoteBack(2)).Then(new CameBack(2));
        Both.And(new WentAway(2)).When(Voice.Office, new NoteAway(2)).Refused("not-here");
        Both.When(Voice.Office, new NoteAway(9)).Refused("not-here");
        Both.When(Voice.Office, new NoteBack(2)).Refused("not-away");
        Both.When(Voice.Office, new NoteBack(9)).Refused("not-away");
        Gathering.And(Entered(1)).When(Voice.Office, new NoteAway(1)).Then(new WentAway(1));
    }

    [Fact]
    public void A_negotiator_stands_in_for_a_delegation_that_is_away_and_gives_it_back()
    {
        var away = Both.And(new WentAway(2));
        away.When(Voice.Office, new FillIn(1, "china")).Then(new StoodIn(1, "china"));
        var held = away.And(new StoodIn(1, "china"));
        Assert.Equal(["china"], held.Room.Table(1)!.Held);
        held.When(Voice.Office, new NoteBack(2)).Then(new CameBack(2), new HandedBack(1, "china"));
        held.When(Voice.Office, new FillIn(1, "china")).Refused("held-already");
        Both.When(Voice.Office, new FillIn(1, "china")).Refused("somebody-here");
        Full.And(new WentAway(2)).When(Voice.Office, new FillIn(1, "china")).Refused("somebody-here");
        away.When(Voice.Office, new FillIn(2, "china")).Refused("no-such-table");
        away.When(Voice.Office, new FillIn(1, "eu")).Refused("no-such-table");
        away.And(new TableEnded(1, new([]))).When(Voice.Office, new FillIn(1, "china"))
            .Refused("no-such-table");
    }

    [Fact]
    public void The_capital_speaks_for_nobody()
    {
        var capital = Open(Setup with { Capitals = Capitals.Student, Scenario = SmallHome.LongScenario }).And(
            Entered(1), Entered(2), new ClassBegan(Small.Nine), new TableSet(1), new StudentPlaced(1, UsLead),
            new StudentPlaced(2, new(1, "us", "capital")), new WentAway(1));
        capital.When(Voice.Office, new FillIn(1, "us")).Then(new StoodIn(1, "us"));
        var held = capital.And(new StoodIn(1, "us"), new WentAway(2));
        held.When(Voice.Office, new NoteBack(2)).Then(new CameBack(2));
        held.When(Voice.Office, new NoteBack(1)).Then(new CameBack(1), new HandedBack(1, "us"));
    }

    private static ClassEvent[] Events(GivenClass room, ClassCommand command) =>
        [.. Assert.IsType<Decision<ClassEvent>.Accepted>(
        room.When(Voice.Office, command).Decision).Events];
}
