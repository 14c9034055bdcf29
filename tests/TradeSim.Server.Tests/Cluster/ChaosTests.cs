using TradeSim.Server.Journals;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Servers and database fail in the middle of play: nothing acknowledged is lost, and play goes on by itself.</summary>
[Collection(nameof(Cluster))]
public sealed class ChaosTests(Postgres postgres, ITestOutputHelper output)
{
    private const int Sessions = 60;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan BetweenReplacements = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Servers_that_are_killed_again_and_again_and_lines_that_are_cut_lose_and_double_nothing() =>
        await Play("kills", async (stage, crowd) =>
        {
            for (var kill = 0; kill < 4; kill++)
            {
                await Task.Delay(BetweenKills / 2, Cancel);
                await crowd.CutSome();
                await Task.Delay(BetweenKills / 2, Cancel);
                var server = stage.Servers[kill % stage.Servers.Count];
                await server.Kill();
                await server.Start();
            }

            await Task.Delay(BetweenKills, Cancel);
        });

    [Fact]
    public async Task A_database_that_crashes_and_stays_away_for_a_while_loses_nothing_and_play_goes_on_by_itself() =>
        await Play("database away", async (_, _) =>
        {
            await Task.Delay(BetweenKills, Cancel);
            await postgres.Crash();
            await Task.Delay(Outage, Cancel);
            await postgres.Start();
            await Task.Delay(BetweenKills, Cancel);
        });

    [Fact]
    public async Task A_server_that_freezes_and_servers_that_are_replaced_one_after_the_other_lose_and_double_nothing() =>
        await Play("frozen and replaced", async (stage, _) =>
        {
            await Task.Delay(BetweenReplacements, Cancel);
            await stage.Servers[1].Freeze();
            await Task.Delay(Frozen, Cancel);
            await stage.Servers[1].Thaw();
            foreach (var server in stage.Servers)
            {
                await Task.Delay(BetweenReplacements, Cancel);
                await server.Stop();
                await server.Start();
            }

            await Task.Delay(BetweenReplacements, Cancel);
        });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task Play(string name, Func<ClusterStage, Crowd, Task> trouble)
    {
        var database = postgres.NewDatabase();
        await using var stage = await ClusterStage.Start(database, "all", "all", "all");
        await using var crowd = await Crowd.Gather(stage, Sessions);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var playing = crowd.Play(stop.Token);
        await trouble(stage, crowd);
        await stop.CancelAsync();
        await playing;
        await using var store = PostgresStore.Open(database);
        await using var journal = new PostgresJournal(store);
        await crowd.Check(journal);
        stage.HasPrintedNone("Annabel", "Benjamin", " offers ", "The last word");
        output.WriteLine($"{name}: {crowd.Acknowledged} moves acknowledged, median {crowd.Median.TotalMilliseconds:F0} ms, "
            + $"{crowd.Waited} waited over 1 s, the longest pause {crowd.LongestPause.TotalSeconds:F1} s");
    }
}
