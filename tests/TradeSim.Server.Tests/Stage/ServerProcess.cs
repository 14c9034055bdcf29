using System.Diagnostics;
using System.Net.Http.Json;
using TradeSim.Protocol;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>The built server as a process of its own, which can be killed and started again on the same ports and data.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tradesim-");
    private readonly int[] ports = [TestServer.FreePort(), TestServer.FreePort(), TestServer.FreePort()];
    private readonly HttpClient http = new();
    private Process? process;

    public string Url => $"http://127.0.0.1:{ports[0]}";

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "TradeSim.Server.dll"),
                     "--urls", Url, "--Storage", $"sqlite:{Path.Combine(data.FullName, "play.db")}",
                     "--SiloPort", $"{ports[1]}", "--GatewayPort", $"{ports[2]}"])
            start.ArgumentList.Add(word);
        process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("TradeSim is ready", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(2 * TestServer.Patience, Cancel);
    }

    /// <summary>Ends the process as a power cut would: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync(Cancel);
        process.Dispose();
        process = null;
    }

    public async Task<Player> Open(SessionRequest request) => await Seat(
        await http.PostAsJsonAsync($"{Url}/api/sessions", request, Dialect.Default.SessionRequest, Cancel));

    public async Task<Player> Join(JoinRequest request) => await Seat(
        await http.PostAsJsonAsync($"{Url}/api/join", request, Dialect.Default.JoinRequest, Cancel));

    public async Task<ReplayFile> Replay(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Url}/api/replay");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        return ReplayFile.Read(text);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        http.Dispose();
        data.Delete(recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<Player> Seat(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True(response.IsSuccessStatusCode, text);
            return await Player.Connect(Url, Dialect.Read<SeatTicket>(text));
        }
    }
}
