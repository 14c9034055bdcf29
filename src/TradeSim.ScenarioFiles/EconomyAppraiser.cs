using System.Collections.Immutable;
using TradeSim.Economies;
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
            return [.. briefs.Select(b => b with { Brief = Appraise(b.Brief, known) })];
        var options = agenda.Economy.Effects.Select(e =>
            $"{agenda.Issues[e.Issue].Id}: {agenda.Issues[e.Issue].Options[unsolved![e.Issue]].Id}");
        effects.Error("no-equilibrium", $"The economy has no solution for {string.Join(", ", options)}.",
            "Take a less extreme measure for one of these options.");
        return briefs;
    }

    private static Brief Appraise(Brief brief, Appraisal known) => brief with
    {
        Valuation = brief.Valuation with { Economy = known.Points(brief.Weights) },
        Home = brief.Home is not { } home ? null : home with
        {
            Constituencies = [.. home.Constituencies.Select(c => c.Weights.IsEmpty ? c : c with
            {
                Support = c.Support with { Economy = known.Points(c.Weights) },
            })],
        },
    };
}
