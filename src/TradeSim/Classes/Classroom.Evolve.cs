using TradeSim.Delegations;
using TradeSim.Rooms;
using static TradeSim.Classes.ClassEvent;

namespace TradeSim.Classes;

public sealed partial record Classroom
{
    /// <inheritdoc/>
    public Classroom Evolve(ClassEvent happened)
    {
        var after = happened switch
        {
            ClassOpened e => this with { Phase = ClassPhase.Gathering, Setup = e.Setup },
            StudentEntered e => this with
            {
                Students = Students.Add(new(e.Number, e.Name, e.Key, e.IsHidden, null, false, false, 0)),
            },
            Answered e => this with { Answers = Answers.SetItem((e.Student, e.Question), e) },
            ClassBegan e => this with { Phase = ClassPhase.Running, Began = e.At },
            TableSet e => this with { Tables = Tables.Add(new(e.Number, [], 0, null)) },
            PlaceWished e => this with { Wishes = Wishes.SetItem(e.Student, (e.Table, e.Party)) },
            StudentPlaced e => Played(e.Place)
                .Change(e.Student, s => s with { Place = e.Place, Seatings = s.Seatings + 1 }),
            PlaceLeft e => Change(e.Student, s => s with { Place = null }),
            StudentRemoved e => Change(e.Student, s => s with { IsRemoved = true }),
            StudentRestored e => Change(e.Student, s => s with { IsRemoved = false }),
            WentAway e => Change(e.Student, s => s with { IsAway = true }),
            CameBack e => Played(Student(e.Student)!.Place).Change(e.Student, s => s with { IsAway = false }),
            StoodIn e => Change(e.Table, t => t with { Held = t.Held.Add(e.Party), Stands = t.Stands + 1 }),
            HandedBack e => Change(e.Table, t => t with { Held = t.Held.Remove(e.Party) }),
            NewsPlanned e => this with { Plans = Plans.SetItem(e.Number, e), PlansMade = e.Number },
            PlanDropped e => this with { Plans = Plans.Remove(e.Number) },
            PlanRan e => this with { Ran = Ran.Add((e.Number, e.Table)) },
            TableEnded e => Change(e.Table, t => t with { End = e.End }),
            Paused e => this with { PausedTables = PausedTables.Add(e.Table) },
            Resumed e => this with { PausedTables = PausedTables.Remove(e.Table) },
            CapitalLeft e => this with { Ruled = Ruled.Add((e.Table, e.Party)) },
            ClassEnded => this with { Phase = ClassPhase.Debrief },
            KeysRenewed e => this with { Keys = e.Keys },
            TableCalled or TableLengthened or Told or NewsBrought => this,
            _ => throw new UnknownEventException(happened),
        };
        return after with { ToTell = after.ToTell.AddRange(ClassErrands.Of(this, after, happened, after.ToTell.Count)) };
    }

    /// <summary>Whoever comes to a capital's seat plays it.</summary>
    private Classroom Played(Place? place) => place is { Seat: Delegation.Capital }
        ? this with { Ruled = Ruled.Remove((place.Table, place.Party)) } : this;

    private Classroom Change(int student, Func<Student, Student> change) =>
        this with { Students = Students.SetItem(student - 1, change(Students[student - 1])) };

    private Classroom Change(int table, Func<ClassTable, ClassTable> change) =>
        this with { Tables = Tables.SetItem(table - 1, change(Tables[table - 1])) };
}
