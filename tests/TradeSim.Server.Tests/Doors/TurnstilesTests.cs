using System.Net;
using System.Net.Http.Json;
using System.Text;
using TradeSim.Protocol;
using TradeSim.Server.Doors;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>How often one address may come through the doors that make something.</summary>
public sealed class TurnstilesTests
{
    private const int AtOnce = 25;
    private static readonly string[] Narrow =
        ["--EntryBurst", "3", "--EntryPerSecond", "1", "--WorkBurst", "2", "--WorkPerSecond", "1"];

    [Fact]
    public async Task Each_door_that_makes_something_turns_away_a_rush_with_a_typed_answer_and_no_other_door_does()
    {
        await using var server = await TestServer.Start(more: Narrow);
        foreach (var door in (string[])["sessions", "join", "classes", "classes/enter", "classes/return", "branches", "what-if", "studies"])
        {
            var answers = await Rush(server, i => Post($"/api/{door}"));
            var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
            var said = await refused.Content.ReadFromJsonAsync(Dialect.Default.Answer, Cancel);
            Assert.Equal("too-fast", said!.Code);
            Assert.Contains("wait", said.Because, StringComparison.Ordinal);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        foreach (var door in (string[])["/api/scenarios", "/health", "/", "/api/studies/none"])
            Assert.DoesNotContain(await Rush(server, _ => new(HttpMethod.Get, door)), IsRefused);
    }

    [Fact]
    public async Task Who_comes_through_a_believed_proxy_counts_alone()
    {
        await using var server = await TestServer.Start(more: [.. Narrow, "--Proxies", "127.0.0.0/8"]);
        Assert.DoesNotContain(await Rush(server, i => Post("/api/join", $"10.0.0.{i}")), IsRefused);
        Assert.Contains(await Rush(server, _ => Post("/api/join", "10.0.1.1")), IsRefused);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var server = await TestServer.Start(more: Narrow);
        Assert.Contains(await Rush(server, i => Post("/api/join", $"10.0.0.{i}")), IsRefused);
    }

    [Theory]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_network_of_the_new_kind_counts_as_one(string one, string other, bool together) =>
        Assert.Equal(together, Turnstiles.Who(IPAddress.Parse(one)) == Turnstiles.Who(IPAddress.Parse(other)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static bool IsRefused(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.TooManyRequests;

    private static Task<HttpResponseMessage[]> Rush(TestServer server, Func<int, HttpRequestMessage> ask) =>
        Task.WhenAll(Enumerable.Range(1, AtOnce).Select(i => server.Http.SendAsync(ask(i), Cancel)));

    private static HttpRequestMessage Post(string door, string? from = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, door)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        return request;
    }
}
