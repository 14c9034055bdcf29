using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>A negotiator in one seat among people: it says what it thinks of offers and drafts, and consents or not.</summary>
/// <remarks>A pure function of what the delegation heard. It never speaks at the table, and says each thing once.</remarks>
public static class Adviser
{
    /// <summary>Below this chance at home, in percent, it does not stand behind a draft.</summary>
    private const int Risky = 40;

    /// <summary>What it says or does inside next; null for nothing.</summary>
    public static DelegationCommand? Decide(Table table, Delegation own, string seat)
    {
        if (table.Agenda is not { } agenda || own.Brief is not { } brief) return null;
        if (table.Phase is not (TablePhase.Talking or TablePhase.LastCall)) return null;
        if (own.Draft is { } draft && !draft.Equals(own.Consents.GetValueOrDefault(seat)))
        {
            if (Objection(table, brief, draft) is not { } against) return new DelegationCommand.ConsentTo(draft);
            if (Once(own, seat, $"I cannot stand behind this draft: {against}") is { } objects) return objects;
        }

        return table.OpenOfferTo(brief.Party) is { } offer
            ? Once(own, seat, OnOffer(table, agenda, brief, offer)) : null;
    }

    private static DelegationCommand? Once(Delegation own, string seat, string words) =>
        own.Talk.Any(t => t.Seat == seat && t.Words == words) ? null : new DelegationCommand.Confer(words);

    /// <summary>Why it is against a package; null if it is not.</summary>
    private static string? Objection(Table table, Brief brief, Package package)
    {
        var score = brief.Valuation.Score(package);
        if (brief.Mandate.Breach(package) is { } red)
            return $"the capital does not permit \"{Name(table.Agenda!, red)}\". Call it, or take that out.";
        if (score < Math.Max(brief.Mandate.Minimum, brief.Reservation))
            return $"it gives {score} points, and we need {Math.Max(brief.Mandate.Minimum, brief.Reservation)}.";
        return AtHome(table, brief, package) is { } chance and < Risky
            ? $"it would pass at home with {chance} % only." : null;
    }

    private static string OnOffer(Table table, Agenda agenda, Brief brief, Offer offer)
    {
        var words = $"Offer {offer.Number} gives us {brief.Valuation.Score(offer.Package)} points; our alternative "
            + $"is {brief.Reservation}.";
        if (AtHome(table, brief, offer.Package) is { } chance) words += $" At home it would pass with {chance} %.";
        if (Objection(table, brief, offer.Package) is { } against) words += $" I am against it: {against}";
        return Dearest(brief, offer.Package) is { } wish
            ? $"{words} What would help us most is \"{Name(agenda, wish)}\"." : words;
    }

    private static int? AtHome(Table table, Brief brief, Package package) =>
        brief.Home is { } home && table.Reach is Reach.Aftermath or Reach.Campaign
            ? Ballot.Chance(home, package, table.Standing.MoodOf(brief.Party, table.Agenda!, package)) : null;

    /// <summary>The permitted change of one issue that gains most; null where none gains.</summary>
    private static OptionRef? Dearest(Brief brief, Package package)
    {
        (OptionRef? best, var gain) = (default(OptionRef?), 0);
        for (var i = 0; i < package.Count; i++)
            for (var o = 0; o < brief.Valuation.Points[i].Length; o++)
                if (!brief.Mandate.Forbidden.Contains(new(i, o)) && brief.Valuation.Change(package, i, o) is var more
                    && more > gain)
                    (best, gain) = (new(i, o), more);
        return best;
    }

    private static string Name(Agenda agenda, OptionRef option) =>
        $"{agenda.Issues[option.Issue].Name}: {agenda.Issues[option.Issue].Options[option.Option].Name}";
}
