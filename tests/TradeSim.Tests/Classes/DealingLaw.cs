using System.Collections.Immutable;
using CsCheck;
using TradeSim.Classes;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Classes;

// Fails when Dealing fills one table after the other, or takes turns of sides that have no such seat.
public sealed class DealingLaw
{
    /// <summary>Students in their order, each with a kind, and what the facilitator chose for some.</summary>
    private sealed record Class(
        ClassSetup Setup, ImmutableArray<int> Kinds,
        ImmutableDictionary<int, (int Table, string Party)> Wishes)
    {
        public int[] Students { get; } = [.. Enumerable.Range(1, Kinds.Length)];

        public string[] Parties { get; } = [.. Setup.Scenario.Agenda.Parties.Select(p => p.Id)];

        public ImmutableArray<(int Student, Place Place)> Dealt() => Dealing.Deal(Setup, Students, Wishes);

        public string[] SeatsOf(string party) => [.. Setup.SeatsOf(Setup.Scenario.Agenda.Party(party)!)];

        public int KindOf(int student) => Kinds[student - 1];

        public override string ToString() =>
            $"{Setup.Grouping} {Setup.Capitals} {Setup.PerSide} a side"
            + $" of {string.Join('+', Parties.Select(p => SeatsOf(p).Length))};"
            + $" kinds {string.Join(',', Kinds)}; wishes {string.Join(',', Wishes)}";
    }

    private static Gen<ClassSetup> AnySetup { get; } =
        from seats in Gen.Int[1, 4].Array[2, 3]
        from perSide in Gen.Int[1, seats.Min()]
        from capitals in Gen.Enum<Capitals>()
        from grouping in Gen.Enum<Grouping>()
        select SmallClass.Setup with
        {
            Scenario = SmallClass.Between(seats),
            PerSide = perSide,
            Capitals = capitals,
            Grouping = grouping,
        };

    private static Gen<Class> WithoutWishes { get; } =
        from setup in AnySetup
        from kinds in Gen.Frequency((1, Gen.Int[1, 12]), (1, Gen.Int[1, 300]))
            .SelectMany(n => Gen.Int[0, 5].Array[n])
        select new Class(
            setup, [.. kinds.Order()], ImmutableDictionary<int, (int, string)>.Empty);

    private static Gen<Class> WithWishes { get; } =
        from room in WithoutWishes
        from wishes in Gen.Select(
            Gen.Int[1, room.Kinds.Length], Gen.Int[1, 6], Gen.Int[0, room.Parties.Length - 1]).Array[0, 12]
        select room with
        {
            Wishes = wishes.DistinctBy(w => w.Item1)
                .ToImmutableDictionary(w => w.Item1, w => (w.Item2, room.Parties[w.Item3])),
        };

    [Fact]
    public void Everybody_has_exactly_one_place_and_no_place_is_given_twice() => WithWishes.Sample(room =>
    {
        var dealt = room.Dealt();
        Assert.Equal(room.Students, dealt.Select(d => d.Student).Order());
        Assert.Equal(dealt.Length, dealt.Select(d => d.Place).Distinct().Count());
        Assert.All(dealt, d => Assert.Contains(d.Place.Seat, room.SeatsOf(d.Place.Party)));
    }, iter: 500);

    [Fact]
    public void There_are_as_many_tables_as_wished_and_seats_for_everybody() => WithoutWishes.Sample(room =>
    {
        var (students, tables) = (room.Students.Length, Dealing.Tables(room.Setup, room.Students.Length));
        var seats = room.Parties.Sum(p => room.SeatsOf(p).Length);
        var wished = room.Parties.Length * room.Setup.Wished;
        Assert.True(tables >= 1);
        Assert.True(tables * seats >= students, "Somebody has no seat.");
        Assert.True((tables + 1) * wished > students,
            "One more table would have all the students it wishes.");
        // No table too many: each has its wish, or one fewer would leave somebody without a seat.
        Assert.True(tables == 1 || tables * wished <= students || (tables - 1) * seats < students);
        Assert.InRange(room.Dealt().Max(d => d.Place.Table), 1, tables);
    }, iter: 1000);

