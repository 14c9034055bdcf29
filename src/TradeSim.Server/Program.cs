using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Connections;
using TradeSim.Protocol;
using TradeSim.Server.Api;
using TradeSim.Server.Grains;
using TradeSim.Server.Hubs;
using TradeSim.Server.Journals;
using TradeSim.Server.Seats;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
var settings = Settings.Of(builder.Configuration);

builder.Services.AddSingleton<IJournal>(_ => new SqliteJournal(settings.JournalPath));
builder.Services.AddKeyedSingleton(RoomServices.GameClock, TimeProvider.System);
builder.Services.AddSingleton<RoomServices>();
builder.Services.AddSingleton(services =>
    new ScenarioShelf(settings.ScenarioFolder, services.GetRequiredService<ILogger<ScenarioShelf>>()));
builder.Services.AddSingleton<SeatTokens>();
builder.Services.AddSingleton<RoomFeeds>();
builder.Services.AddHostedService<DeadlineSweeper>();
builder.Services.AddDataProtection().SetApplicationName("TradeSim")
    .PersistKeysToFileSystem(Directory.CreateDirectory(settings.KeyFolder));
builder.Services.ConfigureHttpJsonOptions(json =>
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, Dialect.Default));
builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 32 * 1024)
    .AddJsonProtocol(json => json.PayloadSerializerOptions = Dialect.Default.Options);
builder.Host.UseOrleans(silo => silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort));

var app = builder.Build();
_ = app.Services.GetRequiredService<ScenarioShelf>();
app.MapStaticAssets();
app.MapSessions();
app.MapHub<TalksHub>("/hub", hub => hub.Transports = HttpTransportType.WebSockets);
app.MapFallbackToFile("index.html");
app.Lifetime.ApplicationStarted.Register(() =>
    Console.WriteLine($"TradeSim is ready: {string.Join("  ", app.Urls)}"));
app.Run();
