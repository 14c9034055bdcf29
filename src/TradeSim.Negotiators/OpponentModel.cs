using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>What the other side probably likes, learnt from its offers and signals alone.</summary>
/// <remarks>
/// It begins with a supposition: what is cheap for us is dear to them, and the further an option lies from
/// where they opened the worse it is for them. Then it fits a loss for each option, by ridge regression
/// towards that supposition, so that their offers add up to the little that a party gives away at first and
/// the more that it gives away later.
/// </remarks>
internal sealed class OpponentModel
{
    /// <summary>The score of the package that the other side probably likes best, in estimated
    /// points.</summary>
    public const int Scale = 1000;

    private const double Ladder = 4;
    private const double Wished = 3;
    private const double Given = 1.5;
    private const double Dearer = 1.6;
    private const double Cheaper = 0.6;
    private const double LostAtTheEnd = 0.35;
    private const double Trust = 0.7;
    private const int Sweeps = 40;

    private readonly List<(double Loss, Package Package)> heard = [];
    private readonly double[][] hints;
    private readonly double[] stress;

    /// <param name="own">The own points by issue and option.</param>
    private OpponentModel(
        ImmutableArray<ImmutableArray<int>> own, IEnumerable<Bid> offers, IEnumerable<TalkLine.Signalled> signals)
    {
        hints = [.. own.Select(options => new double[options.Length])];
        stress = [.. Enumerable.Repeat(1.0, hints.Length)];
        foreach (var bid in offers) heard.Add((LostAtTheEnd * bid.Share * bid.Share, bid.Package));
        foreach (var signal in signals)
        {
            // What a party asks for it likes and finds important; what it could give costs it little.
            foreach (var wish in signal.IfYou) Hint(wish, Wished, Dearer);
            foreach (var gift in signal.WeCould) Hint(gift, Given, Cheaper);
        }

        var loss = Fit(Suppose(own));
        Valuation = new([.. loss.Select(o => Points(o))], []);
        Weights = [.. Valuation.Points.Select(o => o.Max())];
    }

    /// <summary>The estimated valuation of the other side: the best package has about <see cref="Scale"/>
    /// points.</summary>
    public Valuation Valuation { get; }

    /// <summary>How many estimated points each issue can make a difference of.</summary>
    public ImmutableArray<int> Weights { get; }

    /// <summary>One model of all the others together.</summary>
    public static OpponentModel Of(SeatView view) => Of(view, null);

    /// <summary>A model of one other party; of all together where none is named.</summary>
    /// <param name="learns">False for who goes by the supposition alone.</param>
    public static OpponentModel Of(SeatView view, string? party, bool learns = true) => new(
        view.Brief.Valuation.Beside(view.Agenda.StatusQuo), learns ? Bids.Of(view).From(party) : [],
        view.Table.Lines.OfType<TalkLine.Signalled>()
            .Where(s => party is null ? s.By.Party != view.Party : s.By.Party == party));

    private void Hint(OptionRef option, double liking, double factor)
    {
        hints[option.Issue][option.Option] += liking;
        stress[option.Issue] *= factor;
    }

    /// <summary>The loss of each option before any offer is weighed: all issues matter alike unless signals
    /// say otherwise.</summary>
    private double[][] Suppose(ImmutableArray<ImmutableArray<int>> own)
    {
        var loss = new double[hints.Length][];
        var sum = stress.Sum();
        for (var i = 0; i < loss.Length; i++)
        {
            var likes = Likes(i, own[i]);
            var (low, high) = (likes.Min(), likes.Max());
            var scale = high > low ? stress[i] / sum / (high - low) : 0;
            loss[i] = [.. likes.Select(l => (high - l) * scale)];
        }

        return loss;
    }

    /// <summary>How much the other side probably likes each option of an issue, on no particular
    /// scale.</summary>
    private double[] Likes(int issue, ImmutableArray<int> own)
    {
        var (low, high) = (own.Min(), own.Max());
        var likes = new double[own.Length];
        for (var o = 0; o < likes.Length; o++)
        {
            likes[o] = hints[issue][o] + (high > low ? (high - own[o]) / (double)(high - low) : 0);
            if (heard.Count == 0) continue;
            // Issues are ladders, and parties open near their own end.
            var opened = heard[0].Package[issue];
            var far = Math.Max(1, Math.Max(opened, own.Length - 1 - opened));
            likes[o] += Ladder * (1 - Math.Abs(o - opened) / (double)far);
        }

        return likes;
    }

    /// <summary>Least squares over their offers, by coordinate descent with a fixed number of
    /// sweeps.</summary>
    private double[][] Fit(double[][] supposed)
    {
        double[][] loss = [.. supposed.Select(o => (double[])o.Clone())];
        if (heard.Count == 0) return loss;
        // What each offer loses is kept up to date, so that a sweep touches an offer once an issue.
        double[] sums = [.. heard.Select(h => h.Package.Select((o, i) => loss[i][o]).Sum())];
        List<int>[][] with = [.. loss.Select(o => o.Select(_ => new List<int>()).ToArray())];
        for (var n = 0; n < heard.Count; n++)
            for (var i = 0; i < loss.Length; i++)
                with[i][heard[n].Package[i]].Add(n);
        for (var sweep = 0; sweep < Sweeps; sweep++)
            for (var i = 0; i < loss.Length; i++)
                for (var o = 0; o < loss[i].Length; o++)
                    if (with[i][o].Count > 0)
                        Improve(ref loss[i][o], supposed[i][o], with[i][o], sums);
        return loss;
    }

    private void Improve(ref double loss, double supposed, List<int> offers, double[] sums)
    {
        var weighed = Trust * supposed;
        foreach (var n in offers) weighed += heard[n].Loss - (sums[n] - loss);
        var better = Math.Max(0, weighed / (Trust + offers.Count));
        foreach (var n in offers) sums[n] += better - loss;
        loss = better;
    }

    private static ImmutableArray<int> Points(double[] loss)
    {
        var most = loss.Max();
        return [.. loss.Select(l => (int)Math.Round((most - l) * Scale))];
    }
}
