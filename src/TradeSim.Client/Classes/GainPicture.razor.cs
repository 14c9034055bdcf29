using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using TradeSim.Classes;
using TradeSim.Client.Replays;

namespace TradeSim.Client.Classes;

/// <summary>The picture of a class: the frontier, every table's deal as a dot, and history.</summary>
public sealed partial class GainPicture
{
    private (GainCanvas Canvas, string Size, bool IsNarrow)[] canvases = [];

    /// <summary>A name for this picture that no other on the page has.</summary>
    [Parameter] public string Id { get; set; } = "class-picture";

    /// <summary>The two parties' names, across first.</summary>
    [Parameter, EditorRequired] public ImmutableArray<string> Sides { get; set; } = [];

    /// <summary>The best deals there are.</summary>
    [Parameter, EditorRequired] public ImmutableArray<GainPoint> Frontier { get; set; } = [];

    /// <summary>Every table's deal.</summary>
    [Parameter, EditorRequired] public ImmutableArray<GainPoint> Deals { get; set; } = [];

    /// <summary>The deal of the reader's table, which stands among the deals too.</summary>
    [Parameter] public GainPoint? Own { get; set; }

    /// <summary>Labelled points, the most important first.</summary>
    [Parameter] public IReadOnlyList<GainMark> Marks { get; set; } = [];

    /// <summary>True on the wall, where it is read from far away.</summary>
    [Parameter] public bool IsWall { get; set; }

    /// <summary>True where no deal can come any more.</summary>
    [Parameter] public bool IsOver { get; set; }

    protected override void OnParametersSet()
    {
        var all = Frontier.Concat(Deals).Concat(Marks.Select(m => m.At)).ToArray();
        canvases = IsWall
            ? [Wide(GainCanvas.Of(all, 900, 600, 25)), Narrow(GainCanvas.Of(all, 400, 420, 16))]
            : [Wide(GainCanvas.Of(all, 960, 600, 15)), Narrow(GainCanvas.Of(all, 358, 400, 14))];

        static (GainCanvas, string, bool) Wide(GainCanvas canvas) => (canvas, "for-wide", false);

        static (GainCanvas, string, bool) Narrow(GainCanvas canvas) => (canvas, "for-narrow", true);
    }

    private IEnumerable<(string Text, double X, double Y)> Names(
        GainCanvas canvas, ImmutableArray<GainSpot> spots, bool isNarrow)
    {
        var names = Marks.Select(m => (isNarrow ? m.Letters : m.Name, m.At));
        return canvas.Names(Own is null ? names : names.Prepend(("yours", Own)), spots);
    }

    private static double Radius(GainSpot spot) =>
        spot.Tables switch { 1 => 6, < 10 => 9, < 100 => 11, _ => 15 };


    private static string N(double value) => Plot.Number(value);
}
