using System.Collections.Immutable;
using TradeSim.Debriefs;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Replays.Findings;

/// <summary>One own offer in the picture of concessions, in percent from the left and from the top.</summary>
/// <param name="Above">What it is worth to its author over having no deal, in points.</param>
internal sealed record CurveSpot(CurvePoint Point, double X, double Y, int Above);

/// <summary>One party's offers as a line.</summary>
internal sealed record CurveLine(Party Party, ImmutableArray<CurveSpot> Spots);

/// <summary>The picture of concessions: own points above no deal over the time of the talks.</summary>
/// <param name="Days">The days on which offers were made, each with where it begins.</param>
internal sealed record CurvePicture(
    Axis Y, ImmutableArray<CurveLine> Lines, ImmutableArray<(string Name, double At)> Days)
{
    private const double Margin = 3;

    /// <summary>The picture of a round in which somebody made an offer.</summary>
    public static CurvePicture Of(Round round)
    {
        var clock = round.End.Clock!;
        var curves = round.Findings.OfType<Finding.Curve>()
            .Select(c => (Place: round.Agenda.Parties.ToList().FindIndex(p => p.Id == c.Party), c.Points)).ToArray();
        var last = Math.Max(1, curves.SelectMany(c => c.Points).Max(p => Minute(clock, p.Offer.At)));
        var y = new Axis(curves.SelectMany(c => c.Points.Select(p => Above(c.Place, p))).Append(0));
        var days = clock.Days.Index()
            .Select(d => (Name: $"day {d.Index + 1}", Minute: Minute(clock, new(d.Index, d.Item.Opens))))
            .Where(d => d.Minute < last || d.Minute == 0);
        return new(y,
            [.. curves.Select(c => new CurveLine(round.Agenda.Parties[c.Place], [.. c.Points.Select(p =>
                new CurveSpot(p, X(Minute(clock, p.Offer.At)), 100 - y.At(Above(c.Place, p)), Above(c.Place, p)))]))],
            [.. days.Select(d => (d.Name, d.Minute == 0 ? 0 : X(d.Minute)))]);

        int Above(int place, CurvePoint p) => p.Scores[place] - round.Bargain.Reservations[place];

        double X(int minute) => Margin + ((100 - (2 * Margin)) * minute / last);
    }

    private static int Minute(TalkClock clock, TalkTime at) =>
        clock.Days.Take(at.Day).Sum(d => d.Minutes) + at.Minute - clock.Days[at.Day].Opens;
}
