using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TradeSim.Server.Journals;
using TradeSim.Server.Seats;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

[Collection(nameof(Cluster))]
public sealed class TicketKeysTests(Postgres postgres)
{
    [Fact]
    public async Task Servers_that_start_at_once_make_one_key_and_read_each_others_tickets()
    {
        const int servers = 6;
        var database = postgres.NewDatabase();
        var settings = Settings.Of(new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("Storage", (string?)$"postgres:{database}")]).Build());
        await using var store = PostgresStore.Open(database);
        var started = await Task.WhenAll(Enumerable.Range(0, servers).Select(_ => Task.Run(() =>
        {
            var services = new ServiceCollection().AddLogging().AddSingleton(store);
            services.AddTicketKeys(settings);
            var server = services.BuildServiceProvider();
            server.SettleTicketKeys();
            return new SeatTokens(server.GetRequiredService<IDataProtectionProvider>());
        })));
        Assert.Single(new SharedKeys(store).GetAllElements());
        foreach (var token in started.Select((s, i) => s.Sign(new($"S{i}", "us", "head"))).ToArray())
            Assert.Single(started.Select(s => s.Read(token)).Distinct(), holder => holder is not null);
    }
}
