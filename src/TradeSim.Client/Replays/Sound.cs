using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>What must hold of a file before it is shown; anyone can write one, so nothing is trusted.</summary>
internal static class Sound
{
    /// <summary>Refuses a file whose rooms name what its scenario does not have.</summary>
    public static void Check(ReplayModel model)
    {
        Require(!model.Rounds.IsEmpty && model.Rounds.Length == model.End.Earlier.Count + 1);
        foreach (var round in model.Rounds.Skip(1)) Soundness.CheckSize(round.Scenario);
        foreach (var round in model.Rounds) Check(round);
        Require(model.Steps.All(s => s.Table.Clock is { } clock && clock.Time.Day >= 0
            && clock.Time.Day < clock.Days.Length && s.Moment.Time.Day < clock.Days.Length));
        Require(model.Steps.SelectMany(s => s.Delegations.Values)
            .All(d => d.Draft is not { } draft || model.Rounds.Any(r => r.Agenda.Fits(draft))));
        Require(model.Agenda.Parties.All(p => model.Steps[0].Delegations.ContainsKey(p.Id)));
    }

    private static void Check(Round round)
    {
        var (agenda, end) = (round.Agenda, round.End);
        Require(round.Closed?.Agreement is not { } agreement || agenda.Fits(agreement));
        Require(Dialect.Write(end.Agenda!) == Dialect.Write(agenda));
        Require(end.Offers.Select((o, i) => o.Number == end.OffersBefore + i + 1 && agenda.Fits(o.Package))
            .All(fits => fits));
        Require(end.Lines.All(l => l.By.IsOffice || agenda.Party(l.By.Party) is not null));
        Require(end.Lines.OfType<TalkLine.Signalled>().All(s => s.IfYou.Concat(s.WeCould).All(agenda.Has)));
        Require(end.Standing.Statements.All(s => s.Pledge is not { } pledge || agenda.Has(pledge)));
        Require(end.Accord is not { Package: { } lived } || agenda.Fits(lived));
    }

    private static void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException();
    }
}
