using TradeSim.Classes;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.Server.Exports;

/// <summary>The yardsticks of rounds, each worked out once, however many tables played it.</summary>
internal sealed class Prospects
{
    private readonly Dictionary<string, Yardstick> known = new(StringComparer.Ordinal);

    /// <summary>The yardstick of a round of this scenario.</summary>
    public Yardstick Of(Scenario scenario)
    {
        var key = Dialect.Write(scenario);
        return known.TryGetValue(key, out var prospect) ? prospect : known[key] = Yardstick.Of(scenario);
    }
}
