using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.Protocol;

/// <summary>What must hold of a stranger's scenario before anything is worked out on it.</summary>
public static class Soundness
{
    /// <summary>What a scenario may have, so that its frontier is found in seconds.</summary>
    private const long MostPackages = 10_000_000;

    /// <summary>What a scenario file may have: joined issues may need a step for every combination.</summary>
    private const long MostJoined = 1_000_000;

    /// <summary>Refuses a scenario that could not be worked out, or whose parts do not fit.</summary>
    /// <exception cref="ReplayException">It is too large, or has too few parties.</exception>
    /// <exception cref="InvalidOperationException">Its parts do not fit together.</exception>
    public static void CheckSize(Scenario scenario)
    {
        var agenda = scenario.Agenda;
        var valuations = agenda.Parties.Select(p => scenario.Brief(p.Id).Valuation).ToArray();
        if (agenda.Packages > MostPackages || JoinedIssues.MostCombinations(
                [.. agenda.Issues.Select(i => i.Options.Length)], JoinedIssues.By(valuations)) > MostJoined)
            throw new ReplayException("The file's scenario is too large to be worked out here.");
        if (agenda.Parties.Length < 2)
            throw new ReplayException("The file's scenario has fewer than two parties.");
        foreach (var valuation in valuations)
            Require(valuation.Economy?.Fits(agenda) != false
                && valuation.Points.Length == agenda.Issues.Length
                && valuation.Points.Select((p, i) => p.Length == agenda.Issues[i].Options.Length)
                    .All(same => same));
        Require(agenda.Fits(scenario.History.Outcome) && agenda.Fits(agenda.StatusQuo));
    }

    private static void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException("The scenario's parts do not fit together.");
    }
}
