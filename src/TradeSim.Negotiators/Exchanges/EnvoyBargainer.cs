using TradeSim.Bargaining;
using TradeSim.Negotiators.Personas;
using TradeSim.Scenarios;

namespace TradeSim.Negotiators.Exchanges;

/// <summary>The envoy where nothing but offers passes between two sides.</summary>
internal sealed class EnvoyBargainer(Exchange talks, EnvoyName name) : Bargainer(talks)
{
    private const string Us = "us";
    private const string Them = "them";
    private readonly List<Bid> bids = [];
    private readonly OwnSide own = new(Us, talks.Own.Valuation, talks.Own.Floor, new Mandate(int.MinValue, [], "", []));

    public override Act Next()
    {
        Remember();
        var known = new Bids(Us, [Them], bids);
        var model = OpponentModel.Of(own.Valuation.Points, known.From(null));
        var frontier = Frontier.Of([own.Valuation, model.Valuation]);
        if (frontier[^1].Scores[0] < own.Floor) return Act.End;
        var pace = new Pace(Talks.Time, Talks.TurnsLeft - 1);
        var aim = Aspiration.Of(known, own, frontier, pace, name.Persona?.Manner ?? Manner.Plain);
        var next = Candidates.Choose(known, own, model, frontier, aim);
        return Accept(aim, pace, next) ?? Settle(aim, pace) ?? Act.Offer(
            next is null ? Talks.Ours[^1] : Own.Space.Outcome(next.Package));
    }

    private void Remember()
    {
        while (bids.Count < Talks.Ours.Count + Talks.Theirs.Count)
        {
            var n = bids.Count / 2;
            var isOurs = Talks.MovesFirst == (bids.Count % 2 == 0);
            var outcome = isOurs ? Talks.Ours[n] : Talks.Theirs[n];
            bids.Add(new(isOurs ? Us : Them, Own.Space.Package(outcome), (double)n / Talks.Turns));
        }
    }

    private Act? Accept(Aspiration aim, Pace pace, FrontierPoint? next)
    {
        if (Talks.OnTable is not { } theirs) return null;
        var score = own.Score(Own.Space.Package(theirs));
        if (score < own.Floor) return null;
        if (Talks.IsLastWord) return Act.Accept(theirs);
        if (score >= Math.Min(aim.Target, next?.Scores[0] ?? aim.Target)) return Act.Accept(theirs);
        if (pace.TurnsLeft > 3) return null;
        var best = Math.Max(own.Floor + 1, aim.Received - aim.Band(own));
        if (pace.TurnsLeft > Pace.SettlingTurns) best = Math.Max(best, aim.End - aim.Band(own));
        return score >= best ? Act.Accept(theirs) : null;
    }

    private Act? Settle(Aspiration aim, Pace pace)
    {
        if (pace.TurnsLeft > Pace.SettlingTurns || aim.Received <= own.Floor) return null;
        var best = -1;
        foreach (var outcome in Talks.Theirs)
            if (best < 0 || Own.Utility(outcome) >= Own.Utility(best)) best = outcome;
        return Act.Offer(best);
    }
}
