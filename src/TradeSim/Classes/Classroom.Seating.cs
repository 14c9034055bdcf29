using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Classes.ClassCommand;
using static TradeSim.Classes.ClassEvent;

namespace TradeSim.Classes;

/// <remarks>Who sits where: at the beginning, later, moved, removed, away and back.</remarks>
public sealed partial record Classroom
{
    private Decision<ClassEvent> Entered(Enter c)
    {
        if (IsBadName(c.Name)) return No("bad-name", $"A name has 1 to {LongestName} characters of plain text.");
        if (Students.Count >= ClassSetup.MostStudents) return No("full", $"A class has at most {ClassSetup.MostStudents} students.");
        if (Phase == ClassPhase.Debrief) return No("over", "This class is over; its debrief is for those who were in it.");
        var entered = new StudentEntered(Students.Count + 1, c.Name.Trim(), c.IsHidden, c.Key);
        return Phase == ClassPhase.Gathering
            ? new ClassEvent[] { entered }
            : Evolve(entered).PlaceLate(entered.Number).Prepend(entered).ToArray();
    }

    private Decision<ClassEvent> Begun(DateTimeOffset now)
    {
        var students = Students.Where(s => !s.IsRemoved).ToArray();
        if (students.Length == 0) return No("nobody", "Nobody is here yet; begin when the first students have joined.");
        var order = Setup!.Grouping == Grouping.ByList
            ? students.OrderBy(s => KindOf(s.Name), StringComparer.Ordinal).ThenBy(s => s.Number)
            : students.OrderBy(s => s.Number);
        var dealt = Dealing.Deal(Setup, [.. order.Select(s => s.Number)], Wishes);
        var events = new List<ClassEvent> { new ClassBegan(now) };
        events.AddRange(Enumerable.Range(1, dealt.Max(d => d.Place.Table)).Select(t => new TableSet(t)));
        events.AddRange(dealt.Select(d => new StudentPlaced(d.Student, d.Place)));
        return events.Concat(After(events).FillEmpty()).Concat(Called(events)).ToArray();
    }

    /// <summary>New tables begin once everybody sits; where nobody fills empty seats, they begin when both sides are there.</summary>
    private IEnumerable<ClassEvent> Called(IEnumerable<ClassEvent> events) => Setup!.Empty == EmptySeats.Ai
        ? events.OfType<TableSet>().Select(t => new TableCalled(t.Number))
        : [];

