using Npgsql;
using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Cluster;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Journals;

/// <summary>The PostgreSQL store keeps the contract, and what only several servers can do to it.</summary>
[Collection(nameof(Cluster))]
public sealed class PostgresJournalTests(Postgres postgres) : JournalContract
{
    private readonly string database = postgres.NewDatabase();
    private readonly Dictionary<IJournal, NpgsqlDataSource> stores = [];

    protected override IJournal Open()
    {
        var store = PostgresStore.Open(database);
        var journal = new PostgresJournal(store);
        stores[journal] = store;
        return journal;
    }

    protected override async Task Close(IJournal opened)
    {
        await ((PostgresJournal)opened).DisposeAsync();
        if (stores.Remove(opened, out var store)) await store.DisposeAsync();
    }

    protected override async Task Change(string sql)
    {
        await using var change = stores[Journal].CreateCommand(sql);
        await change.ExecuteNonQueryAsync(Cancel);
    }

    [Fact]
    public async Task Of_two_servers_that_write_the_same_numbers_at_once_exactly_one_wins_each()
    {
        const int lines = 100;
        var other = Open();
        var told = await Task.WhenAll(Write(Journal, "one"), Write(other, "other"));
        for (var i = 0; i < lines; i++) Assert.NotEqual(told[0][i], told[1][i]);
        var stored = await Journal.Read("s/table", 0);
        Assert.Equal(Enumerable.Range(1, lines), stored.Select(l => l.Number));
        Assert.Equal(told[0].Select(won => won ? "one" : "other"), stored.Select(l => l.CommandId));
        await Close(other);

        static async Task<bool[]> Write(IJournal journal, string id)
        {
            var won = new bool[lines];
            for (var i = 0; i < lines; i++) won[i] = await journal.Append("s/table", i, Line(i + 1, id), null);
            return won;
        }
    }

    [Fact]
    public async Task A_room_that_is_being_created_while_its_class_is_erased_elsewhere_is_not_left_behind()
    {
        await using var elsewhere = new NpgsqlConnection(database);
        await elsewhere.OpenAsync(Cancel);
        await using var erasing = await elsewhere.BeginTransactionAsync(Cancel);
        foreach (var sql in PostgresAppend.Erasure)
        {
            await using var command = new NpgsqlCommand(sql, elsewhere);
            if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = "K7M2Q" });
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var creating = Journal.Append("K7M2Q-1/session", 0, Line(1), null);
        await WaitsForALock();
        await erasing.CommitAsync(Cancel);
        Assert.False(await creating);
        Assert.Empty(await Journal.Read("K7M2Q-1/session", 0));
    }

    [Fact]
    public async Task Lines_of_one_stream_that_wait_together_are_all_weighed_one_after_the_other()
    {
        await using var elsewhere = new NpgsqlConnection(database);
        await elsewhere.OpenAsync(Cancel);
        await using var blocking = await elsewhere.BeginTransactionAsync(Cancel);
        await using (var hold = new NpgsqlCommand("LOCK TABLE streams IN EXCLUSIVE MODE", elsewhere))
            await hold.ExecuteNonQueryAsync(Cancel);
        var first = Journal.Append("first/table", 0, Line(1), null);
        await WaitsForALock();
        Task<bool>[] waiting =
        [
            Journal.Append("s/table", 0, Line(1, "a"), null), Journal.Append("s/table", 1, Line(2, "c"), null),
            Journal.Append("r/table", 0, Line(1), null), Journal.Append("s/table", 1, Line(2, "late"), null),
        ];
        await blocking.RollbackAsync(Cancel);
        Assert.True(await first);
        Assert.Equal((bool[])[true, true, true, false], await Task.WhenAll(waiting));
        Assert.Equal(["a", "c"], (await Journal.Read("s/table", 0)).Select(l => l.CommandId));
        Assert.True(await Journal.Append("s/table", 2, Line(3), null));
    }

    [Fact]
    public async Task An_error_of_the_store_quotes_nothing_of_what_was_said()
    {
        var secret = Line(1) with { Command = "SECRET-BODY", Events = null! };
        var error = await Assert.ThrowsAsync<PostgresException>(() => Journal.Append("s/table", 0, secret, null));
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_goes_on_by_itself_after_the_database_closed_every_connection()
    {
        Assert.True(await Journal.Append("s/table", 0, Line(1), null));
        await using var other = new NpgsqlConnection(database);
        await other.OpenAsync(Cancel);
        await using var terminate = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", other);
        await terminate.ExecuteNonQueryAsync(Cancel);
        // The first may meet the dead connection: an unknown outcome, hence an exception and never a false.
        await Record.ExceptionAsync(() => Journal.Append("s/table", 1, Line(2), null));
        var read = await Journal.Read("s/table", 0);
        Assert.True(await Journal.Append("s/table", read.Count, Line(read.Count + 1), null));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Waits until somebody waits for a lock in this database.</summary>
    private async Task WaitsForALock()
    {
        await using var watcher = new NpgsqlConnection(database);
        await watcher.OpenAsync(Cancel);
        await using var look = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')", watcher);
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (await look.ExecuteScalarAsync(Cancel) is not true) patience.Token.ThrowIfCancellationRequested();
    }
}
