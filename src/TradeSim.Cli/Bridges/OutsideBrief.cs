using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Cli.Bridges;

/// <summary>What a program outside is told about the delegation it speaks for.</summary>
/// <remarks>
/// Utility 0 is the worst and 1 the best of the points by option as they count beside the status quo. What linkages add and
/// what the economy makes of combinations goes beyond; a scenario without an economy is told exactly.
/// </remarks>
internal static class OutsideBrief
{
    /// <summary>The first line.</summary>
    public static object Of(Agenda agenda, Brief brief, int deadline, bool movesFirst)
    {
        var points = brief.Valuation.Beside(agenda.StatusQuo);
        var ranges = points.Select(p => p.Max() - p.Min()).ToArray();
        var unit = Math.Max(1.0, ranges.Sum());
        var worst = points.Sum(p => p.Min());
        return new
        {
            init = new
            {
                issues = agenda.Issues.Select(i => new { name = i.Id, values = i.Options.Select(o => o.Id) }),
                profile = new
                {
                    weights = ranges.Select(r => r / unit),
                    values = points.Select((options, i) =>
                        options.Select(p => (p - options.Min()) / Math.Max(1.0, ranges[i]))),
                    reservation = (brief.Reservation - worst) / unit,
                    linkages = brief.Valuation.Linkages.Select(l => new
                    {
                        points = l.Points / unit,
                        when = l.When.GroupBy(c => c.Issue).ToDictionary(c => agenda.Issues[c.Key].Id, c =>
                            c.Select(one => one.Options.AsEnumerable()).Aggregate((a, b) => a.Intersect(b))
                                .Select(o => agenda.Issues[c.Key].Options[o].Id)),
                    }),
                    forbidden = brief.Mandate.Forbidden.GroupBy(red => red.Issue).ToDictionary(
                        reds => agenda.Issues[reds.Key].Id,
                        reds => reds.Select(red => agenda.Issues[red.Issue].Options[red.Option].Id)),
                    minimum = (brief.Mandate.Minimum - worst) / unit,
                },
                deadline,
                moves_first = movesFirst,
            },
        };
    }

    /// <summary>The own turns that fit the clock from now on if both sides keep offering, the last call included.</summary>
    public static int Deadline(Table table)
    {
        var clock = table.Clock!;
        var cost = Math.Max(1, table.Agenda!.Talks.Costs.Offer);
        // A day's last move may run over its end, so each day counts on its own.
        var moves = Moves(clock.Today.Closes - clock.Time.Minute)
            + clock.Days.Skip(clock.Time.Day + 1).Sum(d => Moves(d.Minutes));
        return Math.Max(1, (moves + 2) / 2);

        int Moves(int minutes) => (minutes + cost - 1) / cost;
    }
}