    /// <summary>The kind that a name has in the list; a name that is not there has none.</summary>
    private string KindOf(string name) => Setup!.List
        .FirstOrDefault(l => string.Equals(l.Name.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Kind ?? "";

    /// <summary>A latecomer's seat: where nobody is, else where fewest are, else at a new table.</summary>
    private IEnumerable<ClassEvent> PlaceLate(int student)
    {
        var open = from table in Tables
                   where table.End is null
                   from party in Setup!.Scenario.Agenda.Parties
                   let seat = FreeSeat(table.Number, party)
                   where seat is not null
                   orderby Speakers(table.Number, party.Id).Count(s => !s.IsAway), table.Number
                   select new Place(table.Number, party.Id, seat);
        if (open.FirstOrDefault() is { } place) return Sit(student, place);
        var first = Setup!.Scenario.Agenda.Parties[0];
        var events = new List<ClassEvent> { new TableSet(Tables.Count + 1) };
        events.Add(new StudentPlaced(student, new(Tables.Count + 1, first.Id, Setup.SeatsOf(first)[0])));
        return events.Concat(After(events).FillEmpty()).Concat(Called(events));
    }

    /// <summary>The next free seat; where nobody is here to speak, the capital's comes last.</summary>
    private string? FreeSeat(int table, Party party)
    {
        var taken = In(table, party.Id).Select(s => s.Place!.Seat).ToHashSet();
        var free = Setup!.SeatsOf(party).Where(s => !taken.Contains(s)).ToArray();
        return Speakers(table, party.Id).Any(s => !s.IsAway) ? free.FirstOrDefault()
            : free.OrderBy(s => s == Delegation.Capital).FirstOrDefault();
    }

    /// <summary>A student takes a place; a negotiator that stood in there gives it back.</summary>
    private IEnumerable<ClassEvent> Sit(int student, Place place)
    {
        yield return new StudentPlaced(student, place);
        if (place.Seat != Delegation.Capital && !Student(student)!.IsAway && IsHeld(place))
            yield return new HandedBack(place.Table, place.Party);
    }

    /// <summary>Negotiators for all delegations where nobody sits, if the class wants them.</summary>
    private IEnumerable<ClassEvent> FillEmpty() =>
        from table in Tables
        where Setup!.Empty == EmptySeats.Ai && table.End is null
        from party in Setup!.Scenario.Agenda.Parties
        where !IsHeld(new(table.Number, party.Id, "")) && !Speakers(table.Number, party.Id).Any()
        select new StoodIn(table.Number, party.Id);

    /// <summary>Who can speak for a delegation: those who sit in it, without the capital.</summary>
    private IEnumerable<Student> Speakers(int table, string party) =>
        In(table, party).Where(s => s.Place!.Seat != Delegation.Capital);

    private bool IsHeld(Place place) => Table(place.Table)?.Held.Contains(place.Party) == true;

    private Decision<ClassEvent> Moved(SeatStudent c)
    {
        if (Student(c.Student) is not { IsRemoved: false } student) return No("no-such-student", "There is no such student.");
        if (Setup!.Scenario.Agenda.Party(c.Party) is not { } party) return No("no-such-party", "There is no such delegation.");
        if (Phase == ClassPhase.Debrief) return No("over", "This class is over.");
        if (Phase == ClassPhase.Gathering)
            return c.Table is < 1 or > ClassSetup.MostStudents
                ? No("no-such-table", "Tables are numbered from 1.")
                : new ClassEvent[] { new PlaceWished(c.Student, c.Table, c.Party) };
        if (Table(c.Table) is not { End: null }) return No("no-such-table", "There is no such table, or it is over.");
        if (student.Place is { } old && old.Table == c.Table && old.Party == c.Party)
            return No("sits-there", "This student sits there already.");
        if (FreeSeat(c.Table, party) is not { } seat) return No("full", "That delegation has no free seat.");
        var events = Left(student).ToList();
        events.AddRange(Sit(c.Student, new(c.Table, c.Party, seat)));
        return events.Concat(After(events).FillEmpty()).ToArray();
    }

    private Decision<ClassEvent> Removed(Student student)
    {
        var events = Left(student).Append(new StudentRemoved(student.Number)).ToArray();
        return events.Concat(After(events).FillEmpty()).ToArray();
    }

    private Decision<ClassEvent> Restored(int student)
    {
        ClassEvent restored = new StudentRestored(student);
        return Phase == ClassPhase.Running
            ? Evolve(restored).PlaceLate(student).Prepend(restored).ToArray()
            : new[] { restored };
    }

    private static IEnumerable<ClassEvent> Left(Student student) =>
        student.Place is { } place ? [new PlaceLeft(student.Number, place)] : [];

    private Decision<ClassEvent> Back(Student student)
    {
        ClassEvent back = new CameBack(student.Number);
        return student.Place is { } place && place.Seat != Delegation.Capital && IsHeld(place)
            ? new[] { back, new HandedBack(place.Table, place.Party) }
            : new[] { back };
    }

    private Decision<ClassEvent> FilledIn(FillIn c)
    {
        if (Table(c.Table) is not { End: null } || Setup!.Scenario.Agenda.Party(c.Party) is null)
            return No("no-such-table", "There is no such table, or it is over.");
        if (IsHeld(new(c.Table, c.Party, ""))) return No("held-already", "A negotiator speaks for that delegation already.");
        return Speakers(c.Table, c.Party).Any(s => !s.IsAway)
            ? No("somebody-here", "Somebody of that delegation is here and speaks for it.")
            : new ClassEvent[] { new StoodIn(c.Table, c.Party) };
    }

    /// <summary>The delegations of running tables of which nobody is here and for which no negotiator speaks yet.</summary>
    public IEnumerable<(int Table, string Party, ImmutableArray<int> Away)> Abandoned =>
        from table in Tables
        where Phase == ClassPhase.Running && table.End is null
        from party in Setup!.Scenario.Agenda.Parties
        let people = Speakers(table.Number, party.Id).ToArray()
        where people.Length > 0 && people.All(s => s.IsAway) && !IsHeld(new(table.Number, party.Id, ""))
        select (table.Number, party.Id, people.Select(s => s.Number).ToImmutableArray());

    private Classroom After(IEnumerable<ClassEvent> events) => events.Aggregate(this, (c, e) => c.Evolve(e));
}
