using System.Collections.Immutable;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Capitals;

/// <summary>What the other parties probably like: one model for each, and what is good for all of
/// them.</summary>
internal sealed class Others
{
    private readonly ImmutableArray<OpponentModel> models;

    private Others(ImmutableArray<OpponentModel> models, Valuation valuation) =>
        (this.models, Valuation) = (models, valuation);

    /// <summary>Their estimated points together, on the scale of one.</summary>
    public Valuation Valuation { get; }

    /// <summary>The model of the only other party; null where there are several.</summary>
    public OpponentModel? Single => models.Length == 1 ? models[0] : null;

    /// <summary>How many estimated points each issue makes a difference of, to all of them
    /// together.</summary>
    public IEnumerable<int> Weights => Valuation.Points.Select(o => o.Max() - o.Min());

    public static Others Of(SeatView view, bool learns)
    {
        var models = view.Agenda.Parties.Where(p => p.Id != view.Party)
            .Select(p => OpponentModel.Of(view, p.Id, learns)).ToImmutableArray();
        return new(models, models.Length == 1 ? models[0].Valuation : Mean(models));
    }

    /// <summary>
    /// How much they like a package: the estimated score of the one, or the geometric mean of several, which
    /// is large only where nobody is left out.
    /// </summary>
    public int Liking(Package package)
    {
        if (models.Length == 1) return Valuation.Score(package);
        var sum = models.Sum(m => Math.Log(Math.Max(1, m.Valuation.Score(package))));
        return (int)Math.Round(Math.Exp(sum / models.Length));
    }

    private static Valuation Mean(ImmutableArray<OpponentModel> models) => new(
        [.. models[0].Valuation.Points.Select((options, issue) => options
            .Select((_, option) => models.Sum(m => m.Valuation.Points[issue][option]) / models.Length)
            .ToImmutableArray())],
        []);
}
