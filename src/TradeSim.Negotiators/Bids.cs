using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>An offer as a negotiator remembers it.</summary>
/// <param name="Share">Share of all time that had passed, 0 to 1.</param>
internal readonly record struct Bid(string Party, Package Package, double Share);

/// <summary>All offers so far, as one party sees them.</summary>
/// <param name="Us">The own party.</param>
/// <param name="Others">The other parties.</param>
internal sealed record Bids(string Us, IReadOnlyList<string> Others, IReadOnlyList<Bid> All)
{
    /// <summary>The own last offer; null before there is one.</summary>
    public Package? LastOfOurs { get; } = All.LastOrDefault(b => b.Party == Us).Package;

    /// <summary>The offers of one other party, or of all where none is named.</summary>
    public IEnumerable<Bid> From(string? party) => All.Where(b => party is null ? b.Party != Us : b.Party == party);

    /// <summary>The offers at a table.</summary>
    public static Bids Of(SeatView view) => new(view.Party,
        [.. view.Agenda.Parties.Where(p => p.Id != view.Party).Select(p => p.Id)],
        [.. view.Table.Offers.Select(o => new Bid(o.By.Party, o.Package, Pace.ShareAt(view.Table, o.At)))]);
}
