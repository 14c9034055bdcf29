using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Exchanges;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.References;

/// <summary>Lets a reference of the literature speak at a table: the offers so far are its exchange.</summary>
/// <remarks>
/// It knows one permitted package for each score there is, and those that were offered. It is told every offer anew in each
/// turn and so comes to the same state as if it had sat there all the time.
/// </remarks>
internal static class AtTable
{
    private const double Forbidden = -0.01;

    public static Move? Decide(string name, SeatView view, OwnSide own)
    {
        var ladder = Ladder(own);
        if (ladder.IsEmpty || own.Score(ladder[^1]) < own.Floor)
            return Bidding.StandStill(view, own, "No permitted package reaches the floor.");
        var space = new OutcomeSpace([.. view.Agenda.Issues.Select(i => i.Options.Length)],
            [.. ladder.Concat(view.Table.Offers.Select(o => o.Package)).Distinct()]);
        var act = Replay(name, view, ProfileOf(own, space), out var talks);
        var reason = $"{name}, turn {talks.Ours.Count + 1} of about {talks.Turns}; the floor is {own.Floor}.";
        if (act.Kind == ActKind.Accept)
            return own.OfferToAnswer(view.Table) is { } theirs && own.Permits(theirs.Package)
                ? Bidding.Accept(theirs, $"Offer {theirs.Number} gives {own.Score(theirs.Package)} points. {reason}")
                : Bidding.StandStill(view, own, reason);
        if (act.Kind == ActKind.End) return Bidding.StandStill(view, own, $"{reason} Nothing is left to offer.");
        var next = space.Package(act.Outcome);
        if (next.Equals(Bidding.StandingOffer(view)?.Package)) next = Neighbour(ladder, next, own);
        return next is null ? Bidding.StandStill(view, own, $"{reason} It would offer the same again.")
            : Bidding.Offer(view, next, $"{reason} This offer gives {own.Score(next)} points.");
    }

    private static Act Replay(string name, SeatView view, Profile profile, out Exchange talks)
    {
        var offers = view.Table.Offers;
        var ours = offers.Count(o => o.By.Party == view.Party);
        var pace = Pace.Of(view);
        var left = Math.Max(1, pace.TurnsLeft);
        var all = Math.Max(ours + left, pace.Share >= 1 ? 0 : (int)Math.Round(left / (1 - pace.Share)));
        talks = new(profile, all, offers.Count == 0 || offers[0].By.Party == view.Party, view.Strategy.Seed);
        var bargainer = Bargainers.Create(name, talks);
        foreach (var offer in offers)
        {
            var outcome = profile.Space.Outcome(offer.Package);
            if (offer.By.Party != view.Party)
            {
                talks.Heard(outcome);
                continue;
            }

            bargainer.Next();
            talks.Offered(outcome);
        }

        talks.Missed = all - left - ours;
        return bargainer.Next();
    }

    private static Profile ProfileOf(OwnSide own, OutcomeSpace space)
    {
        var scores = Enumerable.Range(0, space.Count).Select(n => own.Score(space.Package(n))).ToArray();
        double low = scores.Min(), unit = Math.Max(1, scores.Max() - scores.Min());
        // What the capital forbids is worth less than anything, so that no strategy accepts it.
        double[] utilities = [.. scores.Select((s, n) =>
            own.Mandate.Breach(space.Package(n)) is null ? (s - low) / unit : Forbidden)];
        return new(space, utilities, (own.Floor - low) / unit, own.Valuation, unit, low);
    }

    /// <summary>One permitted package for each score there is: nothing dominates where one side's gain is the
    /// other's loss.</summary>
    private static ImmutableArray<Package> Ladder(OwnSide own)
    {
        var against = new Valuation(
            [.. own.Valuation.Points.Select(o => o.Select(p => -p).ToImmutableArray())],
            [.. own.Valuation.Linkages.Select(l => l with { Points = -l.Points })],
            own.Valuation.Economy is { } e ? e with { Points = [.. e.Points.Select(p => -p)] } : null);
        return [.. Frontier.Of([own.Valuation, against], own.Allows).Select(p => p.Package)];
    }

    /// <summary>The package next above in the ladder, or else next below; null where that falls under the floor.</summary>
    private static Package? Neighbour(ImmutableArray<Package> ladder, Package package, OwnSide own)
    {
        var at = ladder.IndexOf(package);
        var next = at + 1 < ladder.Length ? at + 1 : at - 1;
        return next >= 0 && own.Permits(ladder[next]) ? ladder[next] : null;
    }
}
