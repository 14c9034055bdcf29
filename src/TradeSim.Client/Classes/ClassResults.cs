using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Debriefs;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.Client.Classes;

/// <summary>All tables of a class measured alike, and history measured with them.</summary>
/// <remarks>
/// The first round is measured, as it was signed: later rounds open differently at each table, so that their
/// deals lie on no common scale.
/// </remarks>
/// <param name="Tables">In the order of their numbers.</param>
public sealed record ClassResults(
    string Code, Scenario Scenario, Bargain Bargain, Yardstick Yardstick, ImmutableArray<TableResult> Tables,
    TableResult History, int? Own)
{
    /// <summary>What is dealt about.</summary>
    public Agenda Agenda => Scenario.Agenda;

    /// <summary>The parties' names in the agenda's order.</summary>
    public ImmutableArray<string> Sides => [.. Agenda.Parties.Select(p => p.Name)];

    /// <summary>The tables that have ended.</summary>
    public ImmutableArray<TableResult> Ended => [.. Tables.Where(t => t.IsOver)];

    /// <summary>The deals of the tables that agreed, by table.</summary>
    public ImmutableArray<(int Table, Package Deal)> Deals =>
        [.. Tables.Where(t => t.Deal is not null).Select(t => (t.Number!.Value, t.Deal!))];

    /// <summary>Tables that are still being closed.</summary>
    public int Waiting => Tables.Count(t => !t.IsOver);

    /// <summary>
    /// The middle table's joint gain in percent of the best; null before any table has ended.
    /// </summary>
    public int? MedianJoint => Median(Ended.Select(t => t.Joint).OfType<int>());

    /// <summary>Measures a class.</summary>
    /// <param name="known">What was worked out of the same scenario before.</param>
    public static ClassResults Of(ClassDebrief debrief, Bargain? known = null)
    {
        var scenario = debrief.Scenario;
        var bargain = known ?? Bargain.Of(scenario, null);
        var yardstick = Yardstick.Of(scenario, bargain.Frontier);
        return new(debrief.Code, scenario, bargain, yardstick,
            [.. debrief.Tables.OrderBy(t => t.Number)
                .Select(t => TableResult.Of(bargain, yardstick, scenario.Agenda, t, debrief.Own))],
            TableResult.OfHistory(bargain, yardstick), debrief.Own);
    }

    /// <summary>A package's place in the class picture; null with more than two parties.</summary>
    public GainPoint? PointOf(Package package) => Yardstick.PointOf(package);

    /// <summary>The best deals there are, from left to right; empty with more than two parties.</summary>
    public ImmutableArray<GainPoint> Frontier => Yardstick.Landscape.Frontier;

    /// <summary>The middle of some numbers; between the two middle ones where their count is even.</summary>
    public static int? Median(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return sorted.Length == 0 ? null
            : (int)Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0);
    }
}
