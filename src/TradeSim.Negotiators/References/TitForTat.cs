using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>Relative tit-for-tat (Faratin, Sierra and Jennings 1998).</summary>
/// <remarks>
/// Target = own last utility - (u(their last) - u(their one before)), kept between the reservation value and the best:
/// what the other side gave in the own utility is given back, and what it took is taken back. Begins with its best.
/// </remarks>
internal sealed class TitForTat(Exchange talks) : Bargainer(talks)
{
    private double target = talks.Own.Best;

    public override Act Next()
    {
        if (Talks.Ours.Count > 0 && Talks.Theirs.Count > 1)
        {
            var step = Own.Utility(Talks.Theirs[^1]) - Own.Utility(Talks.Theirs[^2]);
            target = Math.Clamp(target - step, Math.Max(Own.Reservation, Own.Worst), Own.Best);
        }

        return AcceptOr(Own.JustAbove(target));
    }
}
