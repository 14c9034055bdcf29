using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Cli.Loads;

namespace TradeSim.Benchmarks.Plays;

/// <summary>The whole server as a process of its own, with the floors beside its doors: a bare hub, and a bare grain.</summary>
internal sealed class PlayHost : IAsyncDisposable
{
    private const string Verb = "play-host";
    private const string Ready = "ready";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tradesim-");
    private readonly HttpClient http = new();
    private readonly Process process;

    private PlayHost(string? database)
    {
        Site = new($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = data.FullName };
        foreach (var word in (string[])["exec", typeof(PlayHost).Assembly.Location, Verb, "--urls", Site.ToString(),
                     "--Storage", database is null ? $"sqlite:{Path.Combine(data.FullName, "play.db")}" : $"postgres:{database}",
                     "--SiloPort", $"{FreePort()}", "--GatewayPort", $"{FreePort()}", "--SiloAddress", "127.0.0.1",
                     // What is measured is play and not the gates, which would refuse it.
                     "--MessageBurst", "1000000", "--MessagePerSecond", "1000000", "--EntryBurst", "1000000"])
            start.ArgumentList.Add(word);
        process = Process.Start(start)!;
    }

    public Uri Site { get; }

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>How long the server has kept a core busy so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<PlayHost> Start(string? database)
    {
        var host = new PlayHost(database);
        while (await host.process.StandardOutput.ReadLineAsync() is { } line && line != Ready) { }
        _ = host.process.StandardOutput.ReadToEndAsync();
        return host;
    }

    /// <summary>Bytes of living objects after a full collection.</summary>
    public async Task<long> Memory() => long.Parse(await http.GetStringAsync(new Uri(Site, "bench/memory")), CultureInfo.InvariantCulture);

    /// <summary>Microseconds of one call to a grain that does nothing, by one caller in the same process: the median.</summary>
    public async Task<double> GrainCall() =>
        double.Parse(await http.GetStringAsync(new Uri(Site, "bench/grain")), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        data.Delete(recursive: true);
    }

    /// <summary>True where these words ask this program to be the host; it then runs until it is killed.</summary>
    public static async Task<bool> IsMeant(string[] args)
    {
        if (args is not [Verb, .. var settings]) return false;
        await using var app = ServerHost.Build(settings);
        app.MapHub<EchoHub>("/bench/echo", hub => hub.Transports = HttpTransportType.WebSockets);
        app.MapGet("/bench/memory", () =>
        {
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            return Results.Text(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        });
        app.MapGet("/bench/grain", async (IGrainFactory grains) =>
            Results.Text((await CallGrains(grains)).ToString(CultureInfo.InvariantCulture)));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Ready));
        await app.RunAsync();
        return true;
    }

    private static async Task<double> CallGrains(IGrainFactory grains)
    {
        var all = Enumerable.Range(0, 1000).Select(i => grains.GetGrain<IBareGrain>(i)).ToArray();
        foreach (var grain in all) await grain.Answer(0);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 100_000; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            await all[i % all.Length].Answer(i);
            times.Add(Stopwatch.GetElapsedTime(asked));
        }

        return new Times(times).At(0.5)!.Value * 1000;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The floor of every message: what came goes back.</summary>
internal sealed class EchoHub : Hub
{
    public string Echo(string text) => text;
}

/// <summary>The floor of every room: a grain that does nothing.</summary>
internal interface IBareGrain : IGrainWithIntegerKey
{
    ValueTask<int> Answer(int question);
}

/// <inheritdoc/>
internal sealed class BareGrain : Grain, IBareGrain
{
    public ValueTask<int> Answer(int question) => ValueTask.FromResult(question);
}
