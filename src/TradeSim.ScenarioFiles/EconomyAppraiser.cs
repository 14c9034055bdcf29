using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Puts into every brief's valuation what the economy makes of each combination.</summary>
internal static class EconomyAppraiser
{
    public static ImmutableArray<BriefDraft> Appraise(
        YamlCursor economy, Agenda agenda, ImmutableArray<BriefDraft> briefs, Worlds worlds,
        AppraisalProgress? progress)
    {
        var effects = economy["effects"];
        var combinations = agenda.Economy!.Effects.Aggregate(1L, (n, e) => n * (e.Levels().Max() + 1));
        if (combinations > Limits.Appraised)
        {
            effects.Error("too-many-combinations",
                $"The economy would be solved for {combinations} combinations of options.",
                $"At most {Limits.Appraised}: let fewer issues touch it, or give options the same measures.");
            return briefs;
        }

        var (known, unsolved) = worlds.Appraise(agenda, progress);
        if (known is not null)
            return [.. briefs.Select(b => b with { Brief = b.Brief with { Valuation = b.Brief.Valuation with
            {
                Economy = known.Points(b.Brief.Weights),
            } } })];
        var options = agenda.Economy.Effects.Select(e =>
            $"{agenda.Issues[e.Issue].Id}: {agenda.Issues[e.Issue].Options[unsolved![e.Issue]].Id}");
        effects.Error("no-equilibrium", $"The economy has no solution for {string.Join(", ", options)}.",
            "Take a less extreme measure for one of these options.");
        return briefs;
    }
}
