using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;
using static TradeSim.Tests.Worlds.Small;
using static TradeSim.Tests.Worlds.SmallClass;
using GivenClass = TradeSim.Tests.Worlds.Given<
    TradeSim.Classes.Classroom, TradeSim.Classes.ClassCommand, TradeSim.Classes.ClassEvent>;
using GivenTable = TradeSim.Tests.Worlds.Given<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Classes;

/// <summary>Who may say what to a class, and what follows from what it hears of its tables.</summary>
public sealed class OversightSpecs
{
    private static GivenClass Running { get; } = new(
        new ClassOpened(SmallClass.Setup), Entered(1), Entered(2), Entered(3), new ClassBegan(Nine), new TableSet(1),
        new StudentPlaced(1, new(1, "us", "lead")), new StudentPlaced(2, new(1, "us", "treasury")),
        new StudentPlaced(3, new(1, "china", "lead")));

    private static GivenTable Talking { get; } = new(
        new TableEvent.TableOpened(Agenda, new(ClockMode.Wall, 600), [], Reach.Talks), new TableEvent.TalksBegan(Nine));

    [Fact]
    public void What_the_class_notes_by_itself_nobody_says_from_outside()
    {
        foreach (var command in new ClassCommand[]
            { Enter(4), new NoteAway(1), new NoteBack(1), new FillIn(1, "us"), new RunPlan(1, 1), new NoteEnd(1, new([])) })
            Running.When(Classroom.Facilitator, command).Refused("office-only");
        Running.When(Classroom.Facilitator, new Pause(1)).Then(new Paused(1));
        Running.When(Classroom.VoiceOf(1), new Pause(1)).Refused("facilitator-only");
    }

    [Fact]
    public void The_facilitator_alone_renews_the_keys_and_each_time_they_are_others()
    {
        Running.When(Classroom.Facilitator, new RenewKeys(0)).Then(new KeysRenewed(1));
        var renewed = Running.And(new KeysRenewed(1));
        renewed.When(Classroom.Facilitator, new RenewKeys(1)).Then(new KeysRenewed(2));
        renewed.When(Classroom.Facilitator, new RenewKeys(0)).Refused("already-renewed");
        Running.When(Classroom.VoiceOf(1), new RenewKeys(0)).Refused("facilitator-only");
    }

    [Fact]
    public void A_delegation_is_abandoned_once_all_who_speak_for_it_are_away()
    {
        var one = Running.And(new WentAway(1));
        Assert.Empty(one.Room.Abandoned);
        var both = one.And(new WentAway(2));
        var (table, party, away) = Assert.Single(both.Room.Abandoned);
        Assert.Equal((1, "us"), (table, party));
        Assert.Equal([1, 2], away);
        Assert.Empty(both.And(new StoodIn(1, "us")).Room.Abandoned);
        Assert.Empty(both.And(new TableEnded(1, new([]))).Room.Abandoned);
        Assert.Empty(both.And(new ClassEnded()).Room.Abandoned);
    }

    [Fact]
    public void A_condition_holds_from_its_minute_its_offer_or_its_silence_on()
    {
        var quiet = new HeardTable(Talking.Room, null, []);
        var moved = quiet with { LastMove = Nine.AddMinutes(3) };
        var offered = quiet with { Table = Talking.And(new TableEvent.OfferMade(1, Us, Middle, "")).Room };
        Assert.Equal((false, true), (Holds(new(5, null, null), quiet, 4.9), Holds(new(5, null, null), quiet, 5)));
        Assert.Equal((false, true), (Holds(new(null, 1, null), quiet, 9), Holds(new(null, 1, null), offered, 0)));
        Assert.Equal((true, false, true), (Holds(new(null, null, 4), quiet, 4), Holds(new(null, null, 4), moved, 6.9),
            Holds(new(null, null, 4), moved, 7)));
    }

    [Fact]
    public void Nothing_comes_to_a_table_that_does_not_talk()
    {
        var paused = Talking.And(new TableEvent.TalksPaused(Nine));
        var over = Talking.And(new TableEvent.TalksStopped());
        foreach (var table in new[] { Table.Empty, paused.Room, over.Room })
            Assert.False(Holds(new(1, null, null), new(table, null, []), 60));
    }

    [Fact]
    public void A_plan_is_due_once_at_the_tables_that_it_is_for()
    {
        var heard = new Dictionary<int, HeardTable> { [1] = new(Talking.Room, null, []) };
        var planned = Running.And(
            new NewsPlanned(1, null, ClassroomSpecs.News, new(5, null, null)),
            new NewsPlanned(2, 2, ClassroomSpecs.News, new(5, null, null)));
        Assert.Empty(planned.Room.Due(heard, Nine.AddMinutes(4)));
        Assert.Equal([new RunPlan(1, 1)], planned.Room.Due(heard, Nine.AddMinutes(5)));
        Assert.Empty(planned.And(new PlanRan(1, 1)).Room.Due(heard, Nine.AddMinutes(5)));
        Assert.Empty(planned.Room.Due(ImmutableDictionary<int, HeardTable>.Empty, Nine.AddMinutes(5)));
    }

    [Fact]
    public void The_facilitator_visits_tables_that_there_are_and_capitals_that_are_theirs()
    {
        Assert.Null(Running.Room.ObjectionToVisit(1, "us", false));
        Assert.Equal("no-such-table", Running.Room.ObjectionToVisit(2, "us", false)!.Code);
        Assert.Equal("no-such-table", Running.Room.ObjectionToVisit(1, "eu", false)!.Code);
        Assert.Equal("no-capital", Running.Room.ObjectionToVisit(1, "us", true)!.Code);
        var own = new GivenClass(
            new ClassOpened(SmallClass.Setup with { Capitals = Capitals.Facilitator }), new ClassBegan(Nine), new TableSet(1));
        Assert.Null(own.Room.ObjectionToVisit(1, "us", true));
    }

    private static bool Holds(Trigger trigger, HeardTable at, double minutes) =>
        trigger.Holds(at, Nine, Nine.AddMinutes(minutes));
}
