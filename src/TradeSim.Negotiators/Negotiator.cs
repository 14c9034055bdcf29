using TradeSim.Negotiators.Aftermaths;
using TradeSim.Negotiators.Capitals;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>Decides for an AI delegation: what one seat sees goes in, at most one move comes out.</summary>
/// <remarks>A pure function: the same view always gives the same move.</remarks>
public static class Negotiator
{
    /// <summary>The next move, or null where there is nothing to say now.</summary>
    public static Move? Decide(SeatView view)
    {
        if (!Turn.IsOurs(view)) return null;
        return Choose(view) is { } move ? Phrases.NotTwice(view, move) : null;
    }

    private static Move? Choose(SeatView view)
    {
        var own = new OwnSide(view.Brief);
        if (view.Table.Phase == TablePhase.Aftermath) return Weekly.Decide(view, own);
        if (view.Table.Phase == TablePhase.LastCall) return LastCall.Decide(view, own);
        var isPlain = view.Table.Reach <= Reach.Talks && view.Agenda.Parties.Length == 2;
        return view.Strategy.Name switch
        {
            NegotiatorNames.Envoy when isPlain => Envoy.Decide(view, own),
            var name when NegotiatorNames.IsEnvoy(name) => HeadOfDelegation.Decide(view, own),
            NegotiatorNames.Random => RandomWalker.Decide(view, own),
            var name => TimeDependent.Decide(name, view, own),
        };
    }
}