    [Fact]
    public void Every_table_that_is_set_has_somebody() => WithoutWishes.Sample(room => Assert.Equal(
        Enumerable.Range(1, Dealing.Tables(room.Setup, room.Students.Length)),
        room.Dealt().Select(d => d.Place.Table).Distinct().Order()), iter: 500);

    [Fact]
    public void Delegations_differ_by_at_most_one_unless_one_is_full() => WithoutWishes.Sample(room =>
    {
        var sizes = Sizes(room, room.Dealt());
        foreach (var ((_, party), size) in sizes)
            Assert.True(size >= sizes.Values.Max() - 1
                || size == room.SeatsOf(party).Length, $"{party} has {size}.");
    }, iter: 500);

    /// <summary>
    /// Who has no wish never sits above a free seat: what differs by more than one was wished.
    /// </summary>
    [Fact]
    public void Wishes_alone_make_delegations_differ_by_more() => WithWishes.Sample(room =>
    {
        var dealt = room.Dealt();
        var sizes = Sizes(room, dealt);
        foreach (var (_, place) in dealt.Where(d => !IsAtWish(room, d)))
        {
            var level = Array.IndexOf(room.SeatsOf(place.Party), place.Seat);
            Assert.All(sizes, s => Assert.True(s.Value >= Math.Min(level, room.SeatsOf(s.Key.Party).Length)));
        }
    }, iter: 500);

    [Fact]
    public void Who_has_a_wish_sits_there_unless_the_same_wish_fills_it() => WithWishes.Sample(room =>
    {
        var dealt = room.Dealt();
        foreach (var wish in room.Wishes.GroupBy(w => w.Value))
        {
            var granted = dealt.Count(d => room.Wishes.ContainsKey(d.Student) && IsAtWish(room, d)
                && (d.Place.Table, d.Place.Party) == wish.Key);
            Assert.True(granted >= Math.Min(wish.Count(), room.SeatsOf(wish.Key.Party).Length));
        }
    }, iter: 500);

    [Fact]
    public void The_seats_of_a_delegation_fill_in_their_order() => WithWishes.Sample(room =>
    {
        foreach (var own in room.Dealt().GroupBy(d => (d.Place.Table, d.Place.Party)))
            Assert.Equal(
                room.SeatsOf(own.Key.Party).Take(own.Count()).Order(), own.Select(d => d.Place.Seat).Order());
    }, iter: 500);

    /// <summary>
    /// Of each kind, and of all students that stand side by side, any two tables have as many, or one more.
    /// </summary>
    [Fact]
    public void By_a_list_kinds_are_spread_evenly_over_the_tables() => WithoutWishes.Sample(room =>
    {
        var listed = room with { Setup = room.Setup with { Grouping = Grouping.ByList } };
        var dealt = listed.Dealt();
        var tables = Dealing.Tables(listed.Setup, listed.Students.Length);
        foreach (var kind in dealt.GroupBy(d => listed.KindOf(d.Student)))
        {
            int[] counts = [.. Enumerable.Range(1, tables).Select(t => kind.Count(d => d.Place.Table == t))];
            Assert.True(counts.Max() - counts.Min() <= 1, $"Kind {kind.Key}: {string.Join(',', counts)}.");
        }
    }, iter: 1000);

    [Fact]
    public void By_arrival_who_came_together_sits_together()
    {
        var setup = SmallClass.Setup with { PerSide = 2 };
        var dealt = Dealing.Deal(
            setup, [.. Enumerable.Range(1, 8)], ImmutableDictionary<int, (int, string)>.Empty);
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2], dealt.Select(d => d.Place.Table));
        Assert.Equal(["us", "china", "us", "china"], dealt.Take(4).Select(d => d.Place.Party));
    }

    private static bool IsAtWish(Class room, (int Student, Place Place) dealt) =>
        room.Wishes.TryGetValue(dealt.Student, out var wish)
            && wish == (dealt.Place.Table, dealt.Place.Party);

    private static Dictionary<(int Table, string Party), int> Sizes(
        Class room, ImmutableArray<(int Student, Place Place)> dealt) =>
        Enumerable.Range(1, dealt.Max(d => d.Place.Table)).SelectMany(t => room.Parties.Select(p => (t, p)))
            .ToDictionary(k => k, k => dealt.Count(d => (d.Place.Table, d.Place.Party) == k));
}
