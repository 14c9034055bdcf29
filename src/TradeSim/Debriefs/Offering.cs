using System.Collections.Immutable;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>How the parties' own offers went: openings, concessions, and bids against oneself.</summary>
internal static class Offering
{
    /// <summary>A curve for each party that made an offer.</summary>
    public static IEnumerable<Finding.Curve> Curves(Proceedings round) =>
        from offers in round.Offers.GroupBy(o => o.Offer.By.Party)
        let place = round.PlaceOf(offers.Key)
        orderby place
        let points = Points(place, [.. offers.Select(o => (o.Said.At.Entry, o.Offer, o.Scores))])
        select new Finding.Curve(
            Grounds.AtTable(points[0].Entry, points.Skip(1).Select(p => p.Entry)), offers.Key, points);

    private static ImmutableArray<CurvePoint> Points(
        int place, (int Entry, Offer Offer, ImmutableArray<int> Scores)[] own) =>
        [.. own.Select((o, i) =>
        {
            var before = own[Math.Max(0, i - 1)].Scores;
            return new CurvePoint(o.Entry, o.Offer, o.Scores, before[place] - o.Scores[place],
                [.. o.Scores.Zip(before, (now, then) => now - then)]);
        })];

    /// <summary>Two own offers in a row, the second worth less to its author, and no word of another in between.</summary>
    /// <remarks>A word is an offer, an answer to one, a signal, or words; what is said to the press answers nobody.</remarks>
    public static IEnumerable<Finding> AgainstThemselves(Proceedings round, IEnumerable<Finding.Curve> curves) =>
        from curve in curves
        from pair in curve.Points.Zip(curve.Points.Skip(1))
        where pair.Second.Concession > 0
            && !round.Said.Any(s => s.At is Rest.AtTable && s.At.Entry > pair.First.Entry
                && s.At.Entry < pair.Second.Entry && s.By.Party != curve.Party && IsWord(s.What))
        select new Finding.BidAgainstItself(Grounds.AtTable(pair.Second.Entry, pair.First.Entry), curve.Party,
            pair.First.Offer, pair.Second.Offer, pair.Second.Concession);

    /// <summary>The opening offers of every two parties, in the order in which they opened.</summary>
    public static IEnumerable<Finding> Openings(Proceedings round)
    {
        var first = round.Offers.DistinctBy(o => o.Offer.By.Party).ToArray();
        for (var a = 0; a < first.Length; a++)
            for (var b = a + 1; b < first.Length; b++)
            {
                var grounds = Grounds.AtTable(first[b].Said.At.Entry, first[a].Said.At.Entry);
                yield return new Finding.Openings(round.Deal is null ? grounds : grounds.And(round.Ending.At),
                    Of(first[a], first[b]), Of(first[b], first[a]));
            }

        Opening Of(
            (Offer Offer, Said Said, ImmutableArray<int> Scores) own,
            (Offer Offer, Said Said, ImmutableArray<int> Scores) theirs)
        {
            var place = round.PlaceOf(own.Offer.By.Party);
            return new(own.Offer.By.Party, own.Offer, own.Scores[place], theirs.Scores[place],
                round.Bargain.Agreement?.Scores[place]);
        }
    }

    private static bool IsWord(TableEvent what) => what is TableEvent.OfferMade or TableEvent.OfferAccepted
        or TableEvent.OfferRejected or TableEvent.OfferWithdrawn or TableEvent.SignalSent or TableEvent.WordsSaid;
}
