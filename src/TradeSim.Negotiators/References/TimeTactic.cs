using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>The time-dependent tactics of Faratin, Sierra and Jennings (1998).</summary>
/// <remarks>
/// Target = max - (max - min) f(t) with f(t) = t^(1/e) and min the reservation value; e is 0 for the hardliner, 0.2 for
/// boulware, 1 for linear and 2 for the conceder. Offers the outcome nearest above the target, accepts by AC_next.
/// </remarks>
internal sealed class TimeTactic(Exchange talks, double e) : Bargainer(talks)
{
    public override Act Next()
    {
        var conceded = e == 0 ? 0 : Math.Pow(Talks.Time, 1 / e);
        return AcceptOr(Own.JustAbove(Target(Own, conceded)));
    }

    /// <summary>The utility at a share of the way from the best to the least that is acceptable.</summary>
    public static double Target(Profile own, double conceded)
    {
        var least = Math.Max(own.Reservation, own.Worst);
        return own.Best - ((own.Best - least) * conceded);
    }
}
