using CsCheck;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using static TradeSim.Tests.Worlds.Small;

namespace TradeSim.Tests.Classes;

/// <summary>A class may tell its tables everything again at any time, and nothing comes of it.</summary>
public sealed class ErrandsLaw
{
    private static ClassSetup Long { get; } = SmallClass.Setup with
    {
        Scenario = SmallHome.LongScenario,
        Reach = Reach.Aftermath,
    };

    [Fact]
    public void Running_all_errands_again_changes_nothing()
    {
        var play = new ClassPlay(Long with { Capitals = Capitals.Student, Signals = false }).Begin(7);
        Assert.Null(play.At(1, Us, new TableCommand.MakeOffer(SmallHome.Clear, "")));
        play.Say(new ClassCommand.NoteAway(3)).Say(new ClassCommand.Pause(1))
            .Say(new ClassCommand.SeatStudent(4, 1, "us"))
            .Say(new ClassCommand.Pause(null)).Say(new ClassCommand.Resume(null))
            .Say(new ClassCommand.NoteBack(3));
        Unchanged(play);
        play.Say(new ClassCommand.EndClass());
        Unchanged(play);
    }

    /// <summary>
    /// Fails when a class tells a table what it would refuse now and count later: a second pause, say.
    /// </summary>
    [Fact]
    public void Whatever_a_class_did_running_all_errands_again_changes_nothing() =>
        Gen.Select(Gen.Enum<Capitals>(), Gen.Enum<EmptySeats>(), Gen.Int[0, 9], Command.Array[1, 40]).Sample(
            (capitals, empty, students, commands) =>
            {
                var play = new ClassPlay(Long with { Capitals = capitals, Empty = empty, PerSide = 1 })
                    .Begin(students + 1);
                foreach (var command in commands) play.Try(command);
                Unchanged(play);
                foreach (var rooms in play.Tables.Values)
                    foreach (var own in rooms.Delegations)
                        Assert.Equal(Seated(play, rooms, own.Key), People(own.Value.Room));
            }, iter: 150);

    private static Gen<ClassCommand> Command { get; } = Gen
        .Select(Gen.Int[0, 14], Gen.Int[1, 12], Gen.Int[1, 4], Gen.Bool)
        .Select(ClassCommand (kind, student, table, isUs) =>
            (kind, isUs ? "us" : "china", isUs ? table : (int?)null) switch
        {
            (0, _, _) => SmallClass.Enter(student),
            (1 or 2, var party, _) => new ClassCommand.SeatStudent(student, table, party),
            (3, _, _) => new ClassCommand.Remove(student),
            (4, _, _) => new ClassCommand.Restore(student),
            (5 or 6, _, _) => new ClassCommand.NoteAway(student),
            (7 or 8, _, _) => new ClassCommand.NoteBack(student),
            (9, var party, _) => new ClassCommand.FillIn(table, party),
            (10, _, var at) => new ClassCommand.Pause(at),
            (11, _, var at) => new ClassCommand.Resume(at),
            (12, var party, _) => new ClassCommand.LeaveCapital(table, party),
            (13, _, var at) => new ClassCommand.Bring(at, ClassroomSpecs.News),
            (_, _, var at) => new ClassCommand.Tell(at, null, "hi"),
        });

    private static string[] Seated(ClassPlay play, RoomSet rooms, string party)
    {
        var table = ClassErrands.TableOf(rooms.Session.Room.Setup!.Id)!.Value.Table;
        return [.. play.Room.In(table, party).Select(s => Who(s.Place!.Seat, s.Pseudonym, s.IsAway)).Order()];
    }

    private static string[] People(Delegation own) => [.. own.People.Where(p => p.Value != "Facilitator")
        .Select(p => Who(p.Key, p.Value, own.Away.Contains(p.Key))).Order()];

    // A capital may be left to the rules while its student is here.
    private static string Who(string seat, string name, bool isAway) =>
        $"{seat} {name} {(seat == Delegation.Capital ? "" : isAway)}";

    private static void Unchanged(ClassPlay play)
    {
        var before = play.Whole();
        play.RunAllAgain(Nine.AddMinutes(1));
        Assert.Equal(before, play.Whole());
    }
}
