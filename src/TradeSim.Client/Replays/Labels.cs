namespace TradeSim.Client.Replays;

/// <summary>The words beside landmarks that share a point, and where they stand from it in pixels.</summary>
public sealed record Label(string Text, IReadOnlyList<int> Scores, double X, double Y);

/// <summary>Finds places for labels where they cover neither each other nor the points.</summary>
internal static class Labels
{
    private const double LetterWidth = 8.4;
    private const double Height = 18;
    private const double Gap = 11;

    private static readonly (int X, int Y)[] Sides =
        [(1, 0), (1, -1), (1, 1), (0, -1), (0, 1), (-1, 0), (-1, -1), (-1, 1)];

    private sealed record Box(double Left, double Top, double Width, double Height)
    {
        public bool Meets(Box other) =>
            Left < other.Left + other.Width && other.Left < Left + Width
            && Top < other.Top + other.Height && other.Top < Top + Height;

        public bool IsWithin(double width, double height) =>
            Left >= 0 && Top >= 0 && Left + Width <= width && Top + Height <= height;
    }

    /// <summary>Places labels in a picture of about this size, by the middle of their text.</summary>
    public static IReadOnlyList<Label> Place(
        Plot plot, IEnumerable<(string Text, IReadOnlyList<int> Scores)> labels,
        IEnumerable<IReadOnlyList<int>> offers, double width, double height)
    {
        var wanted = labels.GroupBy(l => (l.Scores[plot.Across], l.Scores[plot.Up]))
            .Select(g => (Text: string.Join(", ", g.Select(l => l.Text)), g.First().Scores)).ToArray();
        var marks = wanted.Select(l => Around(l.Scores, 9)).ToArray();
        var small = offers.Select(o => Around(o, 6)).ToArray();
        var placed = new List<Box>();
        var result = new List<Label>();
        foreach (var (text, scores) in wanted)
        {
            var (x, y) = Centre(scores);
            var half = text.Length * LetterWidth / 2;
            var best = Offsets(half).MinBy(o =>
            {
                var box = BoxAt(o);
                return (box.IsWithin(width, height) ? 0 : 1000) + placed.Count(box.Meets) * 100
                    + marks.Count(box.Meets) * 60 + small.Count(box.Meets) * 10 + o.Far / 10;
            });
            placed.Add(BoxAt(best));
            result.Add(new(text, scores, best.X, best.Y));

            Box BoxAt((double X, double Y, double Far) o) =>
                new(x + o.X - half, y + o.Y - Height / 2, 2 * half, Height);
        }

        return result;

        (double X, double Y) Centre(IReadOnlyList<int> s) =>
            (plot.Left(s) * width / 100, plot.Top(s) * height / 100);

        Box Around(IReadOnlyList<int> s, double r)
        {
            var (x, y) = Centre(s);
            return new(x - r, y - r, 2 * r, 2 * r);
        }
    }

    private static IEnumerable<(double X, double Y, double Far)> Offsets(double half)
    {
        foreach (var far in new[] { 0.0, 14, 30, 48 })
            foreach (var (x, y) in Sides)
                yield return (x * (half + Gap + (y == 0 ? far : far / 2)),
                    y * (Gap + Height / 2 - (x == 0 ? 0 : 4) + far), far);
    }
}
