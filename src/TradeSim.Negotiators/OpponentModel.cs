using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>What the other side probably likes, learnt from its offers and signals alone.</summary>
/// <remarks>
/// It begins with a supposition: what is cheap for us is dear to them, and the further an option lies from
/// where they opened the
/// worse it is for them. Then it fits a loss for each option, by ridge regression towards that supposition,
/// so that
/// their offers add up to the little that a party gives away at first and the more that it gives away later.
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

    private OpponentModel(SeatView view, string? party)
    {
        hints = [.. view.Agenda.Issues.Select(i => new double[i.Options.Length])];
        stress = [.. Enumerable.Repeat(1.0, hints.Length)];
        HearOffers(view, party);
        HearSignals(view, party);
        var loss = Fit(Suppose(view.Brief.Valuation.Beside(view.Agenda.StatusQuo)));
        Valuation = new([.. loss.Select(o => Points(o))], []);
        Weights = [.. Valuation.Points.Select(o => o.Max())];
    }

    /// <summary>The estimated valuation of the other side: the best package has about <see cref="Scale"/>
    /// points.</summary>
    public Valuation Valuation { get; }

    /// <summary>How many estimated points each issue can make a difference of.</summary>
    public ImmutableArray<int> Weights { get; }

    /// <summary>One model of all the others together.</summary>
    public static OpponentModel Of(SeatView view) => new(view, null);

    /// <summary>A model of one other party.</summary>
    public static OpponentModel Of(SeatView view, string party) => new(view, party);

    private void HearOffers(SeatView view, string? party)
    {
        foreach (var offer in view.Table.Offers)
        {
            if (!Concerns(view, party, offer.By.Party)) continue;
            var share = Pace.ShareAt(view.Table, offer.At);
            heard.Add((LostAtTheEnd * share * share, offer.Package));
        }
    }

    /// <summary>What a party asks for in a signal it likes and finds important; what it could give costs it
    /// little.</summary>
    private void HearSignals(SeatView view, string? party)
    {
        foreach (var line in view.Table.Lines)
        {
            if (line is not TalkLine.Signalled signal || !Concerns(view, party, signal.By.Party)) continue;
            foreach (var wish in signal.IfYou) Hint(wish, Wished, Dearer);
            foreach (var gift in signal.WeCould) Hint(gift, Given, Cheaper);
        }
    }

    private static bool Concerns(SeatView view, string? party, string speaker) =>
        party is null ? speaker != view.Party : speaker == party;

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
        for (var sweep = 0; sweep < Sweeps && heard.Count > 0; sweep++)
            for (var i = 0; i < loss.Length; i++)
                for (var o = 0; o < loss[i].Length; o++)
                    loss[i][o] = Better(loss, supposed[i][o], i, o);
        return loss;
    }

    private double Better(double[][] loss, double supposed, int issue, int option)
    {
        var (weighed, count) = (Trust * supposed, Trust);
        foreach (var (expected, package) in heard)
        {
            if (package[issue] != option) continue;
            var others = -loss[issue][option];
            for (var j = 0; j < loss.Length; j++) others += loss[j][package[j]];
            weighed += expected - others;
            count++;
        }

        return Math.Max(0, weighed / count);
    }

    private static ImmutableArray<int> Points(double[] loss)
    {
        var most = loss.Max();
        return [.. loss.Select(l => (int)Math.Round((most - l) * Scale))];
    }
}
