using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Client.Replays;

/// <summary>A small change to the deal, better for somebody and worse for nobody.</summary>
/// <param name="Changes">One to three issues, settled otherwise.</param>
/// <param name="Gains">What it adds for each party, in points.</param>
public sealed record MissedTrade(ImmutableArray<OptionRef> Changes, ImmutableArray<int> Gains)
{
    /// <summary>More changes at once are no trade that somebody could have seen at the table.</summary>
    private const int MostChanges = 3;

    /// <summary>The trades with the largest joint gain, each on issues the others leave alone.</summary>
    public static IReadOnlyList<MissedTrade> In(Scenario scenario, Bargain bargain, int most)
    {
        if (bargain.Agreement is not { } deal) return [];
        var options = scenario.Agenda.Issues.SelectMany((issue, i) =>
            Enumerable.Range(0, issue.Options.Length).Select(o => new OptionRef(i, o)))
            .Where(o => deal.Package[o.Issue] != o.Option
                && scenario.Briefs.All(b => !b.Mandate.Forbidden.Contains(o))).ToArray();
        var trades = new List<MissedTrade>();
        Extend([], 0);

        var found = new List<MissedTrade>();
        foreach (var trade in trades.OrderByDescending(t => t.Gains.Sum()).ThenBy(t => t.Changes.Length))
            if (found.Count < most && !found.Exists(f => f.Touches(trade)))
                found.Add(trade);
        return found;

        void Extend(ImmutableArray<OptionRef> changes, int from)
        {
            for (var next = from; next < options.Length; next++)
            {
                if (changes.Any(c => c.Issue == options[next].Issue)) continue;
                var more = changes.Add(options[next]);
                Weigh(more);
                if (more.Length < MostChanges) Extend(more, next + 1);
            }
        }

        void Weigh(ImmutableArray<OptionRef> changes)
        {
            var package = changes.Aggregate(deal.Package, (p, o) => p.With(o.Issue, o.Option));
            ImmutableArray<int> gains = [.. bargain.At(package).Scores.Select((s, i) => s - deal.Scores[i])];
            if (gains.All(g => g >= 0) && gains.Sum() > 0) trades.Add(new(changes, gains));
        }
    }

    private bool Touches(MissedTrade other) => Changes.Any(c => other.Changes.Any(o => o.Issue == c.Issue));
}
