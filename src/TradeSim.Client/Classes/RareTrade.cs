using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Client.Classes;

/// <summary>One option that a single table chose, and the one that most tables chose instead.</summary>
/// <param name="Tables">How many tables chose the usual one.</param>
public sealed record RareOption(string Issue, string Chosen, string Usual, int Tables);

/// <summary>
/// A trade that one table alone found: options of no other table's deal that were worth something together.
/// </summary>
/// <param name="Points">For each party, what the deal is worth more than with the usual options in their
/// place.</param>
public sealed record RareTrade(
    int Table, ImmutableArray<RareOption> Options, ImmutableArray<(string Party, int Points)> Points)
{
    /// <summary>Agreements below which "what most tables chose" says nothing.</summary>
    public const int FewestDeals = 3;

    private const int FewestUsual = 2;

    /// <summary>Points of all parties together.</summary>
    public int Joint => Points.Sum(p => p.Points);

    /// <summary>The trades that only one table found, the most valuable first.</summary>
    public static ImmutableArray<RareTrade> Of(ClassResults results)
    {
        var deals = results.Deals;
        if (deals.Length < FewestDeals) return [];
        var usual = results.Agenda.Issues
            .Select((_, i) => Usual([.. deals.Select(d => d.Deal[i])])).ToArray();
        return [.. deals.Select(d => In(results, d.Table, d.Deal, deals, usual)).OfType<RareTrade>()
            .OrderByDescending(t => t.Joint).ThenBy(t => t.Table)];
    }

    private static RareTrade? In(
        ClassResults results, int table, Package deal, ImmutableArray<(int Table, Package Deal)> deals,
        (int Option, int Tables)[] usual)
    {
        var rare = Enumerable.Range(0, deal.Count)
            .Where(i => usual[i].Tables >= FewestUsual && deals.Count(d => d.Deal[i] == deal[i]) == 1
                && Worth(deal.With(i, usual[i].Option)).Sum() > 0)
            .ToArray();
        var points = Worth(rare.Aggregate(deal, (p, i) => p.With(i, usual[i].Option)));
        if (rare.Length == 0 || points.Sum() <= 0) return null;
        var agenda = results.Agenda;
        return new(table,
            [.. rare.Select(i => new RareOption(agenda.Issues[i].Name, agenda.Issues[i].Options[deal[i]].Name,
                agenda.Issues[i].Options[usual[i].Option].Name, usual[i].Tables))],
            [.. agenda.Parties.Select((p, i) => (p.Name, points[i]))]);

        int[] Worth(Package instead) =>
            [.. results.Bargain.Valuations.Select(v => v.Score(deal) - v.Score(instead))];
    }

    /// <summary>What most tables chose; the first option of those that equally many chose.</summary>
    private static (int Option, int Tables) Usual(int[] chosen) => chosen.CountBy(o => o)
        .OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => (c.Key, c.Value)).First();
}
