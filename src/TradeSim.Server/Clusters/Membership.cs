using Orleans.Configuration;
using Orleans.Messaging;
using TradeSim.Server.Doors;

namespace TradeSim.Server.Clusters;

/// <summary>Joins this process to its silos: alone, as one silo of several, or as a client of them.</summary>
internal static class Membership
{
    /// <summary>A call that was lost with its silo is asked again after that.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    public static void JoinAsSilo(this IHostBuilder host, Settings settings) => host.UseOrleans(silo =>
    {
        var cluster = settings.Cluster;
        silo.AddDashboard(settings.Admin);
        if (settings.Database is null)
        {
            silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort);
            return;
        }

        if (cluster.Address is { } address) silo.ConfigureEndpoints(address, cluster.SiloPort, cluster.GatewayPort);
        else silo.ConfigureEndpoints(cluster.SiloPort, cluster.GatewayPort);
        silo.Services.AddSingleton<IMembershipTable, PostgresMembership>();
        silo.Configure<ClusterOptions>(cluster.Name);
        silo.Configure<SiloMessagingOptions>(calls => calls.ResponseTimeout = AnswerTime);
        silo.Configure<ClusterMembershipOptions>(Watch);
    });

    /// <summary>Reaches rooms that are on silos elsewhere.</summary>
    public static void JoinAsClient(this IHostBuilder host, Settings settings) => host.UseOrleansClient(client =>
    {
        client.Services.AddSingleton<IGatewayListProvider, PostgresGateways>();
        client.Configure<ClusterOptions>(settings.Cluster.Name);
        client.Configure<ClientMessagingOptions>(calls => calls.ResponseTimeout = AnswerTime);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.UseConnectionRetryFilter(new UntilThere());
    });

    private static void Name(this ClusterSettings settings, ClusterOptions options) =>
        (options.ClusterId, options.ServiceId) = (settings.Id, settings.Service);

    /// <summary>A silo that is killed is declared dead in about two seconds. One that only paused is too, and then ends itself,
    /// which the journal's compare-and-swap makes harmless.</summary>
    private static void Watch(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        // After a power cut nobody is left to declare the others dead; who is silent in the table for three of these is passed over.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }

    /// <summary>Web servers and silos start in any order.</summary>
    private sealed class UntilThere : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(BetweenTries, cancellationToken);
            return true;
        }
    }
}
