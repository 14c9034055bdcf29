using TradeSim.Debriefs;

namespace TradeSim.Client.Replays.Findings;

/// <summary>Says how the parties moved from their opening offers to the end.</summary>
internal static class Movement
{
    private const int MostPairs = 3;

    /// <summary>Each party's concessions, and the moments at which one bid against itself.</summary>
    public static IEnumerable<Telling> Concessions(Round round)
    {
        foreach (var f in round.Findings.OfType<Finding.Curve>())
            yield return new(f, $"{Turns.Name(round, f.Party)} {Conceded(f)}", Steps(f));
        foreach (var own in round.Findings.OfType<Finding.BidAgainstItself>().GroupBy(f => f.Party))
        {
            var most = own.MaxBy(f => f.Lost)!;
            yield return new(most, $"{Turns.Name(round, own.Key)} bid against itself",
                $"Offer {most.Then.Number} asked for {Words.Points(most.Lost)} less than its offer "
                    + $"{most.First.Number}, and nobody had answered that one."
                    + (own.Count() > 1 ? $" It did so {own.Count()} times; this was the largest." : ""));
        }
    }

    /// <summary>Who moved further in all, as a sentence; null unless two or more parties made offers.</summary>
    public static string? Comparison(Round round)
    {
        var curves = round.Findings.OfType<Finding.Curve>().OrderByDescending(c => c.Conceded).ToArray();
        if (curves.Length < 2) return null;
        return curves[0].Conceded == curves[1].Conceded
            ? $"{Turns.Name(round, curves[0].Party)} and {Turns.Name(round, curves[1].Party)} conceded equally much, "
                + "each in its own points."
            : $"{Turns.Name(round, curves[0].Party)} conceded most, each side counted in its own points.";
    }

    /// <summary>What the opening offers were, and where between them the deal lies.</summary>
    public static IEnumerable<Telling> Openings(Round round) =>
        round.Findings.OfType<Finding.Openings>().Take(MostPairs).Select(f => new Telling(f,
            $"{Turns.Name(round, f.First.Party)} opened, {Turns.Name(round, f.Second.Party)} followed",
            $"{Scale(round, f.First)} {Scale(round, f.Second)}"));

    private static string Conceded(Finding.Curve f) => f.Conceded switch
    {
        > 0 => $"conceded {Words.Points(f.Conceded)} in all",
        0 => "conceded nothing in all",
        _ => $"asked for {Words.Points(-f.Conceded)} more in the end",
    };

    private static string Steps(Finding.Curve f)
    {
        var (first, last) = (f.Points[0], f.Points[^1]);
        if (f.Points.Length == 1) return $"It made one offer, number {first.Offer.Number}.";
        var largest = f.Largest is { } step
            ? $" Its largest step: {Words.Points(step.Concession)}, in offer {step.Offer.Number}." : "";
        return $"{f.Points.Length} own offers, from number {first.Offer.Number} to number {last.Offer.Number}.{largest}";
    }

    private static string Scale(Round round, Opening o)
    {
        var who = Turns.Name(round, o.Party);
        var apart = $"To {who} its own opening was worth {Words.Points(o.Own)}, the other side's "
            + Words.Points(o.Theirs);
        var deal = Words.Points(o.Deal ?? 0);
        return o switch
        {
            { Deal: null } => $"{apart}.",
            { Pull: null } => $"{apart}; the deal is worth {deal}.",
            { Pull: < 0 } => $"{apart}; the deal, worth {deal}, is better for it than its own opening.",
            { Pull: > 1 } => $"{apart}; the deal, worth {deal}, is worse for it than the other's opening.",
            { Pull: { } pull } => $"{apart}; the deal is worth {deal}, {Results.Percent(pull)} of the way from its own to "
                + "the other's.",
        };
    }
}
