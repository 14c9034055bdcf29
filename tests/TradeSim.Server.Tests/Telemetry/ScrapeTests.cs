using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Telemetry;

/// <summary>What the operator's pages show after play: names of measures and kinds of grains, and nobody's name, word or code.</summary>
[Collection(nameof(OneRecord))]
public sealed class ScrapeTests
{
    private const string Key = "the-key-of-who-runs-this";
    private const string Dashboard = "/admin/dashboard";
    private const string Grains = "TradeSim.Server.Grains";
    private const string Code = "QZXKWV";
    private const string Class = "QZXKC";

    private static readonly string[] Canaries =
    [
        Code, Class, "canary-ann", "canary-ben", "canary-student", "canary-word", "canary-inside", "canary-batna", "canary-page",
    ];

    /// <summary>What a measure may be told apart by. Before one is added here: can it name a room, a party or a person?</summary>
    private static readonly string[] Labels =
    [
        "Context", "Direction", "Status", "aspnetcore_memory_pool_owner", "aspnetcore_rate_limiting_policy",
        "aspnetcore_rate_limiting_result", "aspnetcore_request_is_unhandled", "aspnetcore_routing_is_fallback",
        "aspnetcore_routing_match_status", "directory", "error_type", "grain_type", "http_request_method",
        "http_response_status_code", "http_route", "le", "locator", "network_protocol_name", "network_protocol_version",
        "network_transport", "network_type", "otel_scope_name", "otel_scope_version", "server_address", "server_port",
        "service_instance_id", "service_name", "signalr_connection_status", "signalr_transport", "status",
        "telemetry_sdk_language", "telemetry_sdk_name", "telemetry_sdk_version", "type", "url_scheme", "via",
    ];

    [Fact]
    public async Task A_scrape_has_all_measures_and_names_nobody()
    {
        await using var server = await TestServer.Start(more: ["--AdminKey", Key]);
        await using var played = await Play(server);
        var text = await Get(server, "/admin/metrics");
        foreach (var name in (string[])["tradesim_sessions_opened_total", "tradesim_moves_accepted_total",
                     "tradesim_append_duration_seconds_count", "tradesim_news_delay_seconds_count", "tradesim_connections_open",
                     "http_server_request_duration_seconds_count", "orleans_grains"])
            Assert.Matches(new Regex($@"^{name}(\{{[^}}]*\}})? [1-9]", RegexOptions.Multiline), text);
        HasNone(text);
        Assert.Empty(Regex.Matches(text, @"[{,](\w+)=""").Select(m => m.Groups[1].Value).ToHashSet().Except(Labels));
        // How long play takes must be told apart at the quick end, too.
        Assert.Contains("le=\"0.005\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_counts_calls_and_names_nobody()
    {
        await using var server = await TestServer.Start(more: ["--AdminKey", Key]);
        // The first look makes the silo begin to count.
        await Get(server, $"{Dashboard}/ClusterStats");
        await using var played = await Play(server);
        using var patience = new CancellationTokenSource(TestServer.Patience);
        string calls;
        while (!(calls = await Get(server, $"{Dashboard}/GrainStats/{Grains}.TableGrain")).Contains("Listen", StringComparison.Ordinal))
            patience.Token.ThrowIfCancellationRequested();

        var counters = await Get(server, $"{Dashboard}/DashboardCounters");
        var silo = JsonElement.Parse(counters).GetProperty("hosts")[0].GetProperty("siloAddress").GetString()!;
        var all = new StringBuilder(calls).Append(counters);
        foreach (var page in (string[])["TopGrainMethods", $"HistoricalStats/{silo}", $"SiloProperties/{silo}", $"SiloStats/{silo}",
                     $"SiloCounters/{silo}", "version", "ClusterStats",
                     $"GrainStats/{Grains}.DelegationGrain", $"GrainStats/{Grains}.ClassGrain"])
            all.Append(await Get(server, $"{Dashboard}/{page}"));
        Assert.Contains("DelegationGrain", all.ToString(), StringComparison.Ordinal);
        HasNone(all.ToString());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void HasNone(string text) => Assert.All(Canaries,
        canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));

    private static async Task<Pair> Play(TestServer server)
    {
        await server.OpenSession(TestScenario.Setup(Code, ofB: new("canary-batna", "canary-batna", "canary-page", "canary-page")));
        var pair = new Pair(
            await server.Join(Code, "canary-ann", TestScenario.A), await server.Join(Code, "canary-ben", TestScenario.B));
        await pair.A.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await using var held = await TestClass.Open(server, TestClass.Setup(Class));
        await held.Join("canary-student");
        Assert.Null((await pair.B.Say(new DelegationCommand.Confer("canary-inside"))).Because);
        await pair.A.Move(new TableCommand.SayWords("canary-word"));
        // An address with a code in it.
        using var page = await server.Http.GetAsync($"/api/studies/{Code}", Cancel);
        return pair;
    }

    private static async Task<string> Get(TestServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", Key);
        using var answer = await server.Http.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}

/// <summary>A process keeps one record of what it measures, however many servers are in it: none plays beside the one that is read.</summary>
[CollectionDefinition(nameof(OneRecord), DisableParallelization = true)]
public sealed class OneRecord;
