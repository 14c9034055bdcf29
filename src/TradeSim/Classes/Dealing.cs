using System.Collections.Immutable;

namespace TradeSim.Classes;

/// <summary>
/// Deals students out to delegations, so that no two delegations differ by more than one student, unless the
/// smaller one has no seat left or the facilitator chose otherwise.
/// </summary>
public static class Dealing
{
    /// <summary>How many tables so many students make.</summary>
    /// <remarks>
    /// Who is over sits beside others as long as the delegations have seats; with fewer students than a table
    /// wishes, there is one table.
    /// </remarks>
    public static int Tables(ClassSetup setup, int students)
    {
        var parties = setup.Scenario.Agenda.Parties;
        var seats = parties.Sum(p => setup.SeatsOf(p).Length);
        var tables = Math.Max(1, students / (parties.Length * setup.Wished));
        return Math.Max(tables, (students + seats - 1) / seats);
    }

    /// <summary>A place for each student, those with a wish first.</summary>
    /// <param name="students">The numbers, those that belong together (one kind, or who came together) side by side.</param>
    /// <param name="wishes">The delegations that the facilitator chose for some.</param>
    public static ImmutableArray<(int Student, Place Place)> Deal(
        ClassSetup setup, IReadOnlyList<int> students, IReadOnlyDictionary<int, (int Table, string Party)> wishes)
    {
        var chosen = students.Where(wishes.ContainsKey).ToArray();
        var tables = Math.Max(Tables(setup, students.Count), chosen.Select(s => wishes[s].Table).DefaultIfEmpty(1).Max());
        var taken = new HashSet<Place>();
        var dealt = ImmutableArray.CreateBuilder<(int, Place)>();
        var rest = students.Where(s => !wishes.ContainsKey(s)).ToList();
        foreach (var student in chosen)
        {
            var (table, party) = wishes[student];
            var seat = setup.SeatsOf(setup.Scenario.Agenda.Party(party)!).FirstOrDefault(s => !taken.Contains(new(table, party, s)));
            if (seat is null) rest.Add(student);
            else Take(student, new(table, party, seat));
        }

        var free = Slots(setup, tables).Where(p => !taken.Contains(p)).GetEnumerator();
        foreach (var student in rest)
            if (free.MoveNext())
                Take(student, free.Current);
        return dealt.ToImmutable();

        void Take(int student, Place place)
        {
            taken.Add(place);
            dealt.Add((student, place));
        }
    }

    /// <summary>All places in the order in which they fill: every delegation's first seat, then every second one.</summary>
    /// <remarks>By a list, neighbours in it go to different tables, and to the sides in turn.</remarks>
    private static IEnumerable<Place> Slots(ClassSetup setup, int tables)
    {
        var parties = setup.Scenario.Agenda.Parties;
        var most = parties.Max(p => setup.SeatsOf(p).Length);
        var numbers = Enumerable.Range(1, tables).ToArray();
        return from level in Enumerable.Range(0, most)
               // Only parties that have such a seat take turns: a turn without one would skip a table.
               let sides = parties.Where(p => level < setup.SeatsOf(p).Length).ToArray()
               from pair in setup.Grouping == Grouping.ByList
                   ? from turn in Enumerable.Range(0, sides.Length)
                     from t in numbers
                     select (t, p: sides[(turn + t) % sides.Length])
                   : from t in numbers from p in sides select (t, p)
               select new Place(pair.t, pair.p.Id, setup.SeatsOf(pair.p)[level]);
    }
}
