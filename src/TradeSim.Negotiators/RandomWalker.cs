using TradeSim.Scenarios;

namespace TradeSim.Negotiators;

/// <summary>Offers permitted packages drawn uniformly, and accepts what is no worse than its next
/// draw.</summary>
internal static class RandomWalker
{
    private const int MostDraws = 20_000;

    public static Move? Decide(SeatView view, OwnSide own)
    {
        if (Draw(view, own) is not { } package)
            return Bidding.StandStill(view, own, "No permitted package was drawn.");
        var score = own.Score(package);
        var reason = $"random: this draw gives {score} points; the floor is {own.Floor}.";
        return Bidding.AcceptIfAtLeast(view, own, score, reason) ?? Bidding.Offer(view, package, reason);
    }

    private static Package? Draw(SeatView view, OwnSide own)
    {
        var chance = new Chance(view.Strategy.Seed, view.Heard);
        var issues = view.Agenda.Issues;
        var options = new int[issues.Length];
        for (var draw = 0; draw < MostDraws; draw++)
        {
            for (var i = 0; i < options.Length; i++) options[i] = chance.Below(issues[i].Options.Length);
            var package = new Package([.. options]);
            if (own.Permits(package) && !package.Equals(Bidding.StandingOffer(view)?.Package)) return package;
        }

        return null;
    }
}
