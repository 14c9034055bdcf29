using System.Diagnostics;
using System.Net;
using TradeSim.Server.Doors;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>Whether a server can serve, as a proxy and an orchestrator ask it.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task A_server_whose_store_does_not_answer_is_healthy_and_not_ready()
    {
        FaultyJournal? journal = null;
        await using var server = await TestServer.Start(real => journal = new(real));
        Assert.Equal((HttpStatusCode.OK, ""), await Ask(server, "/ready"));
        var hold = journal!.HoldDue();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), await Ask(server, "/ready"));
        Assert.Equal((HttpStatusCode.OK, "TradeSim runs"), await Ask(server, "/health"));
        hold.LetGo();
        Assert.Equal((HttpStatusCode.OK, ""), await Ask(server, "/ready"));
    }

    [Fact]
    public async Task The_program_examines_an_address_and_exits_with_what_it_found()
    {
        await using var server = await TestServer.Start();
        Assert.Equal(0, await Check($"{server.Url}/health"));
        Assert.Equal(1, await Check($"{server.Url}/api/economy/none"));
        Assert.Equal(1, await HealthCheck.Run($"http://127.0.0.1:{TestServer.FreePort()}/health"));
        Assert.Equal(1, await HealthCheck.Run("nonsense"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(HttpStatusCode, string)> Ask(TestServer server, string path)
    {
        using var answer = await server.Http.GetAsync(path, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<int> Check(string address)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "TradeSim.Server.dll"), "--check", address]))!;
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode;
    }
}
