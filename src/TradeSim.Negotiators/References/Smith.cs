using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>Boulware offers, the frequency model of Smith and AC_combi: one combination of the BOA framework (Baarslag 2014).</summary>
/// <remarks>
/// The model takes a value's liking as its share of all offers and an issue's weight as the share of its most frequent
/// value. Of all outcomes at the time-dependent target (e = 0.2) the one that the model likes best is offered. AC_combi:
/// AC_next, or from the last 2 % of the time (and in the last turn) what is no worse than the best received in a window as
/// long as the time left.
/// </remarks>
internal sealed class Smith(Exchange talks) : Bargainer(talks)
{
    private const double Late = 0.98;

    private readonly double[][] counts = [.. talks.Own.Space.Sizes.Select(n => new double[n])];
    private readonly Liking liking = new(talks.Own);
    private int heard;

    public override Act Next()
    {
        Hear();
        var target = TimeTactic.Target(Own, Math.Pow(Talks.Time, 5));
        var next = heard == 0 ? Own.JustAbove(target) : liking.BestFor(target);
        if (Talks.OnTable is { } theirs && IsLate && Own.Utility(theirs) >= Math.Max(Own.Reservation, BestInWindow()))
            return Act.Accept(theirs);
        return AcceptOr(next);
    }

    private bool IsLate => Talks.Time >= Late || Talks.TurnsLeft <= 1;

    private void Hear()
    {
        if (heard == Talks.Theirs.Count) return;
        for (; heard < Talks.Theirs.Count; heard++)
            for (var i = 0; i < counts.Length; i++)
                counts[i][Own.Space.Option(Talks.Theirs[heard], i)]++;
        double[] most = [.. counts.Select(c => c.Max() / heard)];
        var all = most.Sum();
        liking.Suppose([.. most.Select(m => m / all)], [.. counts.Select(c => c.Select(n => n / heard).ToArray())]);
    }

    private double BestInWindow()
    {
        var from = Talks.Theirs.Count - 1 - Math.Max(1, (int)Math.Ceiling((1 - Talks.Time) * Talks.Turns));
        var best = double.NegativeInfinity;
        for (var n = Math.Max(0, from); n < Talks.Theirs.Count - 1; n++) best = Math.Max(best, Own.Utility(Talks.Theirs[n]));
        return best;
    }
}
