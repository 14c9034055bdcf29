using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Agreements;

/// <summary>What one party did about its commitments in one week.</summary>
public sealed record WeekOfMeasures(int Week, string Party, ImmutableArray<MeasureTaken> Measures);

/// <summary>What an agreement was worth once it had been lived.</summary>
public static class Realised
{
    /// <summary>What arrived of a commitment on average over all weeks, in percent of the promise.</summary>
    public static int Delivered(Accord accord, Commitment commitment, IEnumerable<WeekOfMeasures> lived, int weeks)
    {
        var sum = 0;
        foreach (var week in lived)
            foreach (var measure in week.Measures)
                if (measure.Commitment == commitment.Number && accord.WasInForce(week.Week)
                    && !accord.WasSuspended(commitment.Number, week.Week))
                    sum += measure.Conduct.Delivers(commitment);
        return weeks == 0 ? commitment.OwnPercent : sum / weeks;
    }

    /// <summary>The score of the package as it was carried out, in points.</summary>
    /// <remarks>
    /// Each commitment's worth is the change of the one issue from the status quo, shared among those it binds. What was
    /// not delivered is taken off for who was to receive it, and added for whom it would have cost. An agreement that was
    /// taken back counts for the weeks before that, and the status quo for the rest.
    /// </remarks>
    public static int Score(
        Agenda agenda, Valuation valuation, Accord accord, ImmutableArray<WeekOfMeasures> lived)
    {
        if (accord.Package is not { } package) throw new ArgumentException("There is no agreement.", nameof(accord));
        var weeks = agenda.Aftermath?.Weeks.Length ?? 0;
        if (accord.EndedIn is not { } ended) return Kept(agenda, valuation, accord, lived, weeks);
        var before = valuation.Score(agenda.StatusQuo);
        var inForce = ended - 1;
        return before + (inForce == 0 ? 0
            : (int)((long)(Kept(agenda, valuation, accord, lived, inForce) - before) * inForce / weeks));
    }

    /// <summary>The score of what was carried out in the weeks of an agreement, as if it had held as long as planned.</summary>
    private static int Kept(
        Agenda agenda, Valuation valuation, Accord accord, ImmutableArray<WeekOfMeasures> lived, int weeks)
    {
        var package = accord.Package!;
        var hundredths = 0L;
        foreach (var commitment in accord.Commitments)
        {
            var promised = package.With(commitment.Issue, commitment.Promised);
            var without = package.With(commitment.Issue, agenda.Issues[commitment.Issue].StatusQuo);
            var worth = valuation.Score(promised) - valuation.Score(without);
            var bound = accord.Commitments.Count(c => c.Issue == commitment.Issue);
            var gap = Delivered(accord, commitment, lived, weeks) - commitment.OwnPercent;
            hundredths += (long)worth * gap / bound;
        }

        return valuation.Score(package) + (int)(hundredths / 100);
    }
}
