using TradeSim.Scenarios;

namespace TradeSim.Client;

/// <summary>A combination that counts extra, one move on the board away from being complete or broken.</summary>
/// <param name="Combination">What counts together.</param>
/// <param name="Move">The option that would complete it, or the drafted one whose loss would break it.</param>
/// <param name="Completes">True if the move completes it, false if leaving the option breaks it.</param>
internal sealed record OneMove(Linkage Combination, OptionRef Move, bool Completes)
{
    /// <summary>What the move adds to the score by way of the combination.</summary>
    public int Points => Completes ? Combination.Points : -Combination.Points;

    /// <summary>The weightiest combination that one permitted move completes, else the weightiest it breaks.</summary>
    public static OneMove? From(Package draft, Brief brief)
    {
        var byWeight = brief.Valuation.Linkages.OrderByDescending(l => Math.Abs((long)l.Points)).ToArray();
        return byWeight.Select(l => Completing(l, draft, brief.Mandate)).FirstOrDefault(m => m is not null)
            ?? byWeight.Where(l => l.Holds(draft)).Select(l => Breaking(l, draft)).FirstOrDefault();
    }

    /// <summary>"With “Licence terms: 12 months” as well", or "Without it".</summary>
    public string Condition(Agenda agenda) =>
        Completes ? $"With “{Words.Name(agenda, Move)}” as well" : $"Without “{Words.Name(agenda, Move)}”";

    private static OneMove? Completing(Linkage combination, Package draft, Mandate mandate)
    {
        var missing = combination.When.Where(c => !c.Options.Contains(draft[c.Issue])).ToArray();
        if (missing is not [var last]) return null;
        var options = last.Options.Select(o => new OptionRef(last.Issue, o));
        return options.Where(o => !mandate.Forbidden.Contains(o))
            .Select(o => new OneMove(combination, o, Completes: true)).FirstOrDefault();
    }

    private static OneMove Breaking(Linkage combination, Package draft)
    {
        var issue = combination.When[0].Issue;
        return new(combination, new(issue, draft[issue]), Completes: false);
    }
}
