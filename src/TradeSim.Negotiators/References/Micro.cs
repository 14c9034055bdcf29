using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Negotiators.References;

/// <summary>MiCRO (de Jonge 2022): walks down its list one outcome for each new one that the other side proposes.</summary>
/// <remarks>
/// With m distinct own and n distinct received proposals: if m is at most n and the next outcome is no worse than no deal,
/// it proposes that, of equal utility one that the other side proposed before; otherwise it repeats one of its own at random.
/// It accepts what is no worse than the outcome it could propose, or than its least so far where it may not concede.
/// </remarks>
internal sealed class Micro(Exchange talks) : Bargainer(talks)
{
    private readonly HashSet<int> proposed = [];
    private readonly HashSet<int> received = [];
    private int heard;

    public override Act Next()
    {
        for (; heard < Talks.Theirs.Count; heard++) received.Add(Talks.Theirs[heard]);
        var (own, m) = (Own, proposed.Count);
        var mayConcede = m <= received.Count && m < own.Rising.Length
            && own.At(own.Rising.Length - 1 - m) >= own.Reservation;
        if (m == 0 && !mayConcede) return Act.End;
        var least = own.At(own.Rising.Length - (mayConcede ? m + 1 : m));
        if (Talks.OnTable is { } theirs && own.Utility(theirs) >= Math.Max(least, own.Reservation))
            return Act.Accept(theirs);
        var next = mayConcede ? NextDown(least) : Again();
        proposed.Add(next);
        return Act.Offer(next);
    }

    /// <summary>Of the outcomes with this utility that were not proposed, one that the other side proposed, if there is one.</summary>
    private int NextDown(double utility)
    {
        var first = -1;
        for (var place = Own.PlaceOf(utility); place < Own.Rising.Length && Own.At(place) == utility; place++)
        {
            var outcome = Own.Rising[place];
            if (proposed.Contains(outcome)) continue;
            if (received.Contains(outcome)) return outcome;
            if (first < 0) first = outcome;
        }

        return first;
    }

    private int Again() => Talks.Ours[new Chance(Talks.Seed, Talks.Ours.Count).Below(Talks.Ours.Count)];
}
