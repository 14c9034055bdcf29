using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using TradeSim.Protocol;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>The built server as a process of its own, which can be killed and started again on the same ports and data.</summary>
/// <param name="more">Settings beside the addresses; without a store it gets a file of its own.</param>
internal sealed class ServerProcess(params string[] more) : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tradesim-");
    private readonly int[] ports = [TestServer.FreePort(), TestServer.FreePort(), TestServer.FreePort()];
    private readonly HttpClient http = new();
    private readonly ConcurrentQueue<string> printed = new();
    private Process? process;
    private bool wasFrozen;

    public string Url => $"http://127.0.0.1:{ports[0]}";

    public bool Runs => process is not null;

    /// <summary>True while it answers no question about its health, so that no balancer sends anybody there.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Everything that it printed, over all its lives.</summary>
    public IReadOnlyCollection<string> Printed => printed;

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var word in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "TradeSim.Server.dll"),
                     "--urls", Url, "--SiloPort", $"{ports[1]}", "--GatewayPort", $"{ports[2]}",
                     "--Storage", $"sqlite:{Path.Combine(data.FullName, "play.db")}",
                     "--MessageBurst", "1000000", .. more])
            start.ArgumentList.Add(word);
        var started = Process.Start(start)!;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        started.ErrorDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        started.OutputDataReceived += (_, line) =>
        {
            printed.Enqueue(line.Data ?? "");
            if (line.Data?.StartsWith("TradeSim is ready", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        process = started;
        await ready.Task.WaitAsync(2 * TestServer.Patience, Cancel);
    }

    /// <summary>Asks the process to end, as who replaces it does, and waits until it has.</summary>
    /// <remarks>One that was frozen finds itself declared dead when it wakes, and may have ended by itself.</remarks>
    public async Task Stop()
    {
        var ending = process!;
        process = null;
        if (!ending.HasExited) await Signal(ending, "TERM");
        await ending.WaitForExitAsync(Cancel).WaitAsync(2 * TestServer.Patience, Cancel);
        if (!wasFrozen) Assert.Equal(0, ending.ExitCode);
        wasFrozen = false;
        ending.Dispose();
    }

    /// <summary>Holds the process still, as a machine without breath does: nothing is closed, and nothing answers.</summary>
    public Task Freeze()
    {
        IsFrozen = wasFrozen = true;
        return Signal(process!, "STOP");
    }

    public Task Thaw()
    {
        IsFrozen = false;
        return Signal(process!, "CONT");
    }

    /// <summary>Ends the process as a power cut would: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        var killed = process!;
        process = null;
        killed.Kill();
        await killed.WaitForExitAsync(CancellationToken.None);
        killed.Dispose();
    }

    public async Task<Player> Open(SessionRequest request) => await Player.Connect(Url, await OpenSession(request));

    public async Task<Player> Join(JoinRequest request) => await Player.Connect(Url, await Ticket(request));

    public async Task<SeatTicket> OpenSession(SessionRequest request) => await Seat(
        await http.PostAsJsonAsync($"{Url}/api/sessions", request, Dialect.Default.SessionRequest, Cancel));

    public async Task<SeatTicket> Ticket(JoinRequest request) => await Seat(
        await http.PostAsJsonAsync($"{Url}/api/join", request, Dialect.Default.JoinRequest, Cancel));

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(Url + path, Cancel);

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

    private static async Task Signal(Process to, string signal)
    {
        using var sent = Process.Start("kill", [$"-{signal}", $"{to.Id}"]);
        await sent.WaitForExitAsync(Cancel);
        Assert.True(sent.ExitCode == 0 || to.HasExited);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<SeatTicket> Seat(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True(response.IsSuccessStatusCode, text);
            return Dialect.Read<SeatTicket>(text);
        }
    }
}
