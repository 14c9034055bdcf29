using TradeSim.Agreements;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>How strongly published figures suggest that a commitment is not kept: Bayes' rule over what
/// chance may blur.</summary>
internal static class Watch
{
    private const int NoiseOfReports = 15;
    private const double Unexplained = 0.0005;

    private static readonly int[] Kept = [100, 120];
    private static readonly int[] Broken = [40, 70, 10, 0];

    /// <summary>The belief in percent that the party does not do what it itself reads in the text.</summary>
    public static int Belief(SeatView view, Accord accord, Commitment commitment)
    {
        var prior = Math.Clamp(0.5 - (view.Table.Standing.TrustIn(commitment.Party) / 200.0), 0.05, 0.5);
        var odds = prior / (1 - prior);
        foreach (var figure in accord.Published)
            if (figure.Commitment == commitment.Number && figure.Week >= commitment.Due
                && !accord.WasSuspended(commitment.Number, figure.Week))
                odds *= (Likelihood(view, commitment, Broken, figure.Percent) + Anywhere(figure.Percent)) / 2
                    / Likelihood(view, commitment, Kept, figure.Percent);
        return (int)Math.Round(100 * odds / (1 + odds));
    }

    /// <summary>By how many percent chance may blur a figure either way.</summary>
    public static int Noise(Agenda agenda, Commitment commitment) => commitment.IsOpen ? 0
        : agenda.Aftermath!.DutyOf(commitment.Issue)?.Figure?.Noise ?? NoiseOfReports;

    /// <summary>Who does not keep a promise may do any part of it.</summary>
    private static double Anywhere(int seen) => seen is >= 0 and < 100 ? 0.01 : Unexplained;

    private static double Likelihood(SeatView view, Commitment commitment, int[] levels, int seen)
    {
        var noise = Noise(view.Agenda, commitment);
        var sum = Unexplained;
        foreach (var level in levels)
        {
            var shows = level * commitment.OwnPercent / 100.0;
            var width = shows * noise / 100;
            if (Math.Abs(seen - shows) <= width + 1) sum += 1 / ((2 * width) + 2) / levels.Length;
        }

        return sum;
    }
}
