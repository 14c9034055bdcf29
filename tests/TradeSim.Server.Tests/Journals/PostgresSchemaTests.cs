using TradeSim.Server.Journals;
using TradeSim.Server.Tests.Cluster;
using Xunit;

namespace TradeSim.Server.Tests.Journals;

[Collection(nameof(Cluster))]
public sealed class PostgresSchemaTests(Postgres postgres)
{
    [Fact]
    public async Task Six_servers_that_start_at_once_on_an_empty_database_bring_it_to_the_schema_once()
    {
        var database = postgres.NewDatabase();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresStore.Open(database))));
        await using var count = stores[0].CreateCommand("SELECT version FROM schema_version");
        await using (var rows = await count.ExecuteReaderAsync(Cancel))
        {
            Assert.True(await rows.ReadAsync(Cancel));
            Assert.Equal(3, rows.GetInt32(0));
            Assert.False(await rows.ReadAsync(Cancel));
        }

        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        var database = postgres.NewDatabase();
        await using var store = PostgresStore.Open(database);
        await using var raise = store.CreateCommand("UPDATE schema_version SET version = 99");
        await raise.ExecuteNonQueryAsync(Cancel);
        var refused = Assert.Throws<InvalidOperationException>(() => PostgresStore.Open(database));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        await using var version = store.CreateCommand("SELECT version FROM schema_version");
        Assert.Equal(99, await version.ExecuteScalarAsync(Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
