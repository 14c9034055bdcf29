using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>What a week brings to light: the figures about every commitment, blurred by chance, and what happens.</summary>
internal static class Weeks
{
    /// <summary>Chance may blur a commitment that has no figure by so many percent either way.</summary>
    private const int NoiseOfReports = 15;

    private const int ForFigures = 1;
    private const int ForIncidents = 2;

    /// <summary>The figures of a week, one a commitment in force.</summary>
    public static ImmutableArray<Publication> Figures(
        Agenda agenda, Accord accord, IEnumerable<WeekOfMeasures> lived, int week, Dice dice, int round)
    {
        if (accord.Package is null || accord.EndedBy is not null) return [];
        var taken = lived.Where(l => l.Week == week).SelectMany(l => l.Measures)
            .ToDictionary(m => m.Commitment, m => m.Conduct);
        return [.. accord.Commitments.Select(c =>
        {
            var shows = accord.IsSuspended(c.Number) ? 0 : taken.GetValueOrDefault(c.Number).Shows(c);
            var duty = agenda.Aftermath!.DutyOf(c.Issue)!;
            var noise = c.IsOpen || shows == 0 ? 0 : duty.Figure?.Noise ?? NoiseOfReports;
            var blur = dice.Below((2 * noise) + 1, ForFigures, round, week, c.Number) - noise;
            var percent = shows * (100 + blur) / 100;
            return new Publication(week, c.Number, percent, Value(agenda, c, duty, percent));
        })];
    }

    /// <summary>What happens in a week.</summary>
    public static ImmutableArray<Happening> Happenings(
        Scenario scenario, Accord accord, ImmutableArray<Publication> figures, IEnumerable<string> before,
        int week, Dice dice, int round)
    {
        var known = before.ToHashSet();
        return [.. scenario.Incidents
            .Where((incident, i) => week >= incident.From && week <= incident.To && !known.Contains(incident.Id)
                && IsBelow(accord, figures, incident.Below)
                && dice.Below(100, ForIncidents, round, week, i) < incident.Percent)
            .Select(i => new Happening(i.Id, i.Name, i.Text, i.Party, i.Mood, i.Lever))];
    }

    private static int? Value(Agenda agenda, Commitment c, Duty duty, int percent)
    {
        if (duty.Figure is not { } figure) return null;
        var today = figure.Levels[agenda.Issues[c.Issue].StatusQuo];
        return today + ((figure.Levels[c.Promised] - today) * percent / 100);
    }

    /// <summary>True where no condition is set, or where the issue was not agreed, or shows less than the condition's percent.</summary>
    private static bool IsBelow(Accord accord, ImmutableArray<Publication> figures, IssueBelow? below)
    {
        if (below is null) return true;
        var seen = figures.Where(f => accord.Find(f.Commitment)!.Issue == below.Issue).ToArray();
        return seen.Length == 0 || seen.Sum(f => f.Percent) < below.Percent * seen.Length;
    }
}
