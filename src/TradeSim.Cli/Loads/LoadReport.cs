namespace TradeSim.Cli.Loads;

/// <summary>What came of a load.</summary>
/// <param name="Moves">Moves that the server acknowledged.</param>
/// <param name="Lost">Acknowledged moves that their room does not hold, and those that somebody else there did not hear as it holds them.</param>
/// <param name="Duplicated">Moves that a room holds more than once.</param>
/// <param name="OfferToScreen">From asking until another client of the session had heard.</param>
/// <param name="Acknowledged">From asking until the answer, over all tries.</param>
/// <param name="Join">From calling until the server let the client in.</param>
internal sealed record LoadReport(
    LoadPlan Plan, double Seconds, int Moves, int Lost, int Duplicated, int Cuts, Times OfferToScreen, Times Acknowledged,
    Times Join, IReadOnlyList<string> Errors)
{
    public bool IsGood => Lost == 0 && Duplicated == 0 && Errors.Count == 0;

    public IEnumerable<(string Name, Times Times)> Times =>
        [("Offer to another screen", OfferToScreen), ("Acknowledgement", Acknowledged), ("Joining", Join)];

    public object Document() => new
    {
        sessions = Plan.Sessions,
        seats = Plan.Seats,
        seconds = Seconds,
        moves = Moves,
        moves_per_second = Moves / Seconds,
        lost = Lost,
        duplicated = Duplicated,
        cut = Cuts,
        offer_to_screen_ms = Percentiles(OfferToScreen),
        acknowledged_ms = Percentiles(Acknowledged),
        join_ms = Percentiles(Join),
        errors = Errors,
    };

    private static object Percentiles(Times times) =>
        new { p50 = times.At(0.5), p95 = times.At(0.95), p99 = times.At(0.99), longest = times.At(1) };
}
