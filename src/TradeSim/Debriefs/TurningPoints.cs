using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>The moments of the talks that decided what was got.</summary>
internal static class TurningPoints
{
    /// <summary>True if one of these is better for everybody than what the round came to.</summary>
    public static bool IsBetter(Proceedings round, IEnumerable<ImmutableArray<int>> scores) =>
        scores.Any(s => s.Zip(round.Result, (score, got) => score > got).All(better => better));

    /// <summary>The offer with the largest sum of points of those that were better for everybody, and not taken.</summary>
    public static IEnumerable<Finding> PassedOver(Proceedings round)
    {
        var best = round.Offers.Where(o => o.Offer.Number != round.Deal?.Offer && IsBetter(round, [o.Scores]))
            .OrderByDescending(o => o.Scores.Sum()).FirstOrDefault();
        if (best.Offer is null) yield break;
        var ended = round.Talks.LastOrDefault(s => Ends(s, best.Offer)) ?? round.Ending;
        yield return new Finding.PassedOver(best.Said.Grounds.And(ended.At), best.Offer,
            [.. best.Scores.Zip(round.Result, (score, got) => score - got)]);
    }

    /// <summary>For each party that took the deal, the best it was offered before by the deal's author.</summary>
    public static IEnumerable<Finding> TookLess(Proceedings round)
    {
        if (round.Deal is not { } deal) yield break;
        foreach (var said in round.Said)
        {
            if (said.What is not TableEvent.OfferAccepted yes || yes.Number != deal.Offer) continue;
            var (place, taken) = (round.PlaceOf(yes.By.Party), round.End.Offer(deal.Offer)!);
            var before = round.Offers.Where(o => o.Offer.By.Party == taken.By.Party && o.Offer.Number < deal.Offer)
                .OrderByDescending(o => o.Scores[place]).FirstOrDefault();
            if (before.Offer is null || before.Scores[place] <= round.Result[place]) continue;
            yield return new Finding.TookLess(said.Grounds.And(before.Said.At), yes.By.Party, taken, before.Offer,
                before.Scores[place] - round.Result[place]);
        }
    }

    /// <summary>For each party the hint that would have given it most, of those whose price stands in the deal.</summary>
    public static IEnumerable<Finding> HintsUnused(Proceedings round)
    {
        if (round.Deal is not { } deal) return [];
        var allows = MissedTrade.Permitted(round.Scenario);
        return
            from said in round.Talks
            let signal = said.What as TableEvent.SignalSent
            where signal is not null && !signal.IfYou.IsEmpty && signal.IfYou.All(Holds)
            let left = signal.WeCould.Where(o => !Holds(o) && allows(o)).DistinctBy(o => o.Issue).ToImmutableArray()
            where !left.IsEmpty
            let package = left.Aggregate(deal.Package, (p, o) => p.With(o.Issue, o.Option))
            from party in round.Agenda.Parties.Index()
            where party.Item.Id != said.By.Party && round.Hears(party.Item.Id, said.At)
            let more = round.Bargain.Valuations[party.Index].Score(package) - round.Result[party.Index]
            where more > 0
            let rests = said.Grounds.And(round.Ending.At)
            group new Finding.HintUnused(rests, said.By.Party, party.Item.Id, left, more) by party.Index into own
            orderby own.Key
            select own.MaxBy(f => f.More);

        bool Holds(OptionRef option) => deal.Package[option.Issue] == option.Option;
    }

    /// <summary>For each party its offers that are worth less to itself than no deal.</summary>
    public static IEnumerable<Finding> BelowOwn(Proceedings round) =>
        from party in round.Agenda.Parties.Index()
        let reservation = round.Bargain.Reservations[party.Index]
        let below = round.Offers.Where(o => o.Offer.By.Party == party.Item.Id && o.Scores[party.Index] < reservation)
            .ToArray()
        where below.Length > 0
        let worst = below.MinBy(o => o.Scores[party.Index])
        select new Finding.BelowOwn(
            worst.Said.Grounds.And(below.Where(o => o != worst).Select(o => o.Said.At)), party.Item.Id,
            [.. below.Select(o => o.Offer)], worst.Offer, worst.Scores[party.Index], reservation);

    /// <summary>How an offer that was not taken came to its end.</summary>
    private static bool Ends(Said said, Offer offer) => said.What switch
    {
        TableEvent.OfferRejected e => e.Number == offer.Number,
        TableEvent.OfferWithdrawn e => e.Number == offer.Number,
        TableEvent.VerdictsAnnounced e => e.Offer == offer.Number,
        TableEvent.OfferMade e => offer.Status == OfferStatus.Replaced && e.By.Party == offer.By.Party
            && said.Before.LastOfferOf(e.By.Party)?.Number == offer.Number,
        _ => false,
    };
}
