using TradeSim.Scenarios;

namespace TradeSim.Client;

/// <summary>A combination that counts extra and that one more move would complete or break.</summary>
/// <param name="Combination">What counts together.</param>
/// <param name="Move">The option that would complete it, or the drafted one whose loss would break it.</param>
/// <param name="Completes">True if the move completes it, false if leaving the option breaks it.</param>
internal sealed record OneMove(Linkage Combination, OptionRef Move, bool Completes)
{
    /// <summary>What the move adds to the score by way of the combination.</summary>
    public int Points => Completes ? Combination.Points : -Combination.Points;

    /// <summary>What one permitted move completes, gains before losses; else what one move would break.</summary>
    public static OneMove? From(Package draft, Brief brief)
    {
        var byWeight = brief.Valuation.Linkages
            .OrderByDescending(l => l.Points > 0).ThenByDescending(l => Math.Abs((long)l.Points)).ToArray();
        return byWeight.Select(l => Completing(l, draft, brief.Mandate)).FirstOrDefault(m => m is not null)
            ?? byWeight.Where(l => l.Holds(draft)).Select(l => Breaking(l, draft)).FirstOrDefault();
    }

    /// <summary>"With “12 months, 10 days” as well: ", or "Without “12 months, 10 days” no ".</summary>
    public string Condition(Agenda agenda)
    {
        var option = agenda.Issues[Move.Issue].Options[Move.Option].Name;
        return Completes ? $"With “{option}” as well:" : $"Without “{option}” no";
    }

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
