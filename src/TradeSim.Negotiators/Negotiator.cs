using TradeSim.Delegations;
using TradeSim.Negotiators.Aftermaths;
using TradeSim.Negotiators.Capitals;
using TradeSim.Negotiators.References;
using TradeSim.Tables;

namespace TradeSim.Negotiators;

/// <summary>Decides for an AI delegation: what one seat sees goes in, at most one move comes out.</summary>
/// <remarks>A pure function: the same view always gives the same move.</remarks>
public static class Negotiator
{
    /// <summary>The next move, or null where there is nothing to say now.</summary>
    public static Move? Decide(SeatView view)
    {
        if (view.Own.Lap is { } lap) return AfterTheDeal(view, lap);
        return Turn.IsOurs(view) ? Think(view) : null;
    }

    /// <summary>After a deal it takes every package that is worth more to it; the deal stands anyway.</summary>
    private static Move? AfterTheDeal(SeatView view, Lap lap)
    {
        if (lap.Taken is not null) return null;
        var own = new OwnSide(view.Brief);
        var deal = own.Score(lap.Deal);
        return new(new DelegationCommand.AnswerLap([.. Enumerable.Range(0, lap.Packages.Length)
                .Where(i => own.Score(lap.Packages[i]) > deal)]),
            $"The deal is worth {deal} points to us. The packages shown are worth "
            + $"{string.Join(", ", lap.Packages.Select(own.Score))}; we take those that are worth more.");
    }

    /// <summary>What it would do now if it were its turn.</summary>
    internal static Move? Think(SeatView view) => Choose(view) is { } move ? Phrases.NotTwice(view, move) : null;

    private static Move? Choose(SeatView view)
    {
        var own = new OwnSide(view.Brief);
        if (view.Table.Phase == TablePhase.Aftermath) return Weekly.Decide(view, own);
        if (view.Table.Phase == TablePhase.LastCall) return LastCall.Decide(view, own);
        var isPlain = view.Table.Reach <= Reach.Talks && view.Agenda.Parties.Length == 2;
        return view.Strategy.Name switch
        {
            var name when NegotiatorNames.IsEnvoy(name) && isPlain => Envoy.Decide(view, own),
            var name when NegotiatorNames.IsEnvoy(name) => HeadOfDelegation.Decide(view, own),
            var name => AtTable.Decide(name, view, own),
        };
    }
}
