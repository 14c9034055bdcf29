using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>Who could have known what of a missed trade, and from which message.</summary>
/// <remarks>
/// Only what was said before the talks ended counts. What a party gains by itself stands in its own brief. Consultations
/// come in the weeks after, when the deal is made, so they tell nobody of a trade in time.
/// </remarks>
internal static class Hearsay
{
    /// <summary>What could be known of every change of a trade.</summary>
    public static ImmutableArray<Known> Of(Proceedings round, MissedTrade trade, Package from) =>
        [.. trade.Changes.Select(change => Of(round, trade, from, change))];

    private static Known Of(Proceedings round, MissedTrade trade, Package from, OptionRef change)
    {
        var parties = round.Agenda.Parties.Select(p => p.Id).ToArray();
        var with = trade.Changes.Aggregate(from, (p, o) => p.With(o.Issue, o.Option));
        var without = with.With(change.Issue, from[change.Issue]);
        ImmutableArray<int> worth =
            [.. round.Bargain.Valuations.Select(v => v.Score(with) - v.Score(without))];
        var gainers = parties.Where((_, i) => worth[i] > 0).ToHashSet();
        var learners = gainers.Count == parties.Length ? parties : parties.Where(p => !gainers.Contains(p));
        ImmutableArray<Learned> learns = [.. learners.Select(p => new Learned(p, round.Talks
            .Where(s => s.By.Party != p && gainers.Contains(s.By.Party) && round.Hears(p, s.At))
            .Select(s => Tells(s, change, isGainer: true)).FirstOrDefault(h => h is not null)))];
        var ready = round.Talks
            .Where(s => parties.Contains(s.By.Party) && !gainers.Contains(s.By.Party)
                && gainers.Any(g => round.Hears(g, s.At)))
            .Select(s => Tells(s, change, isGainer: false)).FirstOrDefault(h => h is not null);
        return new(change, from[change.Issue], worth, learns, ready);
    }

    /// <summary>What an event tells of its author and an option; null for nothing.</summary>
    private static Hint? Tells(Said said, OptionRef change, bool isGainer) => said.What switch
    {
        TableEvent.SignalSent e when isGainer && e.IfYou.Contains(change) => said.Hint(HintKind.Asked, null),
        TableEvent.SignalSent e when e.WeCould.Contains(change) => said.Hint(HintKind.HeldOut, null),
        TableEvent.StatementMade e when e.Pledge == change => said.Hint(HintKind.Pledged, null),
        TableEvent.OfferMade e when e.Package[change.Issue] == change.Option => said.Hint(HintKind.Offered, e.Number),
        TableEvent.OfferMade e when isGainer && said.Before.LastOfferOf(e.By.Party) is { } last
            && last.Package[change.Issue] != e.Package[change.Issue] => said.Hint(HintKind.Moved, e.Number),
        _ => null,
    };

    private static Hint Hint(this Said said, HintKind kind, int? offer) =>
        new(said.Grounds, said.By.Party, kind, offer);
}
