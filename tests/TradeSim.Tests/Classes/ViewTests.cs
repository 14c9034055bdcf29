using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Tests.Worlds.Small;

namespace TradeSim.Tests.Classes;

/// <summary>
/// What students and the wall see of a class, with a mark in everything that is not theirs.
/// </summary>
public sealed class ViewTests
{
    /// <summary>
    /// Every private text of the scenario carries a mark, and every private number is one of a kind.
    /// </summary>
    private static Scenario Marked { get; } = SmallHome.LongScenario with
    {
        Briefs = [.. SmallHome.LongScenario.Briefs.Select((b, i) => Mark(b, 7100 + (200 * i)))],
        Capitals =
        [
            new("us", 8101, 8102, [new(new(0, 2), [], "MARK allowance")], "MARK refusal"),
            new("china", 8103, 8104, [], "MARK refusal"),
        ],
    };

    private static ClassSetup Setup { get; } = SmallClass.Setup with
    {
        Scenario = Marked,
        Reach = Reach.Aftermath,
        PerSide = 2,
        Seed = 7741,
        List = [new("MARK listed", "MARK kind")],
    };

    /// <summary>
    /// Two tables of four; every third student hides the name, and the eighth answered a question.
    /// </summary>
    private static ClassPlay Play { get; } = Played();

    private static string[] Numbers { get; } =
        [.. Enumerable.Range(71, 4)
            .SelectMany(n => Enumerable.Range(0, 100).Select(i => $"{(n * 100) + i}")), "81", "7741"];

    [Fact]
    public void The_marks_are_in_what_is_private() // Else the absence of marks says nothing.
    {
        Assert.Equal([1, 2], Play.Tables.Keys);
        var own = Dialect.Write(Play.Room.Setup!.Scenario);
        foreach (var number in (string[])["7100", "7101", "7102", "7300", "8101"]) Assert.Contains(
            number, own);
        Assert.Contains("MARK interests", own);
        var cockpit = Dialect.Write(CockpitView.Of(Play.Room, Heard(Play)));
        Assert.All(Play.Room.Students, s => Assert.Contains($"\"{s.Name}\"", cockpit));
    }

    [Fact]
    public void A_student_reads_the_names_of_the_own_delegation_and_no_other()
    {
        foreach (var student in Play.Room.Students)
        {
            var text = Dialect.Write(StudentView.Of(Play.Room, student) with { Key = "own" });
            foreach (var other in Play.Room.Students.Where(s => s != student))
            {
                var isMate = (other.Place!.Table, other.Place.Party) == (
                    student.Place!.Table, student.Place.Party);
                Assert.Equal(isMate && !other.IsHidden,
                    text.Contains($"\"{other.Name}\"", StringComparison.Ordinal));
                Assert.Equal(isMate && other.IsHidden,
                    text.Contains($"\"{other.Pseudonym}\"", StringComparison.Ordinal));
                Assert.DoesNotContain(other.Key, text);
            }
        }
    }

    [Fact]
    public void A_student_reads_the_own_name_key_seat_and_answers()
    {
        var third = Play.Room.Student(3)!;
        Assert.True(third.IsHidden);
        var view = StudentView.Of(Play.Room, third);
        Assert.Equal((third.Name, third.Key, third.Place, 8), (view.Name, view.Key, view.Place, view.Here));
        Assert.Equal(third.Name, view.Mates[third.Place!.Seat]);
        Assert.Empty(view.Answers);
        Assert.Equal("MARK answer", StudentView.Of(Play.Room, Play.Room.Student(8)!).Answers["hope"]);
    }

    [Fact]
    public void Who_waits_or_was_removed_has_no_mates()
    {
        var room = Play.Room.Evolve(new ClassEvent.PlaceLeft(1, Play.Room.Student(1)!.Place!))
            .Evolve(new ClassEvent.StudentRemoved(1));
        var view = StudentView.Of(room, room.Student(1)!);
        Assert.Equal((true, null, 7), (view.IsRemoved, view.Place, view.Here));
        Assert.Empty(view.Mates);
    }

