using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Messaging;

namespace TradeSim.Server.Clusters;

/// <summary>Where a web server finds the silos that let it in.</summary>
internal sealed class PostgresGateways(
    NpgsqlDataSource store, IOptions<ClusterOptions> cluster, IOptions<GatewayOptions> gateways) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        await using var select = store.CreateCommand(
            "SELECT address, proxy_port FROM members WHERE cluster = $1 AND status = $2 AND proxy_port > 0");
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cluster.Value.ClusterId });
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)SiloStatus.Active });
        await using var rows = await select.ExecuteReaderAsync();
        var found = new List<Uri>();
        while (await rows.ReadAsync())
        {
            var silo = SiloAddress.FromParsableString(rows.GetString(0));
            found.Add(SiloAddress.New(silo.Endpoint.Address, rows.GetInt32(1), silo.Generation).ToGatewayUri());
        }

        return found;
    }
}
