using TradeSim.ScenarioFiles;

namespace TradeSim.Server.Api;

/// <summary>The calibrated worlds, so that a browser can work out consequences by itself.</summary>
internal static class EconomiesApi
{
    public static void MapEconomies(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/economy/{id}", (string id, Worlds worlds) => worlds.Text(id) is { } text
            ? Results.Text(text, "application/json")
            : Results.NotFound());
}
