using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Looks for a package that every delegation may sign and every capital would pass.</summary>
internal static class RatificationCheck
{
    /// <summary>
    /// True if history's package, or one on the frontier of the permitted ones, has the support that it
    /// needs at home, chance left out; true also where nobody asks at home.
    /// </summary>
    public static bool Passes(Scenario scenario)
    {
        if (scenario.Briefs.All(b => b.Home is null)) return true;
        bool Allows(int issue, int option) => scenario.Briefs.All(b => b.Mandate.Allows(new(issue, option)));
        var frontier = Frontier.Of([.. scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id).Valuation)], Allows);
        return frontier.Select(p => p.Package).Prepend(scenario.History.Outcome)
            .Any(package => scenario.Briefs.All(b => Suits(b, package)));
    }

    private static bool Suits(Brief brief, Package package)
    {
        var score = brief.Valuation.Score(package);
        if (score < brief.Reservation || !brief.Mandate.Permits(package, score)) return false;
        return brief.Home is not { } home
            || home.Constituencies.Sum(c => c.Share * c.For(package, 0)) >= home.Threshold * 100;
    }
}
