using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>A party's own brief as a negotiator uses it: what packages are worth and which are
/// permitted.</summary>
internal sealed class OwnSide(string party, Valuation valuation, int reservation, Mandate mandate)
{
    public OwnSide(Brief brief) : this(brief.Party, brief.Valuation, brief.Reservation, brief.Mandate) { }

    public string Party => party;

    public Valuation Valuation => valuation;

    /// <summary>What no deal is worth, in points.</summary>
    public int Reservation => reservation;

    public Mandate Mandate => mandate;

    /// <summary>The least score that may be offered or accepted, in points.</summary>
    public int Floor { get; } = Math.Max(reservation, mandate.Minimum);

    public int Score(Package package) => valuation.Score(package);

    public bool Allows(int issue, int option) => !mandate.Forbidden.Contains(new(issue, option));

    /// <summary>True if the package may be offered or accepted.</summary>
    public bool Permits(Package package) => mandate.Breach(package) is null && Score(package) >= Floor;

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
