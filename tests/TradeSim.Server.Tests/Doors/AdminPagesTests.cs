using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>Who may look at the measures and the dashboard, and at what in it.</summary>
public sealed class AdminPagesTests
{
    private const string Key = "the-key-of-who-runs-this";
    private const string Wrong = "the-key-of-who-runs-thiS";
    private const int WrongInAWhile = 10;

    private static readonly string[] Pages = ["/admin/metrics", "/admin/dashboard/", "/admin/dashboard/DashboardCounters"];

    [Fact]
    public async Task Without_a_key_there_is_nothing_and_nothing_runs()
    {
        await using var server = await TestServer.Start(more: ["--AdminKey", ""]);
        foreach (var page in Pages.Concat(["/admin", "/admin/", "/ADMIN/metrics", "/admin/anything.js"]))
            foreach (var brought in (AuthenticationHeaderValue?[])[null, Bearer(Key), Bearer("")])
                Assert.Equal((page, HttpStatusCode.NotFound), (page, await Ask(server, page, brought)));
        Assert.Null(server.Services.GetService<MeterProvider>());
        Assert.DoesNotContain(server.Services.GetServices<IHostedService>().Cast<object>()
                .Concat(server.Services.GetServices<IIncomingGrainCallFilter>()).Concat(server.Services.GetServices<ILoggerProvider>()),
            service => service.GetType().FullName!.StartsWith("Orleans.Dashboard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_opens_as_a_token_and_as_a_password_and_nothing_else_does()
    {
        await using var server = await Open();
        AuthenticationHeaderValue[] right = [Bearer(Key), new("bearer", Key), Basic($"anybody:{Key}"), Basic($":{Key}")];
        AuthenticationHeaderValue?[] wrong =
        [
            null, Bearer(Wrong), Bearer(Key[..^1]), Basic($"{Key}:"), Basic($"a:{Wrong}"), new("Basic", Key), new("Digest", Key),
        ];
        foreach (var page in Pages)
            foreach (var brought in right) Assert.Equal((page, HttpStatusCode.OK), (page, await Ask(server, page, brought)));
        foreach (var brought in wrong) Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, Pages[0], brought));
        foreach (var name in (string[])["AdminKey", "access_token", "key"])
            Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, $"{Pages[0]}?{name}={Key}", null));
        using var asked = await server.Http.GetAsync(Pages[1], Cancel);
        Assert.Equal("Basic", Assert.Single(asked.Headers.WwwAuthenticate).Scheme);
        Assert.True(asked.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task No_endpoint_there_answers_without_the_key()
    {
        await using var server = await Open();
        var endpoints = Endpoints(server);
        Assert.True(endpoints.Length > 20);
        foreach (var path in endpoints) Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await Ask(server, path, null)));
    }

    /// <summary>Fails with a version of the dashboard that brings another endpoint: look at what it shows.</summary>
    [Fact]
    public async Task The_dashboard_has_counts_by_kind_and_no_state_no_log_and_no_grain_of_its_own()
    {
        await using var server = await Open();
        var closed = new List<string>();
        foreach (var path in Endpoints(server).Where(p => p.StartsWith("/admin/dashboard", StringComparison.Ordinal)))
            if (!path.Contains("/fonts/", StringComparison.Ordinal) && !path.Contains("/img/", StringComparison.Ordinal)
                && await Ask(server, path, Bearer(Key)) == HttpStatusCode.NotFound)
                closed.Add(path["/admin/dashboard/".Length..]);
        Assert.Equal(["GrainState", "GrainTypes", "LifecycleStages", "Reminders", "Reminders/1", "SiloMetadata/1", "Trace"],
            closed.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound,
            await Ask(server, "/admin/dashboard/GrainState?grainId=A/table&grainType=TradeSim.Server.Grains.TableGrain", Bearer(Key)));
    }

    [Fact]
    public async Task Who_tries_keys_is_slowed_and_then_not_even_the_right_one_opens_for_a_while()
    {
        await using var server = await Open();
        for (var i = 0; i < 3 * WrongInAWhile; i++) Assert.Equal(HttpStatusCode.Unauthorized, await Ask(server, Pages[0], null));
        var tries = await Task.WhenAll(Enumerable.Range(0, 3 * WrongInAWhile).Select(_ => Ask(server, Pages[0], Bearer(Wrong))));
        Assert.InRange(tries.Count(t => t == HttpStatusCode.Unauthorized), WrongInAWhile, 2 * WrongInAWhile);
        Assert.Contains(HttpStatusCode.TooManyRequests, tries);
        using var patience = new CancellationTokenSource(TestServer.Patience);
        // Again if the while was over between the two.
        do
        {
            while (await Ask(server, Pages[0], Bearer(Wrong)) != HttpStatusCode.TooManyRequests)
                patience.Token.ThrowIfCancellationRequested();
            patience.Token.ThrowIfCancellationRequested();
        }
        while (await Ask(server, Pages[0], Bearer(Key)) != HttpStatusCode.TooManyRequests);
        while (await Ask(server, Pages[0], Bearer(Key)) != HttpStatusCode.OK) patience.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task The_key_does_not_come_into_the_log()
    {
        await using var server = await TestServer.Start(logged: LogLevel.Trace, more: ["--AdminKey", Key]);
        foreach (var page in Pages)
            foreach (var brought in (AuthenticationHeaderValue[])[Bearer(Key), Basic($"a:{Key}"), Bearer(Wrong), Basic($"a:{Wrong}")])
                await Ask(server, page, brought);
        Assert.NotEmpty(server.Log.Lines);
        foreach (var secret in (string[])[Key, Wrong, Encoded($"a:{Key}"), Encoded($"a:{Wrong}")])
            Assert.DoesNotContain(server.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_needs_no_more_than_the_policy_of_all_pages()
    {
        await using var server = await Open();
        var page = await Text(server, "/admin/dashboard/");
        Assert.DoesNotMatch(new Regex(@"<script(?![^>]*\ssrc=)|<style|\son\w+=|javascript:", RegexOptions.IgnoreCase), page);
        var files = Regex.Matches(page, @"(?:src|href)=""([^""]+)""").Select(m => m.Groups[1].Value).ToArray();
        Assert.Contains("./index.min.js", files);
        foreach (var file in files)
            Assert.Equal((file, HttpStatusCode.OK), (file, await Ask(server, $"/admin/dashboard/{file}", Bearer(Key))));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<TestServer> Open() => TestServer.Start(more: ["--AdminKey", Key]);

    private static AuthenticationHeaderValue Bearer(string key) => new("Bearer", key);

    private static AuthenticationHeaderValue Basic(string pair) => new("Basic", Encoded(pair));

    private static string Encoded(string pair) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    /// <summary>An address for each endpoint.</summary>
    private static string[] Endpoints(TestServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}")
            .Where(path => path.StartsWith("/admin", StringComparison.Ordinal))
            .Select(path => Regex.Replace(path, @"\{[^}]*\}", "1")),
    ];

    private static async Task<HttpStatusCode> Ask(TestServer server, string path, AuthenticationHeaderValue? brought)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = brought;
        using var answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return answer.StatusCode;
    }

    private static async Task<string> Text(TestServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = Bearer(Key);
        using var answer = await server.Http.SendAsync(request, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}
