using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Tables;

namespace TradeSim.Debriefs;

/// <summary>Where compliance was won or lost in the weeks after the talks.</summary>
internal static class Compliance
{
    private sealed record Done(
        string Party, int Entry, int Week, Commitment Commitment, Conduct Conduct, bool IsLess);

    /// <summary>The first broken promise of each party, wrong allegations; or that everything was kept.</summary>
    public static IEnumerable<Finding> Of(Proceedings round)
    {
        if (round.End.Accord is not { Package: not null, Commitments.IsEmpty: false } accord) return [];
        var weeks = round.Said.Where(s => s.What is TableEvent.WeekPublished)
            .ToDictionary(s => ((TableEvent.WeekPublished)s.What).Week);
        var done = Measures(round, accord).Where(d => weeks.ContainsKey(d.Week)).ToArray();
        var broke = done.Where(d => d.IsLess).DistinctBy(d => d.Party).OrderBy(d => d.Week).ToArray();
        return [.. broke.Select(d => Broken(round, d, weeks[d.Week])), .. Wrong(round, accord, done),
            .. broke.Length == 0 && weeks.Count > 0
                ? [new Finding.AllKept(weeks[weeks.Keys.Max()].Grounds, accord.Commitments.Length, weeks.Count)]
                : Array.Empty<Finding>()];
    }

    /// <summary>What was sealed about commitments in force, party by party and week by week.</summary>
    private static IEnumerable<Done> Measures(Proceedings round, Accord accord) =>
        from party in round.Agenda.Parties
        from entry in round.Delegations[party.Id]
        from week in entry.Events.OfType<DelegationEvent.MeasuresSealed>()
        where accord.WasInForce(week.Week)
        from measure in week.Measures
        let commitment = accord.Find(measure.Commitment)
        where commitment is not null && commitment.Party == party.Id
            && !accord.WasSuspended(commitment.Number, week.Week)
        select new Done(party.Id, entry.Number, week.Week, commitment, measure.Conduct,
            measure.Conduct is Conduct.Breach or Conduct.FormOnly or Conduct.SlowWalk);

    private static Finding.Broke Broken(Proceedings round, Done d, Said published)
    {
        var seen = ((TableEvent.WeekPublished)published.What).Figures
            .FirstOrDefault(f => f.Commitment == d.Commitment.Number);
        var accused = round.Said.FirstOrDefault(s => s.What is TableEvent.BreachAlleged a
            && a.Commitment == d.Commitment.Number && s.Before.Accord!.Week >= d.Week);
        var rests = published.Grounds.And(new Rest.InDelegation(d.Party, d.Entry));
        return new(accused is null ? rests : rests.And(accused.At), d.Party, d.Commitment, d.Week, d.Conduct, seen,
            accused?.What as TableEvent.BreachAlleged,
            Trust(round, d.Party, published) + (accused is null ? 0 : Trust(round, d.Party, accused)));
    }

    /// <summary>Allegations of what, until then, had been done as promised.</summary>
    private static IEnumerable<Finding> Wrong(Proceedings round, Accord accord, Done[] done) =>
        from said in round.Said
        let alleged = said.What as TableEvent.BreachAlleged
        where alleged is not null
        let week = said.Before.Accord!.Week
        where !done.Any(d => d.IsLess && d.Commitment.Number == alleged.Commitment && d.Week <= week)
        select new Finding.WronglyAccused(said.Grounds, alleged.By.Party, accord.Find(alleged.Commitment)!, week,
            alleged.Basis, Trust(round, alleged.By.Party, said));

    /// <summary>Trust in a party that an entry cost; what a measure of its own cost there belongs to that measure.</summary>
    private static int Trust(Proceedings round, string party, Said entry)
    {
        var events = round.Said.Where(s => s.At == entry.At).Select(s => s.What).ToArray();
        return events.Where((e, i) => i > 0 && events[i - 1] is not TableEvent.LeverPulled)
            .OfType<TableEvent.TrustMoved>().Where(t => t.Party == party && t.Change < 0).Sum(t => t.Change);
    }
}
