using System.Net.Sockets;
using System.Text.RegularExpressions;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>What every answer forbids a browser to do with it.</summary>
public sealed class SafeHeadersTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/class/K7M2Q")]
    [InlineData("/js/theme.js")]
    [InlineData("/health")]
    [InlineData("/api/scenarios")]
    [InlineData("/api/replay")]
    [InlineData("/api/economy/none")]
    [InlineData("/hub")]
    public async Task Every_answer_says_what_a_browser_may_load(string path)
    {
        using var answer = await shared.Server.Http.GetAsync(path, Cancel);
        var policy = Directives(Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("'self'", policy["default-src"]);
        Assert.Equal("'self' 'wasm-unsafe-eval'", policy["script-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'none'", policy["object-src"]);
        Assert.Equal("'self'", policy["base-uri"]);
        Assert.Equal("'self'", policy["form-action"]);
        var own = shared.Server.Http.BaseAddress!.Authority;
        Assert.Equal($"'self' ws://{own} wss://{own}", policy["connect-src"]);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")));
    }

    [Fact]
    public async Task A_host_that_is_no_name_does_not_come_into_the_policy()
    {
        var server = new Uri(shared.Server.Url);
        using var line = new TcpClient(server.Host, server.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync("GET /health HTTP/1.1\r\nHost: a(b\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancel);
        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("a(b", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_no_script_and_no_style_of_its_own()
    {
        var page = await shared.Server.Http.GetStringAsync("/", Cancel);
        Assert.DoesNotMatch(new Regex(@"<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=|javascript:", RegexOptions.IgnoreCase), page);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Directives(string policy) => policy.Split("; ")
        .Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
}
