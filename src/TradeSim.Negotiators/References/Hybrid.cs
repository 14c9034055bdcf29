using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>The hybrid agent (Keskin and others 2021): from behaviour-based to time-based as time passes.</summary>
/// <remarks>
/// Target = (1 - t^2) behaviour + t^2 time. Time is the quadratic Bezier curve over 1, 0.75 and a last point between 0.675
/// and 0.8 by the size of the domain; behaviour is the own last utility less (0.5 + 0.5 t) times the weighted differences
/// of the last five received utilities. Offers the outcome nearest to the target, accepts what is no worse than it.
/// </remarks>
internal sealed class Hybrid(Exchange talks) : Bargainer(talks)
{
    private const double Start = 1;
    private const double Middle = 0.75;

    private static readonly double[][] Weights =
        [[], [1], [0.25, 0.75], [0.11, 0.22, 0.66], [0.05, 0.15, 0.3, 0.5]];

    private readonly double end = talks.Own.Space.Count switch
    {
        < 450 => 0.80,
        < 1500 => 0.775,
        < 4500 => 0.75,
        < 18000 => 0.725,
        < 33000 => 0.70,
        _ => 0.675,
    };

    public override Act Next()
    {
        var t = Talks.Time;
        var target = ((1 - t) * (1 - t) * Start) + (2 * (1 - t) * t * Middle) + (t * t * end);
        if (Talks.Ours.Count > 0 && Talks.Theirs.Count > 1)
            target = ((1 - (t * t)) * Behaviour(t)) + (t * t * target);
        target = Math.Max(target, Own.Reservation);
        return AcceptOr(target, Nearest(target));
    }

    private double Behaviour(double t)
    {
        var differences = Math.Min(Weights.Length - 1, Talks.Theirs.Count - 1);
        var moved = 0.0;
        for (var k = 0; k < differences; k++)
        {
            var at = Talks.Theirs.Count - differences + k;
            moved += Weights[differences][k] * (Own.Utility(Talks.Theirs[at]) - Own.Utility(Talks.Theirs[at - 1]));
        }

        return Own.Utility(Talks.Ours[^1]) - ((0.5 + (0.5 * t)) * moved);
    }

    private int Nearest(double target)
    {
        var above = Math.Min(Own.PlaceOf(target), Own.Rising.Length - 1);
        var isBelowNearer = above > 0 && target - Own.At(above - 1) < Own.At(above) - target
            && Own.At(above - 1) >= Own.Reservation;
        return Own.Rising[isBelowNearer ? above - 1 : above];
    }
}
