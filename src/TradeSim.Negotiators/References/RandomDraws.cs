using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>Offers an outcome drawn uniformly among those no worse than no deal, and accepts by AC_next.</summary>
internal sealed class RandomDraws(Exchange talks) : Bargainer(talks)
{
    public override Act Next()
    {
        var from = Math.Min(Own.PlaceOf(Own.Reservation), Own.Rising.Length - 1);
        var draw = new Chance(Talks.Seed, Talks.Ours.Count).Below(Own.Rising.Length - from);
        return AcceptOr(Own.Rising[from + draw]);
    }
}
