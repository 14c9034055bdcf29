using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Classes;

/// <summary>A point of the class picture: each side's gain over its alternative, in percent of the most it could have.</summary>
public sealed record GainPoint(int First, int Second);

/// <summary>What the wall shows: how the class does, with no name and no number of a table that still talks.</summary>
/// <param name="Here">Students in the class.</param>
/// <param name="Agreements">Agreements so far, a number for each real minute since the beginning.</param>
/// <param name="Over">Tables that have ended.</param>
/// <param name="Deals">The deals of ended tables; with two parties only.</param>
/// <param name="NoDeals">Ended tables without a deal.</param>
/// <param name="JointGains">Joint gain of each ended table, in percent of the best joint gain there is.</param>
/// <param name="Clock">The day of the table that is furthest behind; empty where none talks.</param>
public sealed record ProjectorView(
    string Code, string Title, ClassPhase Phase, ImmutableArray<string> Sides, int Here, int Tables, int Over,
    ImmutableArray<int> Agreements, Landscape Landscape, ImmutableArray<GainPoint> Deals, int NoDeals,
    ImmutableArray<int> JointGains, string Clock, DateTimeOffset? DayEnds, bool IsPaused)
{
    /// <summary>The picture for the wall.</summary>
    /// <param name="agreed">When each table agreed, in real time.</param>
    public static ProjectorView Of(
        Classroom room, IReadOnlyDictionary<int, HeardTable> heard, IReadOnlyDictionary<int, DateTimeOffset> agreed,
        Yardstick yardstick)
    {
        var ends = room.Tables.Select(t => t.End).OfType<TableEnd>().ToArray();
        var first = ends.Select(e => e.Rounds[0].Agreement).ToArray();
        var agenda = room.Setup!.Scenario.Agenda;
        var talking = room.Tables.Select(t => heard.GetValueOrDefault(t.Number, HeardTable.Nothing).Table)
            .Where(t => t.Phase is TablePhase.Talking && t.Clock is not null)
            .OrderBy(t => t.Clock!.Time.Day).ThenBy(t => t.Clock!.DayBegan).ToArray();
        return new(room.Setup.Code, agenda.Title, room.Phase, [.. agenda.Parties.Select(p => p.Name)],
            room.Students.Count(s => !s.IsRemoved), room.Tables.Count, ends.Length,
            room.Began is { } began ? PerMinute(agreed.Values, began) : [], yardstick.Landscape,
            [.. first.OfType<Package>().Select(yardstick.PointOf).OfType<GainPoint>()], first.Count(p => p is null),
            [.. first.Select(p => yardstick.JointOf(p) ?? 0)],
            talking.Length == 0 ? "" : talking[0].Clock!.Today.Name,
            talking.Length == 0 ? null : talking[0].DayEnds,
            talking.Length > 0 && talking.All(t => t.PausedSince is not null));
    }

    private static ImmutableArray<int> PerMinute(IEnumerable<DateTimeOffset> agreed, DateTimeOffset began)
    {
        var minutes = agreed.Select(a => Math.Max(0, (int)(a - began).TotalMinutes)).ToArray();
        return minutes.Length == 0 ? []
            : [.. Enumerable.Range(0, minutes.Max() + 1).Select(m => minutes.Count(x => x == m))];
    }
}
