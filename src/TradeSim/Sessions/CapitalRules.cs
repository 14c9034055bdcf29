using TradeSim.Delegations;
using TradeSim.Scenarios;

namespace TradeSim.Sessions;

/// <summary>The capital as the rules play it: it answers from what the scenario says it would do, and tires of being asked.</summary>
internal static class CapitalRules
{
    /// <summary>Within this share of the floor a draft gets a yes-if and not a no, in percent.</summary>
    private const int Near = 10;

    /// <summary>By how many percent the minimum rises when the capital loses patience.</summary>
    private const int Tightening = 3;

    /// <summary>The answer to a question.</summary>
    /// <param name="mandate">The mandate as it is now.</param>
    /// <param name="calls">How often the capital was called in this round, this call included.</param>
    public static CapitalAnswer Answer(Scenario scenario, string party, Mandate mandate, CapitalAsk ask, int calls)
    {
        var capital = scenario.Capital(party) ?? new Capital(party, mandate.Minimum, int.MaxValue, [], "The mandate stands.");
        var answer = ask.Option is { } option
            ? ForOption(capital, mandate, option)
            : ForDraft(scenario, capital, mandate, ask.Draft!);
        return answer.Says != CapitalSays.No || calls <= capital.Patience ? answer : Tightened(scenario, party, mandate, capital);
    }

    private static CapitalAnswer ForOption(Capital capital, Mandate mandate, OptionRef option)
    {
        if (!mandate.Forbidden.Contains(option)) return new(CapitalSays.Yes, mandate, "You may agree to this already.");
        if (capital.Allowances.FirstOrDefault(a => a.Option == option) is not { } allowance)
            return new(CapitalSays.No, mandate, capital.Refusal);
        return allowance.Needs.IsEmpty
            ? new(CapitalSays.Yes, mandate with { Forbidden = mandate.Forbidden.Remove(option) }, allowance.Because)
            : new(CapitalSays.YesIf, mandate with { Provisos = mandate.Provisos.Add(new(option, allowance.Needs)) },
                allowance.Because);
    }

    private static CapitalAnswer ForDraft(Scenario scenario, Capital capital, Mandate mandate, Package draft)
    {
        var brief = scenario.Brief(capital.Party);
        var score = brief.Valuation.Score(draft);
        if (mandate.Breach(draft) is { } red)
            return new(CapitalSays.No, mandate, $"Not with \"{Name(scenario, red)}\" in it; ask for that first.");
        if (Weakest(brief, draft) is { } against)
            return new(CapitalSays.No, mandate, $"We would not carry this at home. Think of {against}.");
        if (score >= mandate.Minimum) return new(CapitalSays.Yes, mandate, "You may sign this.");
        if (score >= capital.Floor)
            return new(CapitalSays.Yes, mandate with { Minimum = score }, "We can live with this, and with nothing less.");
        return score >= capital.Floor - (Math.Abs(capital.Floor) * Near / 100)
            ? new(CapitalSays.YesIf, mandate with { Minimum = Math.Min(mandate.Minimum, capital.Floor) },
                $"Not quite. Bring home {capital.Floor} points and we agree.")
            : new(CapitalSays.No, mandate, capital.Refusal);
    }

    /// <summary>The constituency that weighs most against a draft which would not pass at home; null if it would.</summary>
    private static string? Weakest(Brief brief, Package draft)
    {
        if (brief.Home is not { } home) return null;
        var support = home.Constituencies.Sum(c => c.Share * c.For(draft, 0));
        return support >= home.Threshold * 100 ? null
            : home.Constituencies.MaxBy(c => c.Share * (100 - c.For(draft, 0)))!.Name;
    }

    private static CapitalAnswer Tightened(Scenario scenario, string party, Mandate mandate, Capital capital)
    {
        var reservation = Math.Abs(scenario.Brief(party).Reservation);
        var more = mandate with { Minimum = mandate.Minimum + Math.Max(1, reservation * Tightening / 100) };
        return new(CapitalSays.Tighter, more, $"{capital.Refusal} Do not ask again: bring home {more.Minimum} points or more.");
    }

    private static string Name(Scenario scenario, OptionRef option) =>
        scenario.Agenda.Issues[option.Issue].Options[option.Option].Name;
}
