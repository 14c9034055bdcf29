using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Tests.Playthroughs;

/// <summary>What one party hears, in words, as the agenda that it heard of names things.</summary>
internal sealed class Telling
{
    private Table table = Table.Empty;

    private Agenda Agenda => table.Agenda!;

    public string Of(TableEvent e)
    {
        table = table.Evolve(e);
        return Said(e);
    }

    private string Said(TableEvent e) => e switch
    {
        TableEvent.TableOpened o => $"the agenda \"{o.Agenda.Title}\", {o.Agenda.Issues.Length} issues",
        TableEvent.TalksBegan => "the talks begin",
        TableEvent.ClockMoved c => $"it is {c.To.Minute / 60:00}:{c.To.Minute % 60:00}",
        TableEvent.DayOpened d => $"{Agenda.Talks.Days[d.Day].Name} opens",
        TableEvent.OfferMade o => $"offer {o.Number} by {o.By}: {Changes(o.Package)} \"{o.Words}\"",
        TableEvent.OfferAccepted a => $"{a.By} accepts offer {a.Number}",
        TableEvent.OfferRejected r => $"{r.By} rejects offer {r.Number} \"{r.Words}\"",
        TableEvent.OfferWithdrawn w => $"{w.By} withdraws offer {w.Number}",
        TableEvent.SignalSent s => $"{s.By} hints: for {Names(s.IfYou)} we could do {Names(s.WeCould)}",
        TableEvent.WordsSaid s => $"{s.By} says \"{s.Words}\"",
        TableEvent.TalksLeft l => $"{l.By} leaves \"{l.Words}\"",
        TableEvent.AgreementReached a => $"agreement on offer {a.Offer}",
        TableEvent.TalksFailed => "the talks end without a deal",
        _ => Beyond(e),
    };

    private string Beyond(TableEvent e) => e switch
    {
        TableEvent.SteppedOut s => $"{s.By} steps out",
        TableEvent.StatementMade s => $"{s.By} tells the press{(s.Pledge is { } p ? $" that {Names([p])} holds" : "")}: \"{s.Words}\"",
        TableEvent.TrustMoved t => $"{t.Party} is trusted {t.Change:+0;-0}: {t.Because}",
        TableEvent.VerdictsAnnounced v => $"offer {v.Offer} at home: "
            + string.Join("; ", v.Verdicts.Select(x => x.Passed ? $"{x.Party} passes it" : $"{x.Party} refuses it for {x.Against}")),
        TableEvent.DelegationsRecalled r => $"the delegations are recalled{(r.Extra is { } day ? $" for {day.Name}" : "")}",
        TableEvent.AftermathBegan a => $"the weeks begin with {a.Commitments.Length} commitments",
        TableEvent.WeekTimeCalled w => $"the time of week {w.Week} is up",
        TableEvent.WeekPublished w => $"week {w.Week} ({Agenda.Aftermath!.Weeks[w.Week - 1]}): "
            + string.Join("; ", w.Figures.Select(Figure).Concat(w.Happenings.Select(h => h.Name))),
        TableEvent.ConsultationAsked c => $"{c.By} asks about {Name(c.Commitment)}: \"{c.Words}\"",
        TableEvent.BreachAlleged b => $"{b.By} alleges a breach of {Name(b.Commitment)} ({b.Basis}): \"{b.Words}\"",
        TableEvent.AllegationSettled s => $"{s.By} calls allegation {s.Number} settled",
        TableEvent.CommitmentSuspended s => $"{s.By} lets {Name(s.Commitment)} rest for allegation {s.Allegation}",
        TableEvent.CommitmentResumed r => $"{r.By} takes {Name(r.Commitment)} up again",
        TableEvent.LeverPulled l => $"{l.Party} takes a measure: {Lever(l.Lever)}",
        TableEvent.AgreementTakenBack t => $"{t.By} takes everything back: \"{t.Words}\"",
        TableEvent.ExtensionWanted w => $"{w.By} wants the truce carried on",
        TableEvent.TruceEnded t => t.IsExtended ? Agenda.Aftermath!.Expiry!.Extended : Agenda.Aftermath!.Expiry!.Expired,
        TableEvent.AftermathEnded => "the weeks are over",
        TableEvent.RoundOpened r => $"the next round, \"{r.Agenda.Title}\", opens with {r.Agenda.Issues.Length} issues",
        TableEvent.TableClosed => "everything is over",
        _ => e.GetType().Name,
    };

    public string Of(DelegationEvent e) => e switch
    {
        DelegationEvent.DelegationOpened o => $"the brief, reservation value {o.Brief.Reservation} points",
        DelegationEvent.SeatTaken s => $"{s.Name} takes the seat {s.Seat}",
        DelegationEvent.Conferred c => $"{c.Seat} says among us \"{c.Words}\"",
        DelegationEvent.DraftSaved d => $"{d.Seat} drafts {Changes(d.Package)}",
        DelegationEvent.Consented c => $"{c.Seat} consents to {Changes(c.Package)}",
        DelegationEvent.CapitalCalled c => $"{c.Seat} asks the capital for "
            + (c.Ask.Option is { } option ? Names([option]) : Changes(c.Ask.Draft!)),
        DelegationEvent.CapitalAnswered a => $"the capital says {a.Answer.Says}: \"{a.Answer.Because}\"",
        DelegationEvent.BallotHeard b => $"support at home for offer {b.Offer}: {b.Ballot.Support / 100.0:0.00} of {b.Ballot.Threshold} needed",
        DelegationEvent.WeekOpened w => $"week {w.Week} asks about {w.Commitments.Length} commitments",
        DelegationEvent.MeasuresSealed m => $"sealed for week {m.Week}: " + (m.Measures.IsEmpty ? "nothing" : string.Join(", ",
            m.Measures.Select(x => $"{Name(x.Commitment)} {x.Conduct}"))),
        DelegationEvent.BriefTaken b => $"the brief of the next round, reservation value {b.Brief.Reservation} points",
        _ => e.GetType().Name,
    };

    private string Figure(Publication figure)
    {
        var unit = table.Accord?.Find(figure.Commitment) is { } c ? Agenda.Aftermath!.DutyOf(c.Issue)?.Figure?.Unit : null;
        return $"{Name(figure.Commitment)} {figure.Percent} %{(figure.Value is { } value ? $" ({value} {unit})" : "")}";
    }

    private string Name(int commitment) => table.Accord?.Find(commitment) is { } c
        ? $"{Agenda.Issues[c.Issue].Id} of {c.Party}" : $"commitment {commitment}";

    private string Lever(string id) => Agenda.Aftermath?.Levers.FirstOrDefault(l => l.Id == id)?.Name ?? id;

    private string Changes(Package package) =>
        Names([.. package.DiffersFrom(Agenda.StatusQuo).Select(i => new OptionRef(i, package[i]))]);

    private string Names(ImmutableArray<OptionRef> options) => string.Join(' ', options.Select(o =>
        $"{Agenda.Issues[o.Issue].Id}={Agenda.Issues[o.Issue].Options[o.Option].Id}"));
}
