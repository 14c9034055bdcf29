using TradeSim.Economies;
using TradeSim.Scenarios;

namespace TradeSim.Client.Economics;

/// <summary>The economy model in this browser: it fetches its world once, warms up, and then answers without the server.</summary>
public sealed class EconomyLab(HttpClient http, TimeProvider time)
{
    private readonly Dictionary<string, Calibration> worlds = [];

    /// <summary>A calibrated world; null where it cannot be had now.</summary>
    public async Task<Calibration?> World(string id)
    {
        if (worlds.TryGetValue(id, out var known)) return known;
        try
        {
            var reading = Calibration.Read(await http.GetStringAsync($"api/economy/{Uri.EscapeDataString(id)}"));
            if (reading.Calibration is { } world) return worlds[id] = world;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // The room goes on without its consequences; the next look asks again.
        }

        return null;
    }

    /// <summary>What packages of this agenda would do; null where it has no economy or its world cannot be had.</summary>
    public async Task<Forecaster?> For(Agenda agenda) =>
        agenda.Economy is { } map && await World(map.Calibration) is { } world
            ? new(world, agenda, time)
            : null;
}
