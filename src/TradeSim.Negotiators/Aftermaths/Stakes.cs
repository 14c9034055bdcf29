using TradeSim.Agreements;

namespace TradeSim.Negotiators.Aftermaths;

/// <summary>What the commitments of an agreement are worth to one party, by its own valuation.</summary>
internal sealed class Stakes(SeatView view, OwnSide own)
{
    private const int Recovered = 75;

    private readonly Dictionary<int, int> worths = [];

    public Accord Accord { get; } = view.Table.Accord!;

    public int Weeks { get; } = view.Agenda.Aftermath!.Weeks.Length;

    /// <summary>The week in which the last figures were published; 0 before any.</summary>
    public int Closed => Accord.Week - 1;

    /// <summary>What a commitment is worth when it is kept as the others read it; negative where it
    /// costs.</summary>
    public int Worth(Commitment c)
    {
        if (worths.TryGetValue(c.Number, out var known)) return known;
        var package = Accord.Package!;
        var bound = Accord.Commitments.Count(other => other.Issue == c.Issue);
        return worths[c.Number] = (own.Score(package.With(c.Issue, c.Promised))
            - own.Score(package.With(c.Issue, view.Agenda.Issues[c.Issue].StatusQuo))) / bound;
    }

    /// <summary>The commitments of others from which this party gains.</summary>
    public IEnumerable<Commitment> Receives =>
        Accord.Commitments.Where(c => c.Party != own.Party && Worth(c) > 0);

    /// <summary>What the others could withhold in answer to one breach: the most that one commitment gives
    /// us.</summary>
    public int MostToLose => Receives.Where(c => !Accord.IsSuspended(c.Number)).Select(Worth)
        .DefaultIfEmpty(0).Max();

    /// <summary>The score of the agreement as it is lived so far; what nobody saw yet counts as
    /// promised.</summary>
    public int Lived => own.Score(Accord.Package!) + Accord.Commitments.Where(c => c.Party != own.Party)
        .Sum(c => Worth(c) * ((Accord.Shown(c.Number) ?? c.OwnPercent) - c.OwnPercent) / 100);

    /// <summary>What a commitment's figures fall short of, in own points.</summary>
    public int Suffered(Commitment c) => Worth(c) * Math.Max(0, 100 - (Accord.Shown(c.Number) ?? 100)) / 100;

    /// <summary>True if the newest figure since an allegation shows again what was promised.</summary>
    public bool IsMended(Allegation allegation) => Accord.Week > allegation.Week
        && Accord.Published.LastOrDefault(p => p.Commitment == allegation.Commitment)?.Percent >= Recovered;
}
