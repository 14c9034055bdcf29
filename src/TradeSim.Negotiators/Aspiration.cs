using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;

namespace TradeSim.Negotiators;

/// <summary>What the envoy aims at now, in own points.</summary>
/// <param name="Best">The most that any permitted package gives.</param>
/// <param name="Target">What its next offer is worth at least.</param>
/// <param name="End">Where the target arrives when time is up.</param>
/// <param name="Received">The most that a permitted offer of the other side was worth; the floor before there
/// is one. Of several sides it is the one that offers least.</param>
internal sealed record Aspiration(int Best, int Target, int End, int Received)
{
    /// <summary>The band of own points within which the other side's liking decides.</summary>
    public int Band(OwnSide own) => Math.Max(1, (Best - own.Floor) / 25);

    /// <summary>The least score of an offer that a skill is content with; the best where it is never content early.</summary>
    public int ContentWith(OwnSide own, Skill skill) => own.Floor + (int)((Best - own.Floor) * skill.ContentAtTable);

    /// <summary>The same aim, above it by chance where a skill does not hold to it.</summary>
    public Aspiration Loosely(OwnSide own, Skill skill, Chance chance)
    {
        var slack = (int)((Best - own.Floor) * skill.Slack);
        return slack == 0 ? this : this with { Target = Math.Min(Best, Target + chance.Below(slack + 1)) };
    }

    public static Aspiration Of(Bids bids, OwnSide own, ImmutableArray<FrontierPoint> frontier, Pace pace, Manner how)
    {
        var best = frontier[^1].Scores[0];
        var nash = EstimatedNash(own, frontier);
        var (received, lift) = (BestReceived(bids, own), Lift(bids, own, nash));
        var share = how.ShareOfNash + how.Firmness * (1 - lift);
        var end = Math.Max(received, (int)(share * nash + (1 - share) * received));
        var opening = Math.Max(end, best - (int)((best - own.Floor) * how.OpensBelowBest));
        var conceded = Math.Max(Math.Pow(pace.ToSettling, how.Patience), how.Reciprocity * lift);
        var target = opening - (int)((opening - end) * conceded);
        // A target never rises again: to take back a step would look like bad faith.
        if (bids.LastOfOurs is { } last) target = Math.Min(target, own.Score(last));
        return new(best, Math.Max(target, Math.Max(received, own.Floor)), end, received);
    }

    /// <summary>Own score at the estimated Nash solution, supposing the other side can fall as low as we
    /// can.</summary>
    private static int EstimatedNash(OwnSide own, ImmutableArray<FrontierPoint> frontier)
    {
        var (least, most) = (frontier[0], frontier[^1]);
        var range = Math.Max(1, most.Scores[0] - least.Scores[0]);
        var theirs = most.Scores[1]
            + (int)((long)(least.Scores[1] - most.Scores[1]) * Math.Max(0, own.Floor - least.Scores[0])
                / range);
        var (nash, product) = (own.Floor, -1L);
        foreach (var point in frontier)
        {
            var gain = (long)Math.Max(0, point.Scores[0] - own.Floor) * Math.Max(0, point.Scores[1] - theirs);
            if (gain > product) (nash, product) = (point.Scores[0], gain);
        }

        return Math.Max(nash, own.Floor);
    }

    /// <summary>Among several the one that offers least counts, since a deal needs them all.</summary>
    private static int BestReceived(Bids bids, OwnSide own) => Hardest(bids, own) is { } hardest
        ? BestFrom(bids, own, hardest) : own.Floor;

    /// <summary>The other party whose best offer is worth least to us.</summary>
    public static string? Hardest(Bids bids, OwnSide own) => bids.Others.MinBy(p => BestFrom(bids, own, p));

    private static int BestFrom(Bids bids, OwnSide own, string party)
    {
        var best = own.Floor;
        foreach (var bid in bids.All)
            if (bid.Party == party && own.Permits(bid.Package))
                best = Math.Max(best, own.Score(bid.Package));
        return best;
    }

    /// <summary>How far the other side came from its first offer towards the estimated Nash solution, 0 to
    /// 1.</summary>
    private static double Lift(Bids bids, OwnSide own, int nash)
    {
        int? first = null;
        var (best, hardest) = (0, Hardest(bids, own));
        foreach (var bid in bids.All)
        {
            if (bid.Party != hardest) continue;
            var score = own.Score(bid.Package);
            best = first is null ? score : Math.Max(best, score);
            first ??= score;
        }

        return first is not { } from || nash <= from ? 0
            : Math.Clamp((best - from) / (double)(nash - from), 0, 1);
    }
}
