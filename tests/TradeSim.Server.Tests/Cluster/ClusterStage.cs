using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Several built servers as processes of their own over one database.</summary>
internal sealed class ClusterStage : IAsyncDisposable
{
    private readonly ServerProcess[] servers;

    private ClusterStage(string database, string[] roles) => servers =
    [
        .. roles.Select(role => new ServerProcess(
            "--Storage", $"postgres:{database}", "--Role", role, "--SiloAddress", "127.0.0.1")),
    ];

    public IReadOnlyList<ServerProcess> Servers => servers;

    /// <summary>One process for each role, all started at once.</summary>
    public static async Task<ClusterStage> Start(string database, params string[] roles)
    {
        var stage = new ClusterStage(database, roles);
        await Task.WhenAll(stage.servers.Select(s => s.Start()));
        return stage;
    }

    public static SessionRequest Request(string name) =>
        new(GenevaTalks.Id, "us", name, null, 240, Reach.Talks, [], [], [], Consent.Head, false, false);

    /// <summary>A server that runs, by lot, as a load balancer would choose one.</summary>
    public string AnyUrl()
    {
        var running = servers.Where(s => s is { Runs: true, IsFrozen: false }).ToArray();
        return running[Random.Shared.Next(running.Length)].Url;
    }

    /// <summary>What all of them printed holds none of these words.</summary>
    public void HasPrintedNone(params string[] words) => Assert.DoesNotContain(
        servers.SelectMany(s => s.Printed), line => words.Any(w => line.Contains(w, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
    }
}
