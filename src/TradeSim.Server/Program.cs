using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Connections;
using TradeSim.Protocol;
using TradeSim.Server.Api;
using TradeSim.Server.Grains;
using TradeSim.Server.Hubs;
using TradeSim.Server.Journals;
using TradeSim.Server.Seats;
using TradeSim.Server.Words;

await using var app = ServerHost.Build(args);
app.Lifetime.ApplicationStarted.Register(() =>
    Console.WriteLine($"TradeSim is ready: {string.Join("  ", app.Urls)}"));
await app.RunAsync();

/// <summary>The whole program in its order: settings, services, silo, doors.</summary>
internal static class ServerHost
{
    /// <param name="change">What another host of the same server has otherwise: a clock that stands, a journal that fails.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var name = typeof(ServerHost).Assembly.GetName().Name!;
        // Settings lie beside the program, wherever it is started from: without them, logs would hold addresses with tokens.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        // These two print what people say and the tickets in addresses, at levels that an operator may well turn on.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning);
        var settings = Settings.Of(builder.Configuration);

        builder.Services.AddSingleton<IJournal>(_ => new SqliteJournal(settings.JournalPath));
        builder.Services.AddKeyedSingleton(RoomServices.GameClock, TimeProvider.System);
        builder.Services.AddSingleton<RoomServices>();
        builder.Services.AddSingleton(_ => settings.Worlds);
        builder.Services.AddSingleton(services => new ScenarioShelf(
            settings.ScenarioFolder, settings.Worlds, services.GetRequiredService<ILogger<ScenarioShelf>>()));
        builder.Services.AddSingleton<SeatTokens>();
        builder.Services.AddSingleton<RoomFeeds>();
        builder.Services.AddSingleton<ClassTokens>();
        builder.Services.AddSingleton<ClassFeeds>();
        builder.Services.AddSingleton<WhatIfDesk>();
        builder.Services.AddSpeechwriter(settings.Words);
        builder.Services.AddHostedService<DeadlineSweeper>();
        builder.Services.AddDataProtection().SetApplicationName("TradeSim")
            .PersistKeysToFileSystem(Directory.CreateDirectory(settings.KeyFolder));
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, Dialect.Default));
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 32 * 1024)
            .AddJsonProtocol(json => json.PayloadSerializerOptions = Dialect.Default.Options);
        builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort));
        change?.Invoke(builder);

        var app = builder.Build();
        _ = app.Services.GetRequiredService<ScenarioShelf>();
        app.MapStaticAssets($"{name}.staticwebassets.endpoints.json");
        app.MapSessions();
        app.MapClasses();
        app.MapBranches();
        app.MapStudies();
        app.MapEconomies();
        app.MapHub<TalksHub>("/hub", hub => hub.Transports = HttpTransportType.WebSockets);
        app.MapHub<ClassHub>("/class-hub", hub => hub.Transports = HttpTransportType.WebSockets);
        app.MapFallbackToFile("index.html");
        return app;
    }
}
