using Microsoft.AspNetCore.Components;
using TradeSim.Debriefs;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>The picture of a session: the frontier, the way of the offers, where the talks ended.</summary>
public sealed partial class FrontierChart
{
    private const double WideWidth = 640;
    private const double NarrowWidth = 290;
    private const double WideHeight = 500;
    private const double NarrowHeight = 380;

    private Plot plot = default!;
    private IReadOnlyList<(Offer Offer, Spot Spot, int Entry)> path = [];
    private Landmark[] drawn = [];
    private IReadOnlyList<Label> words = [];
    private IReadOnlyList<Label> letters = [];
    private Round? known;
    private int clouded;

    /// <summary>The session.</summary>
    [Parameter, EditorRequired] public Round Model { get; set; } = default!;

    /// <summary>The party whose points go across, by index.</summary>
    [Parameter] public int Across { get; set; }

    /// <summary>How many branches ended, in points; empty for none.</summary>
    [Parameter] public IReadOnlyList<IReadOnlyList<int>> Cloud { get; set; } = [];

    /// <summary>The address of a moment of the talks.</summary>
    [Parameter, EditorRequired] public Func<int, string> MomentHref { get; set; } = _ => "";

    /// <summary>With more than two parties the frontier is a surface, so it is drawn as the points that it has.</summary>
    private bool IsOfMany => Model.Agenda.Parties.Length > 2;

    private Bargain Bargain => Model.Bargain;

    private Party Mine => Model.Agenda.Parties[plot.Across];

    private Party Their => Model.Agenda.Parties[plot.Up];

    private double ReserveX => plot.Left(Bargain.Reservations);

    private double ReserveY => plot.Top(Bargain.Reservations);

    protected override void OnParametersSet()
    {
        if (known == Model && Cloud.Count == clouded) return;
        (known, clouded) = (Model, Cloud.Count);
        Draw(Across == 0 ? 1 : 0);
    }

    private void Turn(ChangeEventArgs choice) => Draw(int.Parse((string)choice.Value!));

    private void Draw(int up)
    {
        plot = Plot.Of(Model, Across, up, Cloud);
        path = [.. Model.Path];
        drawn = [.. Landmark.Of(Bargain, Model.Origin).Where(l => l.Letters is "D" or "O" or "H" or "N" or "K")];
        var offers = path.Select(o => (IReadOnlyList<int>)o.Spot.Scores).ToArray();
        words = Labels.Place(plot, drawn.Select(l => (l.Name, l.Scores)), offers, WideWidth, WideHeight);
        letters = Labels.Place(
            plot, drawn.Select(l => (l.Letters, l.Scores)), offers, NarrowWidth, NarrowHeight);
    }

    private IEnumerable<IReadOnlyList<int>> PathOf(Party party) =>
        path.Where(o => o.Offer.By.Party == party.Id).Select(o => (IReadOnlyList<int>)o.Spot.Scores);

    /// <summary>The way of the original after the branch left it.</summary>
    private IEnumerable<IReadOnlyList<int>> OnceMade(Party party) => Model.Origin is not { } origin ? []
        : origin.Offers.Where(o => o.Party == party.Id).Select(o => (IReadOnlyList<int>)Bargain.At(o.Package).Scores);

    private static string N(double value) => Plot.Number(value);

    private static string Signed(int mark) => mark < 0 ? $"−{-mark}" : $"{mark}";
}
