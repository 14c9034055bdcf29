using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>AgentK (Kawaguchi, Fujita and Ito 2011), which won the competition of 2010.</summary>
/// <remarks>
/// From the mean m and the deviation s of received utilities: d = sqrt(12) s, the most to hope for m + (1 - m) d,
/// a = 1 + r + 10 m - 2 r m with the tremor r = 2, pre = 1 - t^a (1 - hope), ratio = min(2, (d + 0.1) / (1 - pre)), target =
/// ratio pre + 1 - ratio, never above the best. Accepts with the chance t^a / 5 + (u - hope) + (u - target), at most 0.1
/// being none. Offers a received outcome at the target, or else one drawn among all that reach it.
/// </remarks>
internal sealed class AgentK(Exchange talks) : Bargainer(talks)
{
    private const double Tremor = 2;
    private const double LeastChance = 0.1;
    private const int Thousandths = 1000;

    private readonly HashSet<int> received = [];
    private (int Count, double Sum, double Squares) heard;

    public override Act Next()
    {
        for (var n = heard.Count; n < Talks.Theirs.Count; n++)
        {
            var u = Own.Utility(Talks.Theirs[n]);
            heard = (heard.Count + 1, heard.Sum + u, heard.Squares + (u * u));
            received.Add(Talks.Theirs[n]);
        }

        var chance = new Chance(Talks.Seed, Talks.Ours.Count);
        var (target, hope, power) = Aim();
        if (Talks.OnTable is { } theirs && Own.Utility(theirs) is var offered && offered >= Own.Reservation)
        {
            var p = (power / 5) + (offered - hope) + (offered - target);
            if (p >= LeastChance && p * Thousandths > chance.Below(Thousandths)) return Act.Accept(theirs);
        }

        return Act.Offer(Pick(Math.Max(target, Own.Reservation), ref chance));
    }

    private (double Target, double Hope, double Power) Aim()
    {
        if (heard.Count == 0) return (Own.Best, Own.Best, 0);
        var mean = heard.Sum / heard.Count;
        var width = Math.Sqrt(12 * Math.Max(0, (heard.Squares / heard.Count) - (mean * mean)));
        var hope = mean + ((1 - mean) * width);
        var power = Math.Pow(Talks.Time, 1 + Tremor + (10 * mean) - (2 * Tremor * mean));
        var pre = 1 - (power * (1 - hope));
        var ratio = pre >= 1 ? 2 : Math.Min(2, (width + 0.1) / (1 - pre));
        return (Math.Min(Own.Best, (ratio * pre) + 1 - ratio), hope, power);
    }

    private int Pick(double target, ref Chance chance)
    {
        var best = -1;
        foreach (var outcome in received)
            if (Own.Utility(outcome) >= target && (best < 0 || Own.Utility(outcome) > Own.Utility(best)
                || (Own.Utility(outcome) == Own.Utility(best) && outcome < best)))
                best = outcome;
        if (best >= 0) return best;
        var from = Math.Min(Own.PlaceOf(target), Own.Rising.Length - 1);
        return Own.Rising[from + chance.Below(Own.Rising.Length - from)];
    }
}
