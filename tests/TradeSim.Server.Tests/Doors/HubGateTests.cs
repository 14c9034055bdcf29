using System.Net;
using System.Net.WebSockets;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>Which pages may open a WebSocket here.</summary>
public sealed class HubGateTests
{
    private const string Friend = "https://friend.example:8443";

    [Fact]
    public async Task A_hub_opens_to_its_own_pages_to_programs_and_to_named_sites_alone()
    {
        await using var server = await TestServer.Start(more: ["--Origins", $"https://other.example, {Friend}"]);
        var port = new Uri(server.Url).Port;
        string?[] welcome = [null, server.Url, Friend, "https://other.example"];
        string[] foreign =
        [
            "https://evil.example", $"http://localhost:{port}", $"http://127.0.0.1:{port + 1}", "http://127.0.0.1", "null",
            "https://friend.example", $"{server.Url}.evil.example", "nonsense",
        ];
        foreach (var hub in (string[])["/hub", "/class-hub", "/HUB"])
        {
            foreach (var origin in welcome) Assert.Equal((origin, HttpStatusCode.SwitchingProtocols), (origin, await Knock(server, hub, origin)));
            foreach (var origin in foreign) Assert.Equal((origin, HttpStatusCode.Forbidden), (origin, await Knock(server, hub, origin)));
        }
    }

    private static async Task<HttpStatusCode> Knock(TestServer server, string hub, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new(server.Url.Replace("http", "ws") + hub), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says it.
        }

        return socket.HttpStatusCode;
    }
}
