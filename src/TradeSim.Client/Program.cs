using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Radzen;
using TradeSim.Client;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddRadzenComponents();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped(_ => new HttpClient { BaseAddress = new(builder.HostEnvironment.BaseAddress) });
builder.Services.AddScoped<Browser>();
builder.Services.AddScoped<Seats>();
builder.Services.AddScoped<Door>();
builder.Services.AddScoped<TradeSim.Client.Economics.EconomyLab>();
builder.Services.AddSingleton<ReplayShelf>();
builder.Services.AddScoped<TradeSim.Client.Replays.ReplayLibrary>();
await builder.Build().RunAsync();
