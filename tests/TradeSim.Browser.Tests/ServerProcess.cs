using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TradeSim.Browser.Tests;

/// <summary>The real server as a process of its own, with its data in a temporary folder.</summary>
/// <param name="more">Settings beside those; a later one goes before an earlier.</param>
internal sealed class ServerProcess(params string[] more) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tradesim-");
    private readonly int[] ports = [FreePort(), FreePort(), FreePort()];
    private Process? process;

    private readonly string? published = Environment.GetEnvironmentVariable("TRADESIM_PUBLISHED");

    /// <summary>True if a published build runs, and not the one that was just built.</summary>
    public bool IsPublished => published is not null;

    public string Url => $"http://127.0.0.1:{ports[0]}";

    public async Task Start()
    {
        var program = Path.Combine(published is null
            ? Repository.File("src", "TradeSim.Server", "bin", "Debug", "net10.0")
            : Path.GetFullPath(published), "TradeSim.Server.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var word in (string[])[program, "--urls", Url, "--Storage", $"sqlite:{data.FullName}/play.db",
                     "--SiloPort", $"{ports[1]}", "--GatewayPort", $"{ports[2]}", .. more])
            start.ArgumentList.Add(word);
        process = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("TradeSim is ready", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await Kill();
        process?.Dispose();
        data.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
