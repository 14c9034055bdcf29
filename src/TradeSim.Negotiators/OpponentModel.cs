using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>What the other side probably likes, learnt from its offers and signals alone.</summary>
/// <remarks>
/// A frequency model (Hindriks and Tykhonov's classic, after Smith): an option offered often, and early, is liked; an issue that
/// does not move matters. Before the first offer it supposes that what is cheap for us is dear to them.
/// </remarks>
internal sealed class OpponentModel
{
    /// <summary>The score of the package that the other side probably likes best, in estimated points.</summary>
    public const int Scale = 1000;

    private const double LeastWeight = 0.3;
    private const double Repeated = 0.35;

    private readonly double[][] counts;
    private readonly double[] stress;
    private readonly int[] first;

    private OpponentModel(SeatView view)
    {
        counts = [.. view.Agenda.Issues.Select(i => new double[i.Options.Length])];
        stress = [.. Enumerable.Repeat(1.0, counts.Length)];
        first = [.. Enumerable.Repeat(-1, counts.Length)];
        HearOffers(view);
        HearSignals(view);
        Weights = Weigh();
        Valuation = Estimate(view.Brief.Valuation);
    }

    /// <summary>The estimated valuation of the other side, 0 to <see cref="Scale"/> points.</summary>
    public Valuation Valuation { get; }

    /// <summary>How much each issue probably matters to the other side; the sum is 1.</summary>
    public ImmutableArray<double> Weights { get; }

    public static OpponentModel Of(SeatView view) => new(view);

    private void HearOffers(SeatView view)
    {
        var heard = new HashSet<Package>();
        foreach (var offer in view.Table.Offers)
        {
            if (offer.By.Party == view.Party) continue;
            var left = 1 - Pace.ShareAt(view.Table, offer.At);
            // Late offers show what a party can bear, early ones what it wants.
            var weight = Math.Max(0.05, left * left * left) * (heard.Add(offer.Package) ? 1 : Repeated);
            for (var i = 0; i < counts.Length; i++)
            {
                if (first[i] < 0) first[i] = offer.Package[i];
                counts[i][offer.Package[i]] += weight;
            }
        }
    }

    /// <summary>What a party asks for in a signal it likes and finds important; what it could give costs it little.</summary>
    private void HearSignals(SeatView view)
    {
        foreach (var line in view.Table.Lines)
        {
            if (line is not TalkLine.Signalled signal || signal.By.Party == view.Party) continue;
            foreach (var wish in signal.IfYou)
            {
                counts[wish.Issue][wish.Option] += 2;
                stress[wish.Issue] *= 1.6;
            }

            foreach (var gift in signal.WeCould)
            {
                counts[gift.Issue][gift.Option] += 0.5;
                stress[gift.Issue] *= 0.6;
            }
        }
    }

    private ImmutableArray<double> Weigh()
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (LeastWeight + Concentration(counts[i])) * stress[i];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>0 where all options were offered alike, 1 where always the same one was.</summary>
    private static double Concentration(double[] counts)
    {
        var sum = counts.Sum();
        if (sum <= 0 || counts.Length < 2) return 0;
        var squares = 0.0;
        foreach (var count in counts) squares += count / sum * (count / sum);
        var even = 1.0 / counts.Length;
        return (squares - even) / (1 - even);
    }

    private Valuation Estimate(Valuation own)
    {
        var points = ImmutableArray.CreateBuilder<ImmutableArray<int>>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var likes = Likes(i, own.Points[i]);
            var (low, high) = (likes.Min(), likes.Max());
            var scale = high > low ? Weights[i] * Scale / (high - low) : 0;
            points.Add([.. likes.Select(l => (int)Math.Round((l - low) * scale))]);
        }

        return new(points.MoveToImmutable(), []);
    }

    /// <summary>How much the other side probably likes each option of an issue, on no particular scale.</summary>
    private double[] Likes(int issue, ImmutableArray<int> own)
    {
        var (low, high) = (own.Min(), own.Max());
        var most = counts[issue].Max();
        var far = Math.Max(first[issue], own.Length - 1 - first[issue]);
        var likes = new double[own.Length];
        for (var o = 0; o < likes.Length; o++)
        {
            var cheapForUs = high > low ? (high - own[o]) / (double)(high - low) : 0;
            likes[o] = cheapForUs;
            if (most > 0) likes[o] += 2 * counts[issue][o] / most;
            // Issues are ladders: the further from where they opened, the worse for them.
            if (first[issue] >= 0) likes[o] += 2 * (1 - Math.Abs(o - first[issue]) / (double)Math.Max(1, far));
        }

        return likes;
    }
}
