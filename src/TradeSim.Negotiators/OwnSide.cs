using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>A party's own brief as a negotiator uses it: what packages are worth and which are
/// permitted.</summary>
internal sealed class OwnSide(Brief brief)
{
    public Brief Brief { get; } = brief;

    public string Party => Brief.Party;

    public Valuation Valuation => Brief.Valuation;

    /// <summary>The least score that may be offered or accepted, in points.</summary>
    public int Floor { get; } = Math.Max(brief.Reservation, brief.Mandate.Minimum);

    public int Score(Package package) => Valuation.Score(package);

    public bool Allows(int issue, int option) => !Brief.Mandate.Forbidden.Contains(new(issue, option));

    /// <summary>True if the package may be offered or accepted.</summary>
    public bool Permits(Package package) =>
        Brief.Mandate.Breach(package) is null && Score(package) >= Floor;

    /// <summary>The newest open offer that waits for this party's answer, or null.</summary>
    public Offer? OfferToAnswer(Table table)
    {
        for (var i = table.Offers.Count - 1; i >= 0; i--)
        {
            var offer = table.Offers[i];
            if (offer.IsOpen && offer.By.Party != Party && !offer.AcceptedBy.Contains(Party)) return offer;
        }

        return null;
    }
}
