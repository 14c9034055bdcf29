using System.Net;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>The pages of who runs the servers, where rooms and doors are apart.</summary>
[Collection(nameof(Cluster))]
public sealed class AdminAcrossServersTests(Postgres postgres)
{
    private const string Key = "the-key-of-who-runs-this";

    [Fact]
    public async Task Both_kinds_tell_their_measures_and_the_silo_alone_has_the_dashboard()
    {
        string[] shared = ["--Storage", $"postgres:{postgres.NewDatabase()}", "--SiloAddress", "127.0.0.1", "--AdminKey", Key];
        await using var silo = new ServerProcess([.. shared, "--Role", "silo"]);
        await using var web = new ServerProcess([.. shared, "--Role", "web"]);
        await Task.WhenAll(silo.Start(), web.Start());
        await using var a = await web.Open(ClusterStage.Request("Annabel"));
        await using var b = await web.Join(new(a.Ticket.Code, "Benjamin", null, null));
        await b.Hears(await a.Move(new TableCommand.SayWords("Across.")));
        var ofSilo = await Get(silo, "/admin/metrics", HttpStatusCode.OK);
        var ofWeb = await Get(web, "/admin/metrics", HttpStatusCode.OK);
        Assert.Contains("tradesim_append_duration_seconds_count", ofSilo, StringComparison.Ordinal);
        Assert.DoesNotContain("tradesim_connections_open", ofSilo, StringComparison.Ordinal);
        Assert.Contains("tradesim_news_delay_seconds_count", ofWeb, StringComparison.Ordinal);
        Assert.Matches(@"tradesim_connections_open\{[^}]*\} 2\b", ofWeb);
        await Get(silo, "/admin/dashboard/", HttpStatusCode.OK);
        var counters = await Get(silo, "/admin/dashboard/DashboardCounters", HttpStatusCode.OK);
        await Get(web, "/admin/dashboard/", HttpStatusCode.NotFound);
        await Get(web, "/admin/dashboard/DashboardCounters", HttpStatusCode.NotFound);
        foreach (var word in (string[])[a.Ticket.Code, "Annabel", "Benjamin", "Across"])
            Assert.DoesNotContain(word, ofSilo + ofWeb + counters, StringComparison.Ordinal);
        Assert.DoesNotContain(silo.Printed.Concat(web.Printed), line => line.Contains(Key, StringComparison.Ordinal));
    }

    private static async Task<string> Get(ServerProcess server, string path, HttpStatusCode status)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        using var answer = await http.GetAsync(server.Url + path, TestContext.Current.CancellationToken);
        Assert.Equal((path, status), (path, answer.StatusCode));
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
