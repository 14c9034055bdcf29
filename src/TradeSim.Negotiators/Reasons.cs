using TradeSim.Bargaining;

namespace TradeSim.Negotiators;

/// <summary>The envoy's sealed sentences for the debrief; they may name the own points.</summary>
internal static class Reasons
{
    /// <summary>Where the envoy stands and what it believes.</summary>
    public static string Of(SeatView view, OwnSide own, OpponentModel model, Aspiration aim, Pace pace)
    {
        var said = $"Our target is {aim.Target} of {aim.Best} points (floor {own.Floor}, "
            + $"aim for the end {aim.End}; about {pace.TurnsLeft} own turns left).";
        var theirs = view.Table.Offers.FindLast(o => o.By.Party != own.Party);
        if (theirs is null) return $"{said} The other side has not offered yet.";
        var order = Enumerable.Range(0, model.Weights.Length).OrderByDescending(i => model.Weights[i])
            .ToArray();
        var issues = view.Agenda.Issues;
        return $"{said} Their offer {theirs.Number} gives us {own.Score(theirs.Package)}, the best so far "
            + $"{aim.Received}. They seem to care most about {issues[order[0]].Name} and "
            + $"{issues[order[1 % order.Length]].Name}, least about {issues[order[^1]].Name}.";
    }

    /// <summary>Why this package.</summary>
    public static string ForChoice(FrontierPoint point) =>
        $"Of the packages at the target that are new to them this one, {point.Scores[0]} for us, "
        + $"should please them most (estimate {point.Scores[1]} of {OpponentModel.Scale}).";
}
