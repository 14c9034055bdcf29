using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Client.Replays;

namespace TradeSim.Client.Classes;

/// <summary>Where things of the class picture stand on a canvas of a given size, in its own units.</summary>
public sealed class GainCanvas
{
    // Labels are placed for letters of this size; larger letters are a smaller canvas looked at from nearer.
    private const double LetterSize = 14;

    private const double DotWidth = 16;

    private readonly Plot plot;

    private GainCanvas(Plot plot, double width, double height, double letters) =>
        (this.plot, Width, Height, Letters) = (plot, width, height, letters);

    /// <summary>Width of the whole canvas.</summary>
    public double Width { get; }

    /// <summary>Height of the whole canvas.</summary>
    public double Height { get; }

    /// <summary>Size of the letters.</summary>
    public double Letters { get; }

    /// <summary>How much larger than usual marks are drawn.</summary>
    public double Scale => Letters / LetterSize;

    /// <summary>Percent of a gain, across and up, within which two dots would cover each other.</summary>
    public (double Across, double Up) Near =>
        (DotWidth * Scale / (X(1) - X(0)), DotWidth * Scale / (Y(0) - Y(1)));

    /// <summary>The field's left edge.</summary>
    public double Left => 4.2 * Letters;

    /// <summary>The field's upper edge.</summary>
    public double Top => 1.9 * Letters;

    /// <summary>The field's width.</summary>
    public double FieldWidth => Width - Left - Letters;

    /// <summary>The field's height.</summary>
    public double FieldHeight => Height - Top - (3.2 * Letters);

    /// <summary>Percent that are marked across.</summary>
    public IEnumerable<int> MarksAcross => plot.X.Marks;

    /// <summary>Percent that are marked up.</summary>
    public IEnumerable<int> MarksUp => plot.Y.Marks;

    /// <summary>A canvas with room for all these points and for no deal, which is 0 for both.</summary>
    public static GainCanvas Of(IEnumerable<GainPoint> points, double width, double height, double letters)
    {
        GainPoint[] all = [new(0, 0), new(100, 100), .. points];
        var plot = new Plot(new(all.Select(p => p.First)), new(all.Select(p => p.Second)), 0, 1);
        return new(plot, width, height, letters);
    }

    /// <summary>The place of a gain across.</summary>
    public double X(double percent) => Left + (FieldWidth * plot.X.At(percent) / 100);

    /// <summary>The place of a gain upward.</summary>
    public double Y(double percent) => Top + (FieldHeight * (100 - plot.Y.At(percent)) / 100);

    /// <summary>The frontier in steps, as a line.</summary>
    public string Line(IEnumerable<GainPoint> frontier) => string.Join(' ',
        plot.Steps(frontier.Select(Scores)).Select(s => $"{Plot.Number(X(s[0]))},{Plot.Number(Y(s[1]))}"));

    /// <summary>Where the words beside marks stand, by the middle of their text.</summary>
    public IEnumerable<(string Text, double X, double Y)> Names(
        IEnumerable<(string Text, GainPoint At)> names, IEnumerable<GainSpot> spots)
    {
        var placed = Labels.Place(plot, names.Select(n => (n.Text, Scores(n.At))),
            spots.Select(s => Scores(s.At)), FieldWidth / Scale, FieldHeight / Scale);
        return placed.Select(l => (l.Text, X(l.Scores[0]) + (l.X * Scale), Y(l.Scores[1]) + (l.Y * Scale)));
    }

    private static IReadOnlyList<int> Scores(GainPoint point) =>
        ImmutableArray.Create(point.First, point.Second);
}
