using System.Collections.Concurrent;

namespace TradeSim.Cli.Loads;

/// <summary>What went wrong, each kind once with how often.</summary>
internal sealed class Faults
{
    private const int MostKinds = 50;

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} ({c.Value} times)")];

    public void Add(string fault) =>
        counts.AddOrUpdate(counts.Count < MostKinds || counts.ContainsKey(fault) ? fault : "other", 1, (_, n) => n + 1);
}
