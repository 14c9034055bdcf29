using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.Server.Exports;

/// <summary>What a round could have been worth to all together, over their alternatives, in points.</summary>
/// <param name="Possible">
/// The most with nobody below its alternative, as the debrief counts it; null where nothing was possible.
/// </param>
/// <param name="History">What the historical outcome would have been worth in this round.</param>
internal sealed record Prospect(int? Possible, int History);

/// <summary>The prospects of rounds, each worked out once, however many tables played it.</summary>
internal sealed class Prospects
{
    private readonly Dictionary<string, Prospect> known = new(StringComparer.Ordinal);

    /// <summary>The prospect of a round of this scenario.</summary>
    public Prospect Of(Scenario scenario)
    {
        var key = Dialect.Write(scenario);
        return known.TryGetValue(key, out var prospect) ? prospect : known[key] = WorkedOut(scenario);
    }

    private static Prospect WorkedOut(Scenario scenario)
    {
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        ImmutableArray<int> reservations = [.. briefs.Select(b => b.Reservation)];
        var best = Solutions.Of(Frontier.Of([.. briefs.Select(b => b.Valuation)]), reservations);
        var history = briefs.Sum(b => b.Valuation.Score(scenario.History.Outcome) - b.Reservation);
        var possible = best is null ? 0 : best.Utilitarian.Scores.Sum() - reservations.Sum();
        return new(possible > 0 ? possible : null, history);
    }
}
