using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>HardHeaded (van Krimpen, Looije and Hajizadeh 2013), which won the competition of 2011.</summary>
/// <remarks>
/// Least utility p = min + (1 - F)(max - min) with F = k + (1 - k) t^(1/e), k = e = 0.05 and min 0.585 (or the reservation
/// value above it). It walks down its outcomes in groups 0.01 wide; of each group it offers up to four that its frequency
/// model (an unchanged issue gains weight 0.2 / n, a value 1 an appearance) likes best; a better offer of the other side is
/// offered back. Accepts by AC_next, and what is better than the least it has offered.
/// </remarks>
internal sealed class HardHeaded(Exchange talks) : Bargainer(talks)
{
    private const double K = 0.05;
    private const double E = 0.05;
    private const double LeastEver = 0.585;
    private const double Group = 0.01;
    private const int Liked = 4;
    private const int MostOfGroup = 400;
    private const double Gain = 0.2;

    private readonly double[][] counts = [.. talks.Own.Space.Sizes.Select(n => Enumerable.Repeat(1.0, n).ToArray())];
    private readonly double[] weights = [.. talks.Own.Space.Sizes.Select(_ => 1.0 / talks.Own.Space.Sizes.Length)];
    private readonly Queue<int> queue = [];
    private int heard;
    private int place = talks.Own.Rising.Length;
    private double leastOffered = talks.Own.Best;
    private int best = -1;

    public override Act Next()
    {
        Hear();
        var least = Math.Max(Own.Reservation, LeastEver);
        var f = K + ((1 - K) * Math.Pow(Talks.Time, 1 / E));
        var p = Math.Min(Own.Best, least + ((1 - f) * (Own.Best - least)));
        var next = Choose(p);
        if (Talks.OnTable is { } theirs && Own.Utility(theirs) is var offered && offered >= Own.Reservation
            && (offered > leastOffered || offered >= Own.Utility(next)))
            return Act.Accept(theirs);
        leastOffered = Math.Min(leastOffered, Own.Utility(next));
        return Act.Offer(next);
    }

    private int Choose(double p)
    {
        if (queue.Count == 0 && place > 0 && Own.At(place - 1) >= p) Fill();
        var next = queue.Count > 0 ? queue.Dequeue()
            : Talks.Ours.Count > 0 ? Talks.Ours[^1] : Own.Rising[^1];
        return best >= 0 && Own.Utility(best) >= Math.Max(p, Own.Utility(next)) ? best : next;
    }

    private void Fill()
    {
        var top = Own.At(place - 1);
        var group = new List<(double Theirs, int Outcome)>();
        while (place > 0 && Own.At(place - 1) > top - Group)
        {
            place--;
            if (group.Count < MostOfGroup) group.Add((Like(Own.Rising[place]), Own.Rising[place]));
        }

        foreach (var (_, outcome) in group.OrderByDescending(g => g.Theirs).Take(Liked)) queue.Enqueue(outcome);
    }

    private double Like(int outcome)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * counts[i][Own.Space.Option(outcome, i)] / counts[i].Max();
        return sum;
    }

    private void Hear()
    {
        for (; heard < Talks.Theirs.Count; heard++)
        {
            var outcome = Talks.Theirs[heard];
            if (best < 0 || Own.Utility(outcome) > Own.Utility(best)) best = outcome;
            for (var i = 0; i < weights.Length; i++)
            {
                var option = Own.Space.Option(outcome, i);
                if (heard > 0 && option == Own.Space.Option(Talks.Theirs[heard - 1], i)) weights[i] += Gain / weights.Length;
                counts[i][option]++;
            }

            var all = weights.Sum();
            for (var i = 0; i < weights.Length; i++) weights[i] /= all;
        }
    }
}
