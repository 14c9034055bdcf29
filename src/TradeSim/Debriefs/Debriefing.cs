using System.Collections.Immutable;
using TradeSim.Bargaining;

namespace TradeSim.Debriefs;

/// <summary>What the debrief has to say of a round: every finding names the entries that it rests on.</summary>
public static class Debriefing
{
    /// <summary>All findings: missed trades, what decided it, how the offers went, what was reached.</summary>
    public static ImmutableArray<Finding> Of(Proceedings round)
    {
        var curves = Offering.Curves(round).ToArray();
        return
        [
            .. MissedTrades.Of(round), .. TurningPoints.PassedOver(round), .. TurningPoints.TookLess(round),
            .. TurningPoints.HintsUnused(round), .. TurningPoints.BelowOwn(round),
            .. Offering.AgainstThemselves(round, curves), .. AtHome.Of(round), .. Compliance.Of(round), .. curves,
            .. Offering.Openings(round), .. Reached(round),
        ];
    }

    private static IEnumerable<Finding> Reached(Proceedings round)
    {
        var bargain = round.Bargain;
        if (bargain.Solutions is not { } best) yield break;
        yield return new Finding.Reached(round.Ending.Grounds, round.Result, bargain.JointGain(round.Result),
            bargain.JointGain(best.Utilitarian.Scores), best.Nash.Scores, best.KalaiSmorodinsky.Scores,
            LeftOnTheTable.Of(bargain.Frontier, round.Result));
    }
}
