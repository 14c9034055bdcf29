using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

[Collection(nameof(Cluster))]
public sealed class ClusterPlayTests(Postgres postgres)
{
    private const int Rounds = 10;

    [Fact]
    public async Task Two_people_at_two_servers_hear_each_other_in_order()
    {
        await using var stage = await ClusterStage.Start(postgres.NewDatabase(), "all", "all");
        await Play(stage.Servers[0], stage.Servers[1]);
        stage.HasPrintedNone("Annabel", "Benjamin", "Round 1");
    }

    [Fact]
    public async Task Two_web_servers_play_over_one_silo_whichever_starts_first_and_the_silo_has_no_doors()
    {
        await using var stage = await ClusterStage.Start(postgres.NewDatabase(), "web", "silo", "web");
        await Play(stage.Servers[0], stage.Servers[2]);
        var silo = stage.Servers[1];
        foreach (var door in (string[])["/", "/index.html", "/api/scenarios", "/hub", "/class-hub"])
        {
            using var shut = await silo.Get(door);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, shut.StatusCode);
        }

        foreach (var server in stage.Servers)
        {
            using var health = await server.Get("/health");
            Assert.Equal("TradeSim runs", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            using var ready = await server.Get("/ready");
            Assert.Equal(System.Net.HttpStatusCode.OK, ready.StatusCode);
        }

        await silo.Kill();
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (true)
        {
            using var ready = await stage.Servers[0].Get("/ready");
            if (ready.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable) break;
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task When_the_only_silo_is_killed_and_returns_its_web_servers_play_on()
    {
        await using var stage = await ClusterStage.Start(postgres.NewDatabase(), "silo", "web");
        var (silo, web) = (stage.Servers[0], stage.Servers[1]);
        await using var a = await web.Open(ClusterStage.Request("Annabel"));
        await using var b = await web.Join(new(a.Ticket.Code, "Benjamin", null, null));
        await a.SayUntilAnswered(new TableCommand.SayWords("Before."));
        await silo.Kill();
        // Said once: the web server keeps asking for it.
        var meanwhile = a.Say(new TableCommand.SayWords("Meanwhile."));
        await silo.Start();
        await b.Hears((await meanwhile).Number!.Value);
        await a.Hears((await b.SayUntilAnswered(new TableCommand.SayWords("After."))).Number!.Value);
        Assert.Equal(3, a.Table.Room.Lines.OfType<TalkLine.Said>().Count());
        Assert.Equal(Enumerable.Range(1, a.Table.Number), a.TableNumbers);
        Assert.Equal(Enumerable.Range(1, b.Table.Number), b.TableNumbers);
    }

    private static async Task Play(ServerProcess here, ServerProcess there)
    {
        await using var a = await here.Open(ClusterStage.Request("Annabel"));
        await using var b = await there.Join(new(a.Ticket.Code, "Benjamin", null, null));
        for (var round = 1; round <= Rounds; round++)
        {
            var offer = GenevaTalks.Permitted[round % GenevaTalks.Permitted.Length];
            await b.Hears(await a.Move(new TableCommand.MakeOffer(offer, $"Round {round}.")));
            await a.Hears(await b.Move(new TableCommand.SayWords($"Answer {round}.")));
        }

        Assert.Equal(a.Table.Room.Lines, b.Table.Room.Lines);
        Assert.Equal(Rounds, a.Table.Room.Offers.Count);
        Assert.Equal(Enumerable.Range(1, a.Table.Number), a.TableNumbers);
        Assert.Equal(Enumerable.Range(1, b.Table.Number), b.TableNumbers);
    }
}