    [Fact]
    public void Nothing_private_is_in_what_a_student_reads_of_the_class()
    {
        foreach (var student in Play.Room.Students.Where(s => s.Number != 8))
            Private(Dialect.Write(StudentView.Of(Play.Room, student)));
    }

    [Fact]
    public void The_wall_shows_no_name_and_nothing_private()
    {
        var wall = Wall(Play);
        Private(wall);
        foreach (var student in Play.Room.Students)
            foreach (var text in (string[])[
                student.Name, student.Key, student.Pseudonym]) Assert.DoesNotContain(text, wall);
    }

    [Fact]
    public void What_running_tables_say_and_offer_changes_nothing_on_the_wall()
    {
        var other = Played();
        Assert.Null(other.At(1, Us, new TableCommand.MakeOffer(SmallHome.Clear, "MARK offer")));
        Assert.Null(other.At(2, China, new TableCommand.SayWords("MARK words")));
        Assert.Equal(Wall(Play), Wall(other));
        Assert.NotEqual(Dialect.Write(CockpitView.Of(Play.Room, Heard(Play))),
            Dialect.Write(CockpitView.Of(other.Room, Heard(other))));
    }

    [Fact]
    public void A_deal_is_on_the_wall_once_its_table_has_ended()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(4);
        Assert.Null(play.At(1, Us, new TableCommand.MakeOffer(Middle, "")));
        Assert.Null(play.At(1, China, new TableCommand.AcceptOffer(1)));
        Assert.Empty(Projected(play).Deals);
        play.Say(new ClassCommand.NoteEnd(
            1, TableEnd.Of(play.Tables[1].Session.Room.Rounds, play.Tables[1].Table.Room)));
        var wall = Projected(play);
        var yardstick = Yardstick.Of(Small.Scenario);
        Assert.Equal([yardstick.PointOf(Middle)!], wall.Deals);
        Assert.Equal([yardstick.JointOf(Middle)!.Value], wall.JointGains);
        Assert.Equal((1, 2, 0), (wall.Over, wall.Tables, wall.NoDeals));
        play.Say(new ClassCommand.EndClass());
        play.Say(new ClassCommand.NoteEnd(
            2, TableEnd.Of(play.Tables[2].Session.Room.Rounds, play.Tables[2].Table.Room)));
        Assert.Equal((2, 1, ClassPhase.Debrief),
            (Projected(play).Over, Projected(play).NoDeals, Projected(play).Phase));
    }

    [Fact]
    public void The_wall_counts_agreements_by_the_minute_and_shows_the_last_clock()
    {
        var play = Played();
        var agreed = new Dictionary<int,
        DateTimeOffset>
        { [1] = Nine.AddMinutes(2.5), [2] = Nine.AddSeconds(-5) };
        var wall = ProjectorView.Of(play.Room, Heard(play), agreed, Yardstick.Of(Marked));
        Assert.Equal([1, 0, 1], wall.Agreements);
        Assert.Equal(("Saturday", Nine.AddMinutes(10), false), (wall.Clock, wall.DayEnds, wall.IsPaused));
        play.Say(new ClassCommand.Pause(1));
        Assert.False(Projected(play).IsPaused);
        play.Say(new ClassCommand.Pause(null));
        Assert.Equal((true, null), (Projected(play).IsPaused, Projected(play).DayEnds));
        play.Say(new ClassCommand.EndClass());
        Assert.Equal(("", null, false),
            (Projected(play).Clock, Projected(play).DayEnds, Projected(play).IsPaused));
    }

    [Fact]
    public void Before_the_talks_the_wall_shows_who_is_here_and_no_more()
    {
        var play = new ClassPlay(Setup).Say(SmallClass.Enter(1)).Say(SmallClass.Enter(2))
            .Say(new ClassCommand.Remove(2));
        var wall = Projected(play);
        Assert.Equal((ClassPhase.Gathering, 1, 0, 0), (wall.Phase, wall.Here, wall.Tables, wall.Over));
        Assert.Empty(wall.Agreements);
    }

    [Fact]
    public void The_facilitator_sees_each_table_as_it_stands()
    {
        var play = new ClassPlay(SmallClass.Setup).Begin(3).Say(new ClassCommand.NoteAway(2))
            .Say(new ClassCommand.FillIn(1, "china"));
        Assert.Null(play.At(1, Us, new TableCommand.MakeOffer(Middle, ""), Nine.AddMinutes(5)));
        var row = CockpitView.Of(play.Room, Heard(play)).Tables[0];
        Assert.Equal((TablePhase.Talking, 1, "Saturday", 1, 1, false),
            (row.Phase, row.Round, row.Day, row.Offers, row.OpenOffers, row.IsAgreed));
        Assert.Equal((new TalkTime(0, 570), Nine.AddMinutes(10)), (row.Time, row.DayEnds));
        Assert.Equal(["china"], row.Held);
        Assert.Equal(TablePhase.Bare,
            CockpitView.Of(play.Room, new Dictionary<int, HeardTable>()).Tables[0].Phase);
    }

    [Fact]
    public void The_facilitator_sees_the_chosen_delegation_before_the_beginning()
    {
        var play = new ClassPlay(SmallClass.Setup).Say(SmallClass.Enter(1))
            .Say(new ClassCommand.SeatStudent(1, 2, "china"));
        Assert.Equal(new Place(2, "china", ""), CockpitView.Of(play.Room, Heard(play)).Students[0].Wish);
    }

    [Fact]
    public void The_pictures_arrive_as_they_were_sent()
    {
        var sight = new Sight(
            7, CockpitView.Of(Play.Room, Heard(Play)), Projected(Play),
            [.. Play.Room.Students.Select(s => StudentView.Of(Play.Room, s))], SmallClass.Questions, 0, []);
        Assert.Equal(Canonical.Text(sight), Canonical.Text(Dialect.Read<Sight>(Dialect.Write(sight))));
    }

    private static ClassPlay Played()
    {
        var play = new ClassPlay(Setup);
        for (var i = 1; i <= 8; i++) play
            .Say(new ClassCommand.Enter($"MARK name {i}", i % 3 == 0, $"MARK-key-{i}"));
        play.Say(new ClassCommand.Begin());
        return play.Answer(8, "hope", "MARK answer");
    }

    private static Dictionary<int, HeardTable> Heard(ClassPlay play) =>
        play.Tables.ToDictionary(t => t.Key, t => new HeardTable(t.Value.Table.Room, null, []));

    private static ProjectorView Projected(ClassPlay play) => ProjectorView.Of(
        play.Room, Heard(play),
        new Dictionary<int, DateTimeOffset>(), Yardstick.Of(play.Room.Setup!.Scenario));

    private static string Wall(ClassPlay play) => Dialect.Write(Projected(play));

    private static void Private(string text)
    {
        var own = text.Replace("MARK name", "", StringComparison.Ordinal)
            .Replace("MARK-key", "", StringComparison.Ordinal);
        Assert.DoesNotContain("MARK", own);
        Assert.DoesNotContain(Numbers, n => own.Contains(n, StringComparison.Ordinal));
    }

    private static Brief Mark(Brief brief, int from) => brief with
    {
        Interests = "MARK interests",
        Batna = "MARK batna",
        Reservation = from,
        Mandate = brief.Mandate with { Minimum = from + 1, Note = "MARK note" },
        Valuation = new([.. brief.Valuation.Points
            .Select((row, i) => row.Select((p, o) => from + 2 + p + (10 * i)).ToImmutableArray())], []),
        Pages = [.. brief.Pages.Select(p => p with { Text = "MARK page" })],
        Home = brief.Home! with
        {
            Constituencies = [.. brief.Home.Constituencies
                .Select(c => c with { Name = "MARK voters", Wants = "MARK wants" })],
        },
    };
}
