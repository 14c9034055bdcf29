using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>The envoy where nothing but offers passes between two sides.</summary>
/// <remarks>
/// Its target falls late, from its best package to an aim between the best it has heard and the estimated Nash solution;
/// what it offers at the target is what the other side should like best, and new to it. In the last turns it looks for the
/// best package at the level of the other side's last offer, and at the very end takes up the other side's own best one.
/// </remarks>
internal sealed class EnvoyBargainer(Exchange talks, EnvoyName name) : Bargainer(talks)
{
    private const double Band = 0.04;
    private const double Nearly = 0.2;
    private const int Window = 10;

    private readonly Skill skill = Skill.Of(name.Level);
    private readonly HashSet<int> offered = [];
    private readonly List<int> scores = [];
    private readonly FrequencyModel model = new(talks.Own.Space);

    public override Act Next()
    {
        for (var n = scores.Count; n < Talks.Theirs.Count; n++)
        {
            scores.Add(Score(Talks.Theirs[n]));
            if (skill.Models) model.Hear(Talks.Theirs[n], (double)n / Talks.Turns);
        }

        var theirs = model.Valuation(Own.Valuation.Points);
        var frontier = Frontier.Of([Own.Valuation, theirs]);
        if (frontier[^1].Scores[0] < Own.Floor) return Act.End;
        var aim = EnvoyAim.Of(Talks, frontier, scores, skill, name.Persona?.Manner);
        if (Accepts(aim)) return Act.Accept(Talks.Theirs[^1]);
        var next = Talks.TurnsLeft <= aim.ClosesWith && aim.Received > aim.Least
            ? Talks.Theirs[scores.IndexOf(scores.Max())]
            : Pick(frontier, theirs, Probed(frontier, theirs, aim), (int)((aim.Best - aim.Least) * Band));
        offered.Add(next);
        return Act.Offer(next);
    }

    private int Score(int outcome) => Own.Valuation.Score(Own.Space.Package(outcome));

    private bool Accepts(EnvoyAim aim)
    {
        if (scores.Count == 0 || scores[^1] < aim.Least) return false;
        if (scores[^1] >= aim.Least + ((aim.Best - aim.Least) * skill.Content)) return true;
        if (Talks.IsLastWord || scores[^1] >= aim.Target) return true;
        // Nobody is bound to take back its own best offer: one that is nearly as good is in hand.
        var enough = aim.Received - (Nearly * (aim.Received - aim.Least));
        if (Talks.TurnsLeft <= aim.ClosesWith && scores[^1] >= enough) return true;
        // Who draws its offers may draw worse ones: the next is not sure to be better than this.
        return skill.Plans && !Talks.MovesFirst && Talks.TurnsLeft == 2 && aim.ClosesWith > 1
            && scores[^1] > aim.Least && scores[^1] >= scores.TakeLast(Window).Average();
    }

    /// <summary>In the last turns no more than the other side's own level leaves us.</summary>
    private int Probed(ImmutableArray<FrontierPoint> frontier, Valuation theirs, EnvoyAim aim)
    {
        if (Talks.TurnsLeft > aim.ProbesWith || aim.Received <= aim.Least) return aim.Target;
        var level = theirs.Score(Own.Space.Package(Talks.Theirs[^1]));
        for (var i = frontier.Length - 1; i >= 0; i--)
            if (frontier[i].Scores[1] >= level)
                return Math.Max(aim.Received, Math.Min(aim.Target, frontier[i].Scores[0]));
        return aim.Target;
    }

    private int Pick(ImmutableArray<FrontierPoint> frontier, Valuation theirs, int target, int band)
    {
        if (skill.Slack > 0)
        {
            var slack = (int)((frontier[^1].Scores[0] - Own.Floor) * skill.Slack);
            target = Math.Min(target + new Chance(Talks.Seed, Talks.Ours.Count).Below(slack + 1), frontier[^1].Scores[0]);
        }

        if (!skill.Models) return Own.JustAbove(Own.UtilityOf(target));

        FrontierPoint? above = null;
        foreach (var point in frontier)
        {
            if (point.Scores[0] < target) continue;
            above ??= point;
            if (Own.Space.Outcome(point.Package) is var outcome && offered.Contains(outcome)) continue;
            if (point.Scores[0] > target + band) break;
            return outcome;
        }

        return Beside(frontier, theirs, target, band)
            ?? (above is null ? Own.Rising[^1] : Own.Space.Outcome(above.Package));
    }

    /// <summary>Among the packages one issue beside the frontier near the target the one they should like best.</summary>
    private int? Beside(ImmutableArray<FrontierPoint> frontier, Valuation theirs, int target, int band)
    {
        (int? outcome, var liking) = (default(int?), int.MinValue);
        foreach (var point in frontier)
        {
            if (point.Scores[0] < target - (2 * band) || point.Scores[0] > target + (3 * band)) continue;
            for (var i = 0; i < point.Package.Count; i++)
                for (var o = 0; o < Own.Valuation.Points[i].Length; o++)
                {
                    if (o == point.Package[i]) continue;
                    var package = point.Package.With(i, o);
                    var score = Own.Valuation.Score(package);
                    if (score < target || score > target + band) continue;
                    var (number, likes) = (Own.Space.Outcome(package), theirs.Score(package));
                    if (likes > liking && number >= 0 && !offered.Contains(number)) (outcome, liking) = (number, likes);
                }
        }

        return outcome;
    }
}
