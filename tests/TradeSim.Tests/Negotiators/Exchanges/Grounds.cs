using System.Collections.Immutable;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;

namespace TradeSim.Tests.Negotiators.Exchanges;

/// <summary>Small grounds for alternating offers.</summary>
internal static class Grounds
{
    /// <summary>One issue of eleven options worth 0, 0.1 … 1 to the first side and the reverse to the second.</summary>
    public static Profile Pie(bool isFirst, double reservation = 0) =>
        Of([[.. Enumerable.Range(0, 11).Select(o => isFirst ? o * 1000 : 10_000 - (o * 1000))]], reservation);

    /// <summary>Three issues that the sides weigh differently: there is much to trade.</summary>
    public static Profile Trade(bool isFirst, double reservation = 0.2) => isFirst
        ? Of([[0, 2000, 4000, 6000], [0, 1000, 2000, 3000], [0, 300, 600, 1000]], reservation)
        : Of([[1500, 1000, 500, 0], [2500, 1600, 800, 0], [6000, 4000, 2000, 0]], reservation);

    /// <summary>A profile of points, ten thousand of which are a utility of 1.</summary>
    public static Profile Of(int[][] points, double reservation) => Profile.Of(
        new OutcomeSpace([.. points.Select(p => p.Length)]),
        new Valuation([.. points.Select(p => p.ToImmutableArray())], []), reservation, 10_000, 0);

    /// <summary>The offers of a strategy while the other side says these, in order.</summary>
    public static List<Act> Acts(string name, Profile own, int turns, params int[] theirs)
    {
        var talks = new Exchange(own, turns, movesFirst: true, seed: 3);
        var bargainer = Bargainers.Create(name, talks);
        var acts = new List<Act>();
        foreach (var heard in theirs.Append(-1))
        {
            var act = bargainer.Next();
            acts.Add(act);
            if (act.Kind != ActKind.Offer || heard < 0) break;
            talks.Offered(act.Outcome);
            talks.Heard(heard);
        }

        return acts;
    }

    /// <summary>The utilities of the acts' outcomes to a side.</summary>
    public static double[] Worth(Profile own, IEnumerable<Act> acts) => [.. acts.Select(a => own.Utility(a.Outcome))];
}
