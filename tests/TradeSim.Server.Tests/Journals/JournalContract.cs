using TradeSim.Server.Journals;
using Xunit;

namespace TradeSim.Server.Tests.Journals;

/// <summary>What every store of journals must keep; each store runs all of it.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    private const int Rivals = 32;
    private static readonly DateTimeOffset Noon = new(2025, 5, 10, 12, 0, 0, TimeSpan.FromHours(2));
    private IJournal? journal;

    protected IJournal Journal => journal!;

    /// <summary>Opens the store on the same data each time.</summary>
    protected abstract IJournal Open();

    protected abstract Task Close(IJournal opened);

    /// <summary>Does something to the store behind the journal's back.</summary>
    protected abstract Task Change(string sql);

    public ValueTask InitializeAsync()
    {
        journal = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (journal is not null) await Close(journal);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_whole_and_in_order()
    {
        for (var i = 1; i <= 5; i++) Assert.True(await Journal.Append("s/table", i - 1, Line(i), null));
        Assert.Equal([Line(1), Line(2), Line(3), Line(4), Line(5)], await Journal.Read("s/table", 0));
        Assert.Equal([Line(4), Line(5)], await Journal.Read("s/table", 3));
        Assert.Empty(await Journal.Read("s/table", 5));
        Assert.Empty(await Journal.Read("another/table", 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_stream_that_lacks_a_line_is_not_read(int missing)
    {
        for (var i = 1; i <= 3; i++)
        {
            await Journal.Append("s/table", i - 1, Line(i), null);
            await Journal.Append("r/table", i - 1, Line(i), null);
        }

        await Change($"DELETE FROM lines WHERE number = {missing} AND sid = (SELECT sid FROM streams WHERE id = 's/table')");
        var e = await Assert.ThrowsAsync<DamagedJournalException>(() => Journal.Read("s/table", 0));
        Assert.Contains($"damaged at line {missing};", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await Journal.Read("r/table", 0)).Count);
        await Change("DELETE FROM lines");
        await Assert.ThrowsAsync<DamagedJournalException>(() => Journal.Read("s/table", 0));
    }

    [Fact]
    public async Task A_line_without_a_seal_is_read_as_one()
    {
        await Journal.Append("s/table", 0, Line(1) with { Seal = null }, null);
        Assert.Equal([Line(1) with { Seal = null }], await Journal.Read("s/table", 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_that_expects_another_number_is_refused_and_leaves_no_trace(int expected)
    {
        await Journal.Append("s/table", 0, Line(1), null);
        await Journal.Append("s/table", 1, Line(2), Noon);
        Assert.False(await Journal.Append("s/table", expected, Line(expected + 1, "late"), Noon.AddDays(-1)));
        Assert.Equal([Line(1), Line(2)], await Journal.Read("s/table", 0));
        Assert.Empty(await Journal.Due(Noon.AddSeconds(-1)));
    }

    [Fact]
    public async Task What_is_forgotten_is_gone_cannot_come_back_and_takes_nothing_else_with_it()
    {
        string[] gone = ["K7M2Q/class", "K7M2Q-1/session", "K7M2Q-12/delegation/us"];
        string[] kept = ["K7M2QX/session", "K7M2R/class", "XK7M2Q/class", "K7M2R-1/table"];
        foreach (var stream in gone.Concat(kept)) Assert.True(await Journal.Append(stream, 0, Line(1), Noon));
        await Journal.Forget("K7M2Q");
        foreach (var stream in gone)
        {
            Assert.Empty(await Journal.Read(stream, 0));
            Assert.False(await Journal.Append(stream, 0, Line(1), Noon));
            Assert.False(await Journal.Append(stream, 1, Line(2), Noon));
            Assert.Empty(await Journal.Read(stream, 0));
        }

        foreach (var stream in kept) Assert.Single(await Journal.Read(stream, 0));
        Assert.Equal(kept.Order(), (await Journal.Due(Noon)).Order());
        await Journal.Forget("K7M2Q");
        Assert.True(await Journal.Append("K7M2R/class", 1, Line(2), null));
    }

    [Fact]
    public async Task Of_many_that_append_the_same_number_at_once_exactly_one_wins()
    {
        const int rounds = 20;
        var winners = new List<string>();
        for (var number = 1; number <= rounds; number++)
        {
            var told = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival => Task.Run(async () =>
                (rival, won: await Journal.Append("s/table", number - 1, Line(number, $"rival-{rival}"), null)))));
            winners.Add($"rival-{Assert.Single(told, t => t.won).rival}");
        }

        var stored = await Journal.Read("s/table", 0);
        Assert.Equal(Enumerable.Range(1, rounds), stored.Select(l => l.Number));
        Assert.Equal(winners, stored.Select(l => l.CommandId));
    }

    [Fact]
    public async Task Many_streams_grow_at_once_and_none_touches_another()
    {
        const int lines = 10;
        await Task.WhenAll(Enumerable.Range(0, Rivals).Select(stream => Task.Run(async () =>
        {
            for (var i = 1; i <= lines; i++)
                Assert.True(await Journal.Append($"s{stream}/table", i - 1, Line(i, $"{stream}:{i}"), null));
        })));
        for (var stream = 0; stream < Rivals; stream++)
            Assert.Equal(Enumerable.Range(1, lines).Select(i => Line(i, $"{stream}:{i}")),
                await Journal.Read($"s{stream}/table", 0));
    }

    [Fact]
    public async Task A_deadline_is_set_replaced_and_removed_with_the_append_that_says_so()
    {
        await Journal.Append("s/table", 0, Line(1), Noon);
        Assert.Empty(await Journal.Due(Noon.AddMilliseconds(-1)));
        Assert.Equal(["s/table"], await Journal.Due(Noon));
        await Journal.Append("s/table", 1, Line(2), Noon.AddHours(1));
        Assert.Empty(await Journal.Due(Noon));
        Assert.Equal(["s/table"], await Journal.Due(Noon.AddHours(1)));
        await Journal.Append("s/table", 2, Line(3), null);
        Assert.Empty(await Journal.Due(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task The_longest_overdue_is_named_first()
    {
        await Journal.Append("late/table", 0, Line(1), Noon.AddHours(2));
        await Journal.Append("early/table", 0, Line(1), Noon);
        Assert.Equal(["early/table", "late/table"], await Journal.Due(Noon.AddHours(3)));
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_again()
    {
        await Journal.Append("s/table", 0, Line(1), Noon);
        await Close(Journal);
        journal = Open();
        Assert.Equal([Line(1)], await Journal.Read("s/table", 0));
        Assert.Equal(["s/table"], await Journal.Due(Noon));
        Assert.False(await Journal.Append("s/table", 0, Line(1, "again"), null));
        Assert.True(await Journal.Append("s/table", 1, Line(2), null));
    }

    [Fact]
    public async Task A_poisoned_line_fails_alone()
    {
        var others = Enumerable.Range(0, Rivals).Select(i => Journal.Append($"s{i}/table", 0, Line(1), null)).ToArray();
        var poisoned = Journal.Append("poison/table", 0, Line(1) with { Command = null! }, null);
        var after = Enumerable.Range(0, Rivals).Select(i => Journal.Append($"t{i}/table", 0, Line(1), null)).ToArray();
        await Assert.ThrowsAnyAsync<Exception>(() => poisoned);
        Assert.All(await Task.WhenAll([.. others, .. after]), Assert.True);
        Assert.Empty(await Journal.Read("poison/table", 0));
        Assert.True(await Journal.Append("poison/table", 0, Line(1), null));
    }

    [Fact]
    public async Task An_append_after_closing_throws_and_never_claims_an_outcome()
    {
        await Close(Journal);
        await Assert.ThrowsAnyAsync<Exception>(() => Journal.Append("s/table", 0, Line(1), null));
        journal = Open();
        Assert.Empty(await Journal.Read("s/table", 0));
    }

    protected static JournalLine Line(int number, string id = "c") =>
        new(number, $"{id}", "us/treasury", Noon.AddTicks(number), """{"type":"x","words":"中 \u0000 'quoted'"}""", "[]", $"seal of {number}");
}
