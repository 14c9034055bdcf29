namespace TradeSim.Negotiators.Exchanges;

/// <summary>How a negotiation between two bargainers came out.</summary>
/// <param name="Outcome">What was agreed; null for no deal.</param>
/// <param name="Rounds">The rounds that were begun.</param>
public sealed record Result(int? Outcome, int Rounds, double FirstUtility, double SecondUtility);

/// <summary>One negotiation by alternating offers.</summary>
public static class Bout
{
    /// <summary>Plays two named negotiators against each other; the same input plays the same on every machine.</summary>
    public static Result Play(Profile first, Profile second, string firstName, string secondName, int rounds, long seed)
    {
        // Two chances that have nothing in common, or a strategy would draw the same against itself.
        var (a, b) = (new Exchange(first, rounds, true, seed), new Exchange(second, rounds, false, ~seed));
        return Play(a, b, Bargainers.Create(firstName, a), Bargainers.Create(secondName, b));
    }

    /// <summary>Plays two bargainers, each over its own exchange.</summary>
    public static Result Play(Exchange first, Exchange second, Bargainer one, Bargainer two)
    {
        for (var round = 1; round <= first.Turns; round++)
        {
            if (Turn(first, second, one, round) is { } ended) return ended;
            if (Turn(second, first, two, round) is { } answered)
                return answered with { FirstUtility = answered.SecondUtility, SecondUtility = answered.FirstUtility };
        }

        return new(null, first.Turns, first.Own.Reservation, second.Own.Reservation);
    }

    private static Result? Turn(Exchange mine, Exchange theirs, Bargainer bargainer, int round)
    {
        var act = bargainer.Next();
        switch (act.Kind)
        {
            case ActKind.Offer:
                mine.Offered(act.Outcome);
                theirs.Heard(act.Outcome);
                return null;
            case ActKind.Accept when mine.OnTable is { } outcome:
                return new(outcome, round, mine.Own.Utility(outcome), theirs.Own.Utility(outcome));
            default:
                return new(null, round, mine.Own.Reservation, theirs.Own.Reservation);
        }
    }
}
