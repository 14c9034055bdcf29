using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Npgsql;
using TradeSim.Protocol;
using TradeSim.Server.Api;
using TradeSim.Server.Clusters;
using TradeSim.Server.Doors;
using TradeSim.Server.Grains;
using TradeSim.Server.Hubs;
using TradeSim.Server.Journals;
using TradeSim.Server.Seats;
using TradeSim.Server.Telemetry;
using TradeSim.Server.Words;

if (args is ["--check", var address]) return await HealthCheck.Run(address);
await using var app = ServerHost.Build(args);
app.Lifetime.ApplicationStarted.Register(() =>
    Console.WriteLine($"TradeSim is ready: {string.Join("  ", app.Urls)}"));
await app.RunAsync();
return 0;

/// <summary>The whole program in its order: settings, services, silo, doors.</summary>
internal static class ServerHost
{
    private const string TalksPath = "/hub";
    private const string ClassPath = "/class-hub";

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
        builder.BoundBodies();
        // These two print what people say and the tickets in addresses, at levels that an operator may well turn on.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.Warning);
        var settings = Settings.Of(builder.Configuration);

        builder.Services.AddTelemetry(settings.Telemetry, isScraped: settings.Admin is not null);
        builder.Services.AddAdminPages(settings.Admin);
        builder.Services.AddStore(settings);
        if (settings.HasRooms) builder.AddRooms(settings);
        else builder.Host.JoinAsClient(settings);
        if (settings.HasDoors) builder.Services.AddDoors(settings);
        change?.Invoke(builder);

        var app = builder.Build();
        app.UseSafeHeaders();
        app.UseBelievedProxies(settings.Doors);
        app.MapGet("/health", () => Results.Text("TradeSim runs"));
        app.MapReadiness(settings.HasRooms);
        app.MapAdminPages(settings.Admin, settings.HasRooms);
        if (settings.HasDoors)
        {
            if (settings.Database is not null) app.Services.SettleTicketKeys();
            app.MapDoors(settings.Doors, name);
        }

        return app;
    }

    private static void AddStore(this IServiceCollection services, Settings settings)
    {
        if (settings.Database is { } database)
            services.AddSingleton(_ => PostgresStore.Open(database))
                .AddSingleton<IJournal>(s => Measured(s, new PostgresJournal(s.GetRequiredService<NpgsqlDataSource>())));
        else services.AddSingleton<IJournal>(s => Measured(s, new SqliteJournal(settings.JournalPath!)));
    }

    private static MeasuredJournal Measured(IServiceProvider services, IJournal journal) =>
        new(journal, services.GetRequiredService<Measures>());

    private static void AddRooms(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddKeyedSingleton(RoomServices.GameClock, TimeProvider.System);
        builder.Services.AddSingleton<RoomServices>();
        builder.Services.AddSpeechwriter(settings.Words);
        builder.Services.AddHostedService<DeadlineSweeper>();
        builder.Host.JoinAsSilo(settings);
    }

    private static void AddDoors(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => settings.Worlds);
        services.AddSingleton(s => new ScenarioShelf(
            settings.ScenarioFolder, settings.Worlds, s.GetRequiredService<ILogger<ScenarioShelf>>()));
        services.AddSingleton(s => new StudyShelf(settings.StudyFolder, s.GetRequiredService<ScenarioShelf>(),
            s.GetRequiredService<ILogger<StudyShelf>>()));
        services.AddSingleton<WhatIfDesk>();
        services.AddSingleton<SeatTokens>();
        services.AddSingleton<RoomFeeds>();
        services.AddSingleton<ClassTokens>();
        services.AddSingleton<ClassFeeds>();
        services.AddTicketKeys(settings);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, Dialect.Default);
            // The chain brings no settings of its own: what is missing or null would come in as null.
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.AddTurnstiles(settings.Doors);
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = 32 * 1024;
            // Three of these missed, and a browser looks for another server.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(3);
            hub.AddFilter<CountedConnections>();
            hub.AddFilter<DamagedRecords>();
            hub.AddFilter(new Pace(settings.Doors.Messages));
        }).AddJsonProtocol(json => json.PayloadSerializerOptions = Dialect.Default.Options);
    }

    private static void MapDoors(this WebApplication app, DoorSettings doors, string name)
    {
        app.UseHubGate(doors, TalksPath, ClassPath);
        app.UseRateLimiter();
        DamagedRecords.UseOverHttp(app);
        app.UseBounds();
        _ = app.Services.GetRequiredService<ScenarioShelf>();
        app.MapStaticAssets($"{name}.staticwebassets.endpoints.json");
        app.MapSessions();
        app.MapClasses();
        app.MapBranches();
        app.MapStudies();
        app.MapEconomies();
        app.MapHub<TalksHub>(TalksPath, hub => hub.Transports = HttpTransportType.WebSockets).Takes(Bounds.Form);
        app.MapHub<ClassHub>(ClassPath, hub => hub.Transports = HttpTransportType.WebSockets).Takes(Bounds.Form);
        app.MapFallbackToFile("index.html");
    }
}
