using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using TradeSim.Server.Clusters;
using TradeSim.Server.Journals;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>What a cluster's table of members must keep.</summary>
[Collection(nameof(Cluster))]
public sealed class MembershipTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2025, 5, 10, 12, 0, 0, DateTimeKind.Utc);
    private readonly NpgsqlDataSource store;
    private readonly PostgresMembership table;

    public MembershipTests(Postgres postgres)
    {
        store = PostgresStore.Open(postgres.NewDatabase());
        table = Table("tested");
    }

    public async ValueTask InitializeAsync() => await table.InitializeMembershipTable(true);

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task A_member_is_read_back_whole_and_a_change_raises_the_version_by_one()
    {
        var entry = Entry(1);
        entry.SuspectTimes = [Tuple.Create(Silo(2), Noon.AddTicks(7)), Tuple.Create(Silo(3), Noon)];
        Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
        var read = await table.ReadAll();
        Assert.Equal(1, read.Version.Version);
        Assert.Equal(entry.ToFullString(), Assert.Single(read.Members).Item1.ToFullString());
        Assert.Equal(entry.SuspectTimes, read.Members[0].Item1.SuspectTimes);
        Assert.Equal(Noon.AddMinutes(-1), read.Members[0].Item1.StartTime);
        entry.Status = SiloStatus.Dead;
        Assert.True(await table.UpdateRow(entry, read.Members[0].Item2, read.Version.Next()));
        var row = await table.ReadRow(Silo(1));
        Assert.Equal((2, SiloStatus.Dead), (row.Version.Version, Assert.Single(row.Members).Item1.Status));
        var nobody = await table.ReadRow(Silo(9));
        Assert.Equal((2, 0), (nobody.Version.Version, nobody.Members.Count));
    }

    [Fact]
    public async Task A_member_that_is_there_is_not_inserted_again_and_the_version_stays()
    {
        Assert.True(await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next()));
        Assert.False(await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next()));
        Assert.Equal(1, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_change_by_who_read_an_older_version_or_row_is_refused_whole()
    {
        var empty = await table.ReadAll();
        Assert.True(await table.InsertRow(Entry(1), empty.Version.Next()));
        Assert.False(await table.InsertRow(Entry(2), empty.Version.Next()));
        var one = await table.ReadAll();
        Assert.False(await table.UpdateRow(Entry(1, SiloStatus.Dead), one.Members[0].Item2, empty.Version.Next()));
        Assert.True(await table.UpdateRow(Entry(1, SiloStatus.ShuttingDown), one.Members[0].Item2, one.Version.Next()));
        var two = await table.ReadAll();
        Assert.False(await table.UpdateRow(Entry(1, SiloStatus.Dead), one.Members[0].Item2, two.Version.Next()));
        Assert.False(await table.UpdateRow(Entry(2, SiloStatus.Dead), "0", two.Version.Next()));
        var still = await table.ReadAll();
        Assert.Equal((2, SiloStatus.ShuttingDown), (still.Version.Version, Assert.Single(still.Members).Item1.Status));
    }

    [Fact]
    public async Task Of_many_changes_at_once_exactly_one_wins_each_round()
    {
        for (var round = 1; round <= 10; round++)
        {
            var read = await table.ReadAll();
            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(rival => Task.Run(() =>
                table.InsertRow(Entry((round * 10) + rival), read.Version.Next()))));
            Assert.Single(won, w => w);
        }

        var all = await table.ReadAll();
        Assert.Equal((10, 10), (all.Version.Version, all.Members.Count));
    }

    [Fact]
    public async Task Whoever_reads_while_members_join_sees_as_many_as_the_version_says()
    {
        var joining = Join();
        do
        {
            var read = await table.ReadAll();
            Assert.Equal(read.Version.Version, read.Members.Count);
        }
        while (!joining.IsCompleted);
        await joining;

        async Task Join()
        {
            for (var i = 1; i <= 50; i++) Assert.True(await table.InsertRow(Entry(i), (await table.ReadAll()).Version.Next()));
        }
    }

    [Fact]
    public async Task A_sign_of_life_leaves_version_and_row_as_they_are()
    {
        Assert.True(await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next()));
        var before = await table.ReadAll();
        var alive = Entry(1, SiloStatus.Dead);
        alive.IAmAliveTime = Noon.AddHours(1);
        await table.UpdateIAmAlive(alive);
        var after = await table.ReadAll();
        Assert.Equal((before.Version, before.Members[0].Item2), (after.Version, after.Members[0].Item2));
        Assert.Equal((Noon.AddHours(1), SiloStatus.Active), (after.Members[0].Item1.IAmAliveTime, after.Members[0].Item1.Status));
    }

    [Fact]
    public async Task Only_the_dead_who_gave_no_sign_since_are_cleaned_up()
    {
        var suspected = Entry(3, SiloStatus.Dead);
        suspected.SuspectTimes = [Tuple.Create(Silo(2), Noon.AddHours(2))];
        var silent = Entry(4, SiloStatus.Dead);
        silent.SuspectTimes = [Tuple.Create(Silo(2), Noon)];
        foreach (var entry in (MembershipEntry[])[Entry(1), Entry(2, SiloStatus.Dead), suspected, silent])
            Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
        await table.CleanupDefunctSiloEntries(Noon.AddHours(1));
        var left = await table.ReadAll();
        Assert.Equal([Silo(1), Silo(3)], left.Members.Select(m => m.Item1.SiloAddress).Order());
        Assert.Equal(4, left.Version.Version);
    }

    [Fact]
    public async Task Clusters_over_one_database_do_not_see_each_other()
    {
        var other = Table("other");
        await other.InitializeMembershipTable(true);
        await other.InitializeMembershipTable(true);
        Assert.True(await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next()));
        Assert.Empty((await other.ReadAll()).Members);
        await other.DeleteMembershipTableEntries("other");
        Assert.Single((await table.ReadAll()).Members);
        await table.DeleteMembershipTableEntries("tested");
        await table.InitializeMembershipTable(true);
        Assert.Empty((await table.ReadAll()).Members);
    }

    [Fact]
    public async Task Only_silos_that_run_and_let_clients_in_are_gateways()
    {
        var closed = Entry(3);
        closed.ProxyPort = 0;
        foreach (var entry in (MembershipEntry[])[Entry(1), Entry(2, SiloStatus.Dead), closed])
            Assert.True(await table.InsertRow(entry, (await table.ReadAll()).Version.Next()));
        var gateways = new PostgresGateways(store, Options.Create(new ClusterOptions { ClusterId = "tested" }),
            Options.Create(new GatewayOptions()));
        var gateway = Assert.Single(await gateways.GetGateways());
        Assert.Equal(("127.0.0.1", 30001), (gateway.Host, gateway.Port));
    }

    private static SiloAddress Silo(int number) => SiloAddress.New(IPAddress.Loopback, 11000 + number, number);

    private static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Active) => new()
    {
        SiloAddress = Silo(number),
        Status = status,
        ProxyPort = 30000 + number,
        HostName = "host",
        SiloName = $"silo-{number}",
        StartTime = Noon.AddMinutes(-1),
        IAmAliveTime = Noon,
    };

    private PostgresMembership Table(string cluster) => new(store, Options.Create(new ClusterOptions { ClusterId = cluster }));
}
