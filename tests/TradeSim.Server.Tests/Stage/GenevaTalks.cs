using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;

namespace TradeSim.Server.Tests.Stage;

/// <summary>The scenario of Geneva as every built server has it.</summary>
internal static class GenevaTalks
{
    public const string Id = "geneva-2025";

    public static Scenario Scenario { get; } = ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios")).Single(r => r.Scenario?.Id == Id).Scenario!;

    /// <summary>Packages that both capitals permit; an offer must differ from the one before it.</summary>
    public static Package[] Permitted { get; } =
    [
        .. Scenario.Agenda.Issues.SelectMany((issue, i) => issue.Options.Select((_, o) => Scenario.History.Outcome.With(i, o)))
            .Where(p => Scenario.Briefs.All(b => b.Mandate.Permits(p, b.Valuation.Score(p))))
            .Where(p => !p.Equals(Scenario.History.Outcome)).Distinct(),
    ];
}
