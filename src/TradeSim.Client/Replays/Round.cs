using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>One round of a session: its scenario as it opened, its moments, and what it came to.</summary>
/// <param name="Closed">What the office noted at its end; null where the file was written before.</param>
/// <param name="Measures">What every party did in its weeks, unsealed now.</param>
public sealed record Round(
    int Number, Scenario Scenario, Bargain Bargain, ImmutableArray<ReplayStep> Steps,
    SessionEvent.RoundClosed? Closed, ImmutableArray<WeekOfMeasures> Measures, ImmutableArray<Ballot> Ballots)
{
    /// <summary>Where this round of a branch left its original; null where it did not.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The public half of its scenario.</summary>
    public Agenda Agenda => Scenario.Agenda;

    /// <summary>The table when the round was over.</summary>
    public Table End => Steps[^1].Table;

    /// <summary>The public record of its weeks; null where there were none.</summary>
    public Accord? Accord => End.Accord;

    /// <summary>The offers of the round as points in the picture, by number.</summary>
    public IEnumerable<(Offer Offer, Spot Spot, int Entry)> Path =>
        Steps.Where(s => s.Moment.Kind == MomentKind.Offer)
            .Select(s => (Offer: End.Offer(s.Moment.Offer!.Value)!, s.Moment.Entry))
            .Select(o => (o.Offer, Bargain.At(o.Offer.Package), o.Entry));

    /// <summary>Every call home of a party in this round, with its answer.</summary>
    public IEnumerable<Delegations.CapitalCall> CallsOf(string party)
    {
        var before = Steps[0].Delegations[party].Calls.Count;
        return Steps[^1].Delegations[party].Calls.Skip(Number == 1 ? 0 : before);
    }

    /// <summary>What a party did about a commitment in a week; null where nothing is known.</summary>
    public Conduct? Did(string party, int week, int commitment) => Measures
        .Where(m => m.Party == party && m.Week == week).SelectMany(m => m.Measures)
        .Where(m => m.Commitment == commitment).Select(m => (Conduct?)m.Conduct).FirstOrDefault();

    /// <summary>Cuts a folded session into its rounds.</summary>
    internal static IEnumerable<Round> Of(
        Scenario first, ImmutableArray<ReplayStep> steps, IEnumerable<SessionEvent> office)
    {
        var (number, scenario) = (1, first);
        var measures = ImmutableArray.CreateBuilder<WeekOfMeasures>();
        var ballots = ImmutableArray.CreateBuilder<Ballot>();
        SessionEvent.RoundClosed? closed = null;
        foreach (var happened in office)
        {
            if (happened is SessionEvent.MeasuresLaid laid) measures.Add(laid.Measures);
            if (happened is SessionEvent.BallotsHeld held) ballots.AddRange(held.Ballots);
            if (happened is SessionEvent.RoundClosed end) closed = end;
            if (happened is not SessionEvent.RoundCalled next) continue;
            if (Cut() is { } round) yield return round;
            (number, scenario, closed) = (number + 1, next.Scenario, null);
            measures.Clear();
            ballots.Clear();
        }

        if (Cut() is { } last) yield return last;

        Round? Cut()
        {
            ImmutableArray<ReplayStep> own = [.. steps.Where(s => s.Table.Earlier.Count == number - 1)];
            return own.IsEmpty ? null : new(number, scenario, Bargain.Of(scenario, closed?.Agreement), own, closed,
                measures.ToImmutable(), ballots.ToImmutable());
        }
    }
}
