using CsCheck;
using TradeSim.Rooms;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
using Xunit;
using TableHearing = TradeSim.Rooms.Hearing<
    TradeSim.Tables.Table, TradeSim.Tables.TableCommand, TradeSim.Tables.TableEvent>;

namespace TradeSim.Tests.Laws;

// Fails when Hearing.Hear folds what it knows already (`<=` becomes `<`), or folds across a gap (`break` removed).
public sealed class HearingLaw
{
    [Fact]
    public void News_in_any_batches_overlaps_orders_and_gaps_end_in_the_same_room() =>
        Gen.Select(RandomPlay.Any, Batches).Sample((play, batches) =>
        {
            var table = play.Run().Table;
            var all = table.Entries.ConvertAll(e => e.Told);
            var hearing = TableHearing.Nothing;
            foreach (var (wanted, pulls) in batches)
            {
                var batch = wanted.Select(n => all[n % all.Count]).ToArray();
                hearing = hearing.Hear(batch);
                AssertFold(all, hearing);
                if (!pulls) continue;
                Assert.Equal(batch.Any(n => n.Number > hearing.Number), batch.Any(hearing.IsMissing));
                if (batch.Any(hearing.IsMissing)) hearing = hearing.Hear(all.Skip(hearing.Number).Take(7));
            }

            hearing = hearing.Hear(all.Skip(hearing.Number));
            Assert.Equal(table.Number, hearing.Number);
            Assert.Equal(Canonical.Text(table.Room), Canonical.Text(hearing.Room));
        }, iter: 300);

    private static Gen<(int[] Wanted, bool Pulls)[]> Batches { get; } = Gen.Select(
        Gen.OneOf(
            Gen.Int[0, 90].Array[1, 5],
            Gen.Select(Gen.Int[0, 12], Gen.Int[1, 12], (from, n) => Enumerable.Range(from, n).ToArray()),
            Gen.Select(Gen.Int[0, 12], Gen.Int[1, 12], (from, n) => Enumerable.Range(from, n).Reverse().ToArray())),
        Gen.Bool).Array[0, 8];

    private static void AssertFold(IEnumerable<News<TableEvent>> all, TableHearing hearing) =>
        Assert.Equal(
            Canonical.Text(all.Take(hearing.Number).SelectMany(n => n.Events)
                .Aggregate(Table.Empty, (room, e) => room.Evolve(e))),
            Canonical.Text(hearing.Room));
}
