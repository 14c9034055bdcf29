using System.Collections.Immutable;
using System.Globalization;

namespace TradeSim.Client.Replays;

/// <summary>Where a score stands on one axis of the picture, in percent of its length.</summary>
public sealed class Axis
{
    private const int Ticks = 6;

    private readonly double from;
    private readonly double to;

    /// <summary>An axis on which all these scores find room.</summary>
    public Axis(IEnumerable<int> scores)
    {
        var all = scores.ToArray();
        var (least, most) = ((double)all.Min(), (double)all.Max());
        var room = Math.Max(10, (most - least) * 0.06);
        (from, to) = (least - room, most + room);
    }

    /// <summary>Percent from the axis' low end.</summary>
    public double At(double score) => 100 * (score - from) / (to - from);

    /// <summary>True if the score is within the axis.</summary>
    public bool Holds(int score) => score >= from && score <= to;

    /// <summary>Round numbers along the axis.</summary>
    public IEnumerable<int> Marks
    {
        get
        {
            var raw = (to - from) / Ticks;
            var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
            var round = (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
            var step = (int)Math.Max(1, power * round);
            for (var mark = (int)Math.Ceiling(from / step) * step; mark <= to; mark += step)
                yield return mark;
        }
    }
}

/// <summary>The picture's two axes: the viewer's points across, the other side's up.</summary>
public sealed class Plot(Axis x, Axis y, int across, int up)
{
    /// <summary>The party across, by index.</summary>
    public int Across => across;

    /// <summary>The party up, by index.</summary>
    public int Up => up;

    /// <summary>The axis across.</summary>
    public Axis X => x;

    /// <summary>The axis up.</summary>
    public Axis Y => y;

    /// <summary>A picture with room for all offers, results and what suits both sides.</summary>
    /// <param name="more">Further points that must find room.</param>
    public static Plot Of(Round model, int across, int up, IEnumerable<IReadOnlyList<int>>? more = null)
    {
        var bargain = model.Bargain;
        var spots = model.Path.Select(o => o.Spot.Scores).Concat(bargain.Rational.Select(p => p.Scores))
            .Append(bargain.Reservations).Append(bargain.History.Scores).ToList();
        if (bargain.Agreement is { } deal) spots.Add(deal.Scores);
        if (model.Origin is { } origin)
            spots.AddRange(origin.Offers.Select(o => o.Package).Concat(origin.Agreement is { } once ? [once] : [])
                .Select(p => bargain.At(p).Scores));
        spots.AddRange((more ?? []).Select(s => ImmutableArray.CreateRange(s)));
        return new(new(spots.Select(s => s[across])), new(spots.Select(s => s[up])), across, up);
    }

    /// <summary>Percent from the left edge.</summary>
    public double Left(IReadOnlyList<int> scores) => x.At(scores[across]);

    /// <summary>Percent from the upper edge.</summary>
    public double Top(IReadOnlyList<int> scores) => 100 - y.At(scores[up]);

    /// <summary>Percent as SVG wants it.</summary>
    public static string Percent(double value) => Number(value) + "%";

    /// <summary>A number as SVG wants it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The points of a line through these scores, in a box of 100 by 100.</summary>
    public string Line(IEnumerable<IReadOnlyList<int>> scores) =>
        string.Join(' ', scores.Select(s => $"{Number(Left(s))},{Number(Top(s))}"));

    /// <summary>The corners of the frontier: packages are single points, so it goes in steps.</summary>
    public IEnumerable<IReadOnlyList<int>> Steps(IEnumerable<IReadOnlyList<int>> frontier)
    {
        IReadOnlyList<int>? last = null;
        foreach (var point in frontier.OrderBy(p => p[across]))
        {
            if (last is not null)
            {
                // To have more than the left point across, one must come down to the right one's height.
                var corner = point.ToArray();
                corner[across] = last[across];
                yield return corner;
            }

            yield return point;
            last = point;
        }
    }
}
