using System.Collections.Immutable;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>The trades that a round missed.</summary>
internal static class MissedTrades
{
    private const int Most = 3;

    /// <summary>The first few trades on issues that leave each other alone, with who could have known.</summary>
    /// <remarks>
    /// With a deal, changes of it. Without one, changes of each party's last offer that make it better for everybody than
    /// no deal; of every such offer only the smallest changes. Nothing where some offer was that good as it stood, which
    /// is then a turning point.
    /// </remarks>
    public static IEnumerable<Finding> Of(Proceedings round) =>
        round.Deal is { } deal ? OfDeal(round, deal) : OfNone(round);

    private static IEnumerable<Finding> OfDeal(Proceedings round, TalksOutcome.Agreed deal) =>
        MissedTrade.Apart(Find(round, deal.Package), Most).Select(trade => new Finding.Missed(
            round.Ending.Grounds, trade, deal.Package, deal.Offer, Hearsay.Of(round, trade, deal.Package)));

    private static IEnumerable<Finding> OfNone(Proceedings round)
    {
        if (TurningPoints.IsBetter(round, round.Offers.Select(o => o.Scores))) return [];
        var last = round.Offers.GroupBy(o => o.Offer.By.Party).Select(g => g.Last()).OrderBy(o => o.Offer.Number);
        return last.SelectMany(o => MissedTrade
            .Apart(Find(round, o.Offer.Package).Where(t => t.IsBetterForAll), 1)
            .Select(trade => new Finding.Missed(
                o.Said.Grounds, trade, o.Offer.Package, o.Offer.Number, Hearsay.Of(round, trade, o.Offer.Package))));
    }

    private static ImmutableArray<MissedTrade> Find(Proceedings round, Scenarios.Package from) => MissedTrade.Of(
        round.Bargain.Valuations, from, round.Result, MissedTrade.Permitted(round.Scenario));
}
