using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>What the envoy aims at in a turn, in own points.</summary>
/// <param name="Least">What it agrees to at least: a share of the way from no deal to its best.</param>
/// <param name="Target">What its next offer is worth at least.</param>
/// <param name="Received">The most that the other side offered; the least where nothing reached it.</param>
/// <param name="ClosesWith">The own turns left from which it takes up the other side's best offer.</param>
/// <param name="ProbesWith">The own turns left from which it looks for the best package at the other side's own level.</param>
internal readonly record struct EnvoyAim(
    int Least, int Best, int Target, int Received, double ClosesWith, double ProbesWith)
{
    private const double ShortTalks = 10;
    private const double HardlyLongerThanShort = 1.5;
    private const double ShortPace = 0.95;
    private const double ShortPatience = 3.7;
    private const double ShortPatienceWithTheLastWord = 5;
    private const double SweepShare = 0.1;
    private const double SweepShareAgainstTheHard = 0.5;
    private const double Reserve = 0.15;
    private const double ShortReserve = 0.05;
    private const double ErraticShare = 0.2;
    private const double HardlyBetter = 0.1;
    private const double Lift = 0.4;

    /// <summary>The aim of the next turn.</summary>
    /// <param name="scores">The own scores of the other side's offers, in order.</param>
    public static EnvoyAim Of(
        Exchange talks, ImmutableArray<FrontierPoint> frontier, List<int> scores, Skill skill, Manner? manner)
    {
        var (floor, best) = (talks.Own.Floor, frontier[^1].Scores[0]);
        var isShort = talks.Turns < HardlyLongerThanShort * ShortTalks;
        // Who takes whatever is better than nothing is left with little more by whoever waits for it.
        if (skill.Plans) floor += (int)((best - floor) * (isShort ? ShortReserve : Reserve));
        var received = scores.Count == 0 ? floor : Math.Max(floor, scores.Max());
        // With more turns there is more time to wait, and more to gain from it.
        var length = skill.Plans ? Math.Log10(Math.Max(1, talks.Turns) / ShortTalks) : 0;
        var patience = Math.Clamp(skill.Patience + (skill.Plans ? 5 * length : 0), 0.2, 9) * Firmness(manner);
        var share = Math.Clamp(0.2 + (0.5 * length) + (manner is null ? 0 : manner.ShareOfNash - 0.45), 0, 0.95);
        var hope = Math.Min(best, received + (Lift * Rise(scores, floor) * (talks.TurnsLeft - 1)));
        var end = Math.Max(Math.Max(received, hope), (share * Nash(frontier, floor)) + ((1 - share) * received));
        // Who moves second can still be answered in its last turn but one.
        var last = skill.Plans && !talks.MovesFirst && talks.Turns > 2 * ShortTalks ? 2 : 1;
        if (skill.Plans)
        {
            // Against who offers nothing acceptable it begins to come down to its least much sooner.
            var sweep = Math.Max(1, talks.Turns * (received <= floor ? SweepShareAgainstTheHard : SweepShare));
            var left = Math.Max(1, talks.TurnsLeft - last + 1);
            if (left <= sweep) end = received + ((end - received) * (left - 1) / sweep);
        }
        else end -= (end - received) * skill.Falls;

        var passed = talks.Turns <= last ? 1 : Math.Min(1, (double)talks.Ours.Count / (talks.Turns - last));
        var opening = manner is null ? best : best - ((best - end) * manner.OpensBelowBest);
        var target = Math.Max(received, (int)(end + ((opening - end) * (1 - Math.Pow(passed, patience)))));
        // In short talks there is no time to come back from too high an aim: it goes down by the clock alone.
        if (skill.Plans && isShort)
        {
            // Who can take something with the last word waits a little more.
            var wait = !talks.MovesFirst && received > floor ? ShortPatienceWithTheLastWord : ShortPatience;
            var given = Math.Pow(ShortPace * talks.Time, wait * Firmness(manner));
            target = Math.Max(received, best - (int)((best - floor) * given));
        }

        // Who draws its offers does not come nearer; of who does, the last offers are worth waiting for.
        var isErratic = Gain(scores) <= HardlyBetter * (best - floor)
            && FrequencyModel.IsErratic(talks.Own.Space, talks.Theirs);
        var closes = !skill.Plans ? 0 : isErratic ? Math.Max(1, talks.Turns * ErraticShare) : 1;
        var probes = !skill.Plans || isShort ? 0 : talks.Turns < 5 * ShortTalks ? 1 : 2;
        return new(floor, best, target, received, closes, closes + probes);
    }

    private static double Firmness(Manner? manner) => manner is null ? 1 : Math.Max(0.3, 1 + (manner.ShareOfNash - 0.45));

    /// <summary>The own score where the product of what we gain and what they seem to like is largest.</summary>
    private static int Nash(ImmutableArray<FrontierPoint> frontier, int floor)
    {
        var (nash, product) = (floor, -1.0);
        foreach (var point in frontier)
        {
            var gain = (double)Math.Max(0, point.Scores[0] - floor) * point.Scores[1];
            if (gain > product) (nash, product) = (point.Scores[0], gain);
        }

        return nash;
    }

    /// <summary>By how many points the mean of their offers rose from the first half to the second.</summary>
    private static double Gain(List<int> scores) => scores.Count < 2 ? 0
        : scores.Skip((scores.Count + 1) / 2).Average() - scores.Take(scores.Count / 2).Average();

    /// <summary>By how many points an offer the best received one rose in the second half of the talks.</summary>
    private static double Rise(List<int> scores, int floor)
    {
        const int least = 4;
        if (scores.Count < least) return 0;
        var (half, all) = (floor, floor);
        for (var i = 0; i < scores.Count; i++)
        {
            if (i < scores.Count / 2) half = Math.Max(half, scores[i]);
            all = Math.Max(all, scores[i]);
        }

        return (double)(all - half) / (scores.Count - (scores.Count / 2));
    }
}
