using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Grains;
using TradeSim.Server.Journals;
using TradeSim.Sessions;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>The real server in this process: Kestrel and silo on free loopback ports, the game clock standing still.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>A barrier that was not reached by then is missing evidence; no test waits it out to pass.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tradesim-");
    private readonly WebApplication app;

    private TestServer(Func<IJournal, IJournal>? wrap, string? scenarios, string? economies, LogLevel logged,
        string[] more)
    {
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Storage", $"sqlite:{StorePath}",
            "--SiloPort", $"{FreePort()}", "--GatewayPort", $"{FreePort()}",
            "--Scenarios", scenarios ?? Path.Combine(AppContext.BaseDirectory, "scenarios"),
            "--Economies", economies ?? Path.Combine(AppContext.BaseDirectory, "economy"),
            // A test says in a second what a person says in minutes.
            "--MessageBurst", "1000000", "--Logging:LogLevel:Default", $"{logged}", "--Logging:LogLevel:Microsoft", $"{logged}",
            "--Logging:LogLevel:Microsoft.AspNetCore", $"{logged}", "--Logging:LogLevel:Orleans", $"{logged}",
            .. more,
        ];
        app = ServerHost.Build(args, builder => Change(builder, wrap));
    }

    public FakeTimeProvider Clock { get; } = new(new(2025, 5, 10, 8, 0, 0, TimeSpan.Zero));

    public LogBook Log { get; } = new();

    public Departures Departures { get; } = new();

    public string Url => app.Urls.First();

    public IServiceProvider Services => app.Services;

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    public IJournal Journal => app.Services.GetRequiredService<IJournal>();

    public HttpClient Http { get; private set; } = new();

    /// <summary>The file of the journals, where they are in one.</summary>
    public string StorePath => Path.Combine(data.FullName, "play.db");

    public static async Task<TestServer> Start(
        Func<IJournal, IJournal>? wrap = null, string? scenarios = null, LogLevel logged = LogLevel.Warning,
        string? economies = null, params string[] more)
    {
        var server = new TestServer(wrap, scenarios, economies, logged, more);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.Http = new() { BaseAddress = new(server.Url) };
        return server;
    }

    /// <summary>Opens a session as the office does, with a code, a seed and a scenario that the test chose.</summary>
    public async Task OpenSession(SessionSetup setup)
    {
        var told = await Grains.GetGrain<ISessionGrain>(RoomKey.Office(setup.Id).ToString()).Tell(new(
            Voice.Office.ToString(), "open", Dialect.Write<SessionCommand>(new SessionCommand.OpenSession(setup))));
        Assert.Null(told.Because);
    }

    /// <summary>A person who joined by code over HTTP and is connected.</summary>
    public async Task<Player> Join(string code, string name, string? party = null) =>
        await Player.Connect(Url, await Ticket(code, name, party));

    public async Task<SeatTicket> Ticket(string code, string name, string? party = null)
    {
        var response = await PostJoin(new(code, name, party, null));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return (await response.Content.ReadFromJsonAsync(Dialect.Default.SeatTicket, Cancel))!;
    }

    public Task<HttpResponseMessage> PostJoin(JoinRequest request) =>
        Http.PostAsJsonAsync("/api/join", request, Dialect.Default.JoinRequest, Cancel);

    public async Task<HttpResponseMessage> Replay(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/replay");
        request.Headers.Authorization = new("Bearer", token);
        return await Http.SendAsync(request, Cancel);
    }

    /// <summary>True if any byte of the store's files still spells this text.</summary>
    public bool HoldsInFile(string text) => data.EnumerateFiles("play.db*").Any(f =>
    {
        using var stream = new FileStream(f.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return System.Text.Encoding.Latin1.GetString(copy.ToArray()).Contains(text, StringComparison.Ordinal);
    });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private void Change(WebApplicationBuilder builder, Func<IJournal, IJournal>? wrap)
    {
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.RemoveAllKeyed<TimeProvider>(RoomServices.GameClock);
        builder.Services.AddKeyedSingleton<TimeProvider>(RoomServices.GameClock, Clock);
        // A ping in the middle of a run would depend on the machine's speed; no run is long enough to need one.
        builder.Services.Configure<HubOptions>(hub => hub.KeepAliveInterval = TimeSpan.FromMinutes(5));
        builder.Services.Configure<HubOptions>(hub => hub.AddFilter(Departures));
        if (wrap is null) return;
        var real = builder.Services.Last(s => s.ServiceType == typeof(IJournal)).ImplementationFactory!;
        builder.Services.AddSingleton(services => wrap((IJournal)real(services)));
    }
}
