using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Debriefs;
using TradeSim.Protocol;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Client.Replays;

/// <summary>One round of a session: its scenario as it opened, its moments, and what it came to.</summary>
/// <param name="Findings">What the debrief has to say of it.</param>
/// <param name="Closed">What the office noted at its end; null where the file was written before.</param>
/// <param name="Measures">What every party did in its weeks, unsealed now.</param>
public sealed record Round(
    int Number, Scenario Scenario, Bargain Bargain, ImmutableArray<ReplayStep> Steps, ImmutableArray<Finding> Findings,
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

    /// <summary>The moment of an entry of the table.</summary>
    public Moment MomentAt(int entry) => Steps.Last(s => s.Moment.Entry <= entry || s == Steps[0]).Moment;

    /// <summary>Cuts a folded session into its rounds.</summary>
    internal static IEnumerable<Round> Of(ReplayFile file, ImmutableArray<ReplayStep> steps)
    {
        var office = file.Session.SelectMany(e => e.Events).ToArray();
        Scenario[] scenarios = [file.Scenario, .. office.OfType<SessionEvent.RoundCalled>().Select(c => c.Scenario)];
        var proceedings = Proceedings.Of(scenarios, file.Table, file.Caucuses, file.Delegations)
            .ToDictionary(p => p.End.Earlier.Count);
        for (var number = 1; number <= scenarios.Length; number++)
        {
            var earlier = number - 1;
            ImmutableArray<ReplayStep> own = [.. steps.Where(s => s.Table.Earlier.Count == earlier)];
            if (own.IsEmpty) continue;
            var round = proceedings[earlier];
            var noted = OfRound(office, earlier).ToArray();
            yield return new(number, round.Scenario, round.Bargain, own, Debriefing.Of(round),
                noted.OfType<SessionEvent.RoundClosed>().LastOrDefault(),
                [.. noted.OfType<SessionEvent.MeasuresLaid>().Select(e => e.Measures)],
                [.. noted.OfType<SessionEvent.BallotsHeld>().SelectMany(e => e.Ballots)]);
        }
    }

    private static IEnumerable<SessionEvent> OfRound(IEnumerable<SessionEvent> office, int earlier)
    {
        var called = 0;
        foreach (var happened in office)
        {
            if (happened is SessionEvent.RoundCalled) called++;
            if (called == earlier) yield return happened;
        }
    }
}
