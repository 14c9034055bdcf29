using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Client.Replays;

/// <summary>A small change to the deal that would have been better for somebody and worse for nobody.</summary>
/// <param name="Changes">One or two issues, settled otherwise.</param>
/// <param name="Gains">What it adds for each party, in points.</param>
public sealed record MissedTrade(ImmutableArray<OptionRef> Changes, ImmutableArray<int> Gains)
{
    /// <summary>The trades with the largest joint gain, each on issues the others leave alone.</summary>
    public static IReadOnlyList<MissedTrade> In(Scenario scenario, Bargain bargain, int most)
    {
        if (bargain.Agreement is not { } deal) return [];
        var options = scenario.Agenda.Issues.SelectMany((issue, i) =>
            Enumerable.Range(0, issue.Options.Length).Select(o => new OptionRef(i, o)))
            .Where(o => deal.Package[o.Issue] != o.Option
                && scenario.Briefs.All(b => !b.Mandate.Forbidden.Contains(o))).ToArray();
        var trades = new List<MissedTrade>();
        for (var a = 0; a < options.Length; a++)
        {
            Weigh([options[a]]);
            for (var b = a + 1; b < options.Length; b++)
                if (options[a].Issue != options[b].Issue)
                    Weigh([options[a], options[b]]);
        }

        var found = new List<MissedTrade>();
        foreach (var trade in trades.OrderByDescending(t => t.Gains.Sum()).ThenBy(t => t.Changes.Length))
            if (found.Count < most && !found.Exists(f => f.Touches(trade)))
                found.Add(trade);
        return found;

        void Weigh(ImmutableArray<OptionRef> changes)
        {
            var package = changes.Aggregate(deal.Package, (p, o) => p.With(o.Issue, o.Option));
            ImmutableArray<int> gains = [.. bargain.At(package).Scores.Select((s, i) => s - deal.Scores[i])];
            if (gains.All(g => g >= 0) && gains.Sum() > 0) trades.Add(new(changes, gains));
        }
    }

    private bool Touches(MissedTrade other) => Changes.Any(c => other.Changes.Any(o => o.Issue == c.Issue));
}
