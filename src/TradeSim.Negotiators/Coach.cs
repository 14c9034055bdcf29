using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>Says to a person what our own negotiator would do in their seat, with its reason.</summary>
/// <remarks>
/// A pure function of what the person's own delegation heard: it is given no other brief, and its chance has a seed of its own that
/// tells nothing about the session.
/// </remarks>
public static class Coach
{
    /// <summary>The calmest persona at its strongest; the same for everybody.</summary>
    private static Strategy Thinking { get; } = new(NegotiatorNames.Ours("technocrat", 5), 0);

    /// <summary>Its next move while talks run; a move that says and does nothing where it would wait.</summary>
    /// <param name="table">The table as the delegation heard it.</param>
    /// <param name="heard">The number of the newest entry that was heard.</param>
    /// <param name="own">The asker's own delegation.</param>
    public static Move Consider(Table table, int heard, Delegation own)
    {
        var view = new SeatView(table, heard, own) { As = Thinking };
        var move = Turn.IsOurs(view) || !HasSpoken(view) ? Negotiator.Think(view) : null;
        return move ?? new Move(null, null, Bidding.StandingOffer(view) is { } offer
            ? $"Our offer {offer.Number} lies open. To follow it up before they answer would be bidding against ourselves."
            : "There is nothing to answer now.");
    }

    /// <summary>True while an offer of ours, or one that we agreed to, waits for the others.</summary>
    private static bool HasSpoken(SeatView view) => Bidding.StandingOffer(view) is not null
        || view.Table.Offers.Any(o => o.IsOpen && o.AcceptedBy.Contains(view.Party));
}
