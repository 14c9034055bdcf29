using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Proves that a scenario is worth playing, as far as its points could be read.</summary>
internal sealed class PlayChecks(YamlCursor root, Agenda agenda, ImmutableArray<BriefDraft> briefs)
{
    private bool Covers => briefs.Length == agenda.Parties.Length && briefs.Length > 1
        && agenda.Issues.Length > 0;

    /// <summary>The checks of single issues; each issue whose points are whole is checked.</summary>
    public void Issues()
    {
        if (!Covers) return;
        var items = root["issues"].Items(1, Limits.Issues);
        for (var issue = 0; issue < agenda.Issues.Length; issue++)
        {
            var index = issue;
            if (!briefs.All(b => b.Values(index))) continue;
            if (!Matters(issue))
                items[issue].Error("matters-to-nobody",
                    $"The issue \"{agenda.Issues[issue].Id}\" is worth the same "
                    + "to every party however it is settled.",
                    "Give its options different points, or remove it.");
            else
                ReportDominated(issue, items[issue]["options"].Items(2, Limits.Options));
        }
    }

    /// <summary>The zone of agreement and the checks of it; null where it could not be counted.</summary>
    public Zone? Zone(Scenario scenario)
    {
        if (!Covers || !briefs.All(b => b.IsWhole)
            || agenda.Issues.Any(i => i.Options.Length < 1)) return null;
        if (IsTooLarge()) return null;
        var zone = Bargaining.Zone.Of(scenario);
        var place = root["briefs"];
        if (zone.InZone == 0 || Bargaining.Zone.Of(Raised(scenario)).InZone == 0)
            place.Error("no-zone", "No package gives every party more than its alternative to a deal.",
                "Lower a reservation value, or raise the points of what a party can gain.");
        else if (zone.Permitted == 0)
            place.Error("no-mandate", "No package in the zone of agreement is permitted by every mandate.",
                "Lower a mandate's minimum, or forbid fewer options.");
        else if (!RatificationCheck.Passes(scenario))
            place.Error("not-ratifiable", "No package that every delegation may sign would pass at home everywhere.",
                "Lower a threshold, or let constituencies support what can be agreed.");
        if (zone.LargestJointGain > 0 && zone.IntegrativeIndex < Limits.LeastIntegrative)
            root["issues"].Error("not-integrative", "Settling every issue in the middle leaves only "
                + FormattableString.Invariant($"{zone.IntegrativeIndex:P0} of the largest joint gain on the ")
                + "table.",
                "Let the parties care differently about the issues; at least 20 % must be left.");
        return zone;
    }

    /// <summary>The same scenario where only more than the alternative is enough.</summary>
    private static Scenario Raised(Scenario scenario) => scenario with
    {
        Briefs = [.. scenario.Briefs.Select(b => b with { Reservation = b.Reservation + 1 })],
    };

    private bool Matters(int issue) => agenda.Economy?.EffectOf(issue) is not null ||
        briefs.Any(b => b.Points[issue].Distinct().Count() > 1
            || b.Brief.Valuation.Linkages.Any(l => l.Points != 0 && l.When.Any(c => c.Issue == issue)));

    private void ReportDominated(int issue, ImmutableArray<YamlCursor> items)
    {
        var options = agenda.Issues[issue].Options;
        for (var option = 0; option < options.Length; option++)
        {
            if (option == agenda.Issues[issue].StatusQuo || IsLinked(issue, option)) continue;
            var worse = option;
            var better = Enumerable.Range(0, options.Length).Where(other => !IsLinked(issue, other))
                .Where(other => briefs.All(b => b.Points[issue][other] > b.Points[issue][worse]))
                .Select(other => options[other].Id).FirstOrDefault();
            if (better is not null)
                items[option].Error("dominated",
                    $"The option \"{options[option].Id}\" is worse for every party than "
                    + $"\"{better}\".", "Raise its points for somebody, or remove it.");
        }
    }

    private bool IsLinked(int issue, int option) => agenda.Economy?.EffectOf(issue) is not null || briefs.SelectMany(b => b.Brief.Valuation.Linkages)
        .SelectMany(l => l.When).Any(c => c.Issue == issue && c.Options.Contains(option));

    private bool IsTooLarge()
    {
        var counts = agenda.Issues.Select(i => (double)i.Options.Length).ToArray();
        if (counts.Aggregate((a, b) => a * b) > Limits.Packages)
        {
            root["issues"].Error("too-many-packages", "There are more packages than can be checked.",
                $"Remove issues or options until at most {Limits.Packages} packages are left.");
            return true;
        }

        var joined = JoinedIssues.By(briefs.Select(b => b.Brief.Valuation));
        // The economy is solved only once the file is known to be small enough.
        if (agenda.Economy is { } economy) joined = joined.Append(economy.Effects.Select(e => e.Issue));
        if (JoinedIssues.MostCombinations([.. agenda.Issues.Select(i => i.Options.Length)], joined)
            <= Limits.JoinedPackages) return false;
        root["briefs"].Error("too-many-joined",
            "The linkages of all parties and the economy tie too many issues together.",
            $"Issues tied together may have {Limits.JoinedPackages} combinations of options at most.");
        return true;
    }
}
