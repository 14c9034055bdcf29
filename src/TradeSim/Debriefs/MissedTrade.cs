using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Debriefs;

/// <summary>A small change of a package, better for somebody and worse for nobody than what they got.</summary>
/// <remarks>
/// It changes one to three issues and is minimal: a trade that is better for everybody is one only if no part of its
/// changes is better for everybody too; one that is better for some, only if no part of its changes, made alone, is
/// better for somebody and worse for nobody. So every change in it is needed, and somebody gains by every change.
/// </remarks>
/// <param name="Changes">The issues settled otherwise, from low to high, each with its new option.</param>
/// <param name="Gains">What it adds for each party to what it got, in points.</param>
public sealed record MissedTrade(ImmutableArray<OptionRef> Changes, ImmutableArray<int> Gains)
{
    /// <summary>More changes at once are no trade that somebody could have seen at the table.</summary>
    public const int MostChanges = 3;

    /// <summary>True if it is better for everybody.</summary>
    public bool IsBetterForAll => Gains.All(g => g > 0);

    /// <summary>
    /// Every minimal trade, those better for everybody first, then fewer changes, then the larger sum of gains, then
    /// in the agenda's order.
    /// </summary>
    /// <param name="from">The package that is changed.</param>
    /// <param name="got">What each party got, in points: that package's score, or its reservation value.</param>
    /// <param name="allows">Whether an issue may be settled otherwise on an option.</param>
    public static ImmutableArray<MissedTrade> Of(
        IReadOnlyList<Valuation> valuations, Package from, IReadOnlyList<int> got, Func<OptionRef, bool> allows) =>
        [.. new TradeSearch(valuations, from, got, allows).Find()
            .OrderByDescending(t => t.IsBetterForAll).ThenBy(t => t.Changes.Length)
            .ThenByDescending(t => t.Gains.Sum())];

    /// <summary>The first so many of these trades that leave each other's issues alone.</summary>
    public static ImmutableArray<MissedTrade> Apart(IEnumerable<MissedTrade> trades, int most)
    {
        var found = ImmutableArray.CreateBuilder<MissedTrade>();
        foreach (var trade in trades)
        {
            if (found.Count == most) break;
            if (!found.Any(trade.Touches)) found.Add(trade);
        }

        return found.ToImmutable();
    }

    /// <summary>What every mandate permits as it stood when the talks opened, without its provisos.</summary>
    public static Func<OptionRef, bool> Permitted(Scenario scenario)
    {
        var forbidden = scenario.Briefs.SelectMany(b => b.Mandate.Forbidden).ToHashSet();
        return option => !forbidden.Contains(option);
    }

    private bool Touches(MissedTrade other) => Changes.Any(c => other.Changes.Any(o => o.Issue == c.Issue));
}
