using System.Collections.Immutable;
using TradeSim.Classes;

namespace TradeSim.Client.Classes;

/// <summary>
/// A dot of the class picture: deals that lie so near to each other that they look like one.
/// </summary>
/// <param name="Tables">How many tables' deals it stands for.</param>
/// <param name="IsOwn">True where the reader's table is among them.</param>
public sealed record GainSpot(GainPoint At, int Tables, bool IsOwn)
{
    /// <summary>Gathers deals to dots; what lies near a dot's first deal both ways joins it.</summary>
    /// <param name="near">Percent of a gain, across and up, within which dots would cover each other.</param>
    /// <param name="own">The deal of the reader's table, which stands among the deals too.</param>
    public static ImmutableArray<GainSpot> Of(
        IEnumerable<GainPoint> deals, (double Across, double Up) near, GainPoint? own = null)
    {
        var spots = new List<GainSpot>();
        foreach (var deal in deals.GroupBy(d => d)
                     .OrderByDescending(g => g.Key == own).ThenByDescending(g => g.Count()))
        {
            var there = spots.FindIndex(s => Math.Abs(s.At.First - deal.Key.First) <= near.Across
                && Math.Abs(s.At.Second - deal.Key.Second) <= near.Up);
            if (there < 0) spots.Add(new(deal.Key, deal.Count(), deal.Key == own));
            else spots[there] = spots[there] with { Tables = spots[there].Tables + deal.Count() };
        }

        return [.. spots];
    }
}
