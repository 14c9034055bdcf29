using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli;

internal static partial class Minutes
{
    private static IEnumerable<string> BeyondTalks(TableEvent happened, Table before) => happened switch
    {
        TableEvent.SteppedOut => ["Steps out."],
        TableEvent.StatementMade { Pledge: { } pledge } e =>
            [$"To the press, firmly: {Options([pledge], before.Agenda!)}.{Quoted(e.Words)}"],
        TableEvent.StatementMade e => [$"To the press, warmly:{Quoted(e.Words)}"],
        TableEvent.TrustMoved e => [$"Trust in {e.Party} {e.Change:+0;-0}: {e.Because}."],
        TableEvent.VerdictsAnnounced e => e.Verdicts.Select(v => v.Passed
            ? $"{v.Party} ratifies." : $"{v.Party} does not ratify; most against it: {v.Against}."),
        TableEvent.DelegationsRecalled e =>
            [e.Extra is { } extra ? $"The delegations are recalled: {extra.Name}." : "The delegations talk on."],
        TableEvent.AftermathBegan e => e.Commitments
            .Select(c => $"Commitment {c.Number}, {c.Party}, by week {c.Due}: {c.Text}{Ambiguous(c)}")
            .Prepend(e.Package is null ? "The weeks begin without a deal." : "The agreement is in force."),
        TableEvent.WeekTimeCalled e => [$"The time for week {e.Week} is up."],
        TableEvent.WeekPublished e => e.Figures.Select(f => Figure(f, before))
            .Concat(e.Happenings.Select(h => $"{h.Name}: {h.Text}"))
            .Prepend($"Week {e.Week} closes: {Name(before, e.Week)}."),
        TableEvent.ConsultationAsked e => [$"Asks about commitment {e.Commitment}.{Quoted(e.Words)}"],
        TableEvent.BreachAlleged e =>
            [$"Alleges a breach of commitment {e.Commitment} ({Words(e.Basis)}).{Quoted(e.Words)}"],
        TableEvent.AllegationSettled e => [$"Calls allegation {e.Number} settled."],
        TableEvent.CommitmentSuspended e => [$"Lets commitment {e.Commitment} rest, in answer to allegation {e.Allegation}."],
        TableEvent.CommitmentResumed e => [$"Takes commitment {e.Commitment} up again."],
        TableEvent.LeverPulled e =>
            [$"{e.Party} takes a measure: {before.Agenda!.Aftermath!.Levers.First(l => l.Id == e.Lever).Name}."],
        TableEvent.AgreementTakenBack e => [$"Takes the agreement back.{Quoted(e.Words)}"],
        TableEvent.ExtensionWanted => ["Wants to carry the truce on."],
        TableEvent.TruceEnded e => [e.IsExtended
            ? before.Agenda!.Aftermath!.Expiry!.Extended : before.Agenda!.Aftermath!.Expiry!.Expired],
        TableEvent.AftermathEnded => ["The last week is over."],
        TableEvent.RoundOpened e => [$"The next round: {e.Agenda.Title}, {e.Agenda.Issues.Length} issues."],
        TableEvent.TableClosed => ["The table is closed."],
        _ => InTheRunning(happened, before),
    };

    private static string BeyondTalks(DelegationEvent happened, Agenda agenda) => happened switch
    {
        DelegationEvent.AdviserAppointed e => $"{e.Strategy.Name} takes the seat {e.Seat} as an adviser.",
        DelegationEvent.Consented e => $"{e.Seat} consents: {Changes(e.Package, agenda.StatusQuo, agenda)}",
        DelegationEvent.CapitalCalled { Ask.Option: { } option } e =>
            $"Calls the capital about {Options([option], agenda)}.{Quoted(e.Ask.Words)}",
        DelegationEvent.CapitalCalled e =>
            $"Calls the capital about a draft: {Changes(e.Ask.Draft!, agenda.StatusQuo, agenda)}{Quoted(e.Ask.Words)}",
        DelegationEvent.CapitalAnswered e => $"The capital says {Words(e.Answer.Says)}: {e.Answer.Because} "
            + $"The minimum is {e.Answer.Mandate.Minimum} points.",
        DelegationEvent.BallotHeard e => $"At home offer {e.Offer} gets {e.Ballot.Support / 100} of 100; "
            + $"it takes {e.Ballot.Threshold}. "
            + string.Join(", ", e.Ballot.Votes.Select(v => $"{v.Constituency} {v.Support}")) + ".",
        DelegationEvent.WeekOpened e => $"Week {e.Week} opens; {e.Commitments.Length} own commitments bind.",
        DelegationEvent.MeasuresSealed e => $"Seals week {e.Week}: "
            + string.Join(", ", e.Measures.Select(m => $"{m.Commitment} {Words(m.Conduct)}")) + ".",
        DelegationEvent.BriefTaken e => $"The brief of the next round: the alternative is worth {e.Brief.Reservation} "
            + $"points, the mandate's minimum is {e.Brief.Mandate.Minimum}.",
        _ => InTheRunning(happened, agenda),
    };

    private static string BeyondTalks(SessionEvent happened) => happened switch
    {
        SessionEvent.CallAnswered e => $"The capital of {e.Party} answers call {e.Call}: {Words(e.Answer.Says)}.",
        SessionEvent.BallotsHeld e => $"Offer {e.Offer} is counted: "
            + string.Join(", ", e.Ballots.Select(b => $"{b.Party} {(b.Passed ? "passes" : "refuses")}")) + ".",
        SessionEvent.AftermathOpened e => $"The weeks begin with {e.Commitments.Length} commitments.",
        SessionEvent.MeasuresLaid e => $"The measures of {e.Measures.Party} for week {e.Measures.Week} are sealed.",
        SessionEvent.WeekClosed e => $"Week {e.Week} is closed.",
        SessionEvent.RoundClosed e => $"Round {e.Round} ends: " + string.Join(", ",
            e.Results.Select(r => $"{r.Party} {r.Score} (alternative {r.Reservation})")) + ".",
        SessionEvent.RoundCalled e => $"The next round is called: {e.Scenario.Agenda.Title}.",
        _ => InTheRunning(happened),
    };

    private static string Ambiguous(Commitment c) => c.IsAmbiguous ? " (can be read both ways)" : "";

    private static string Figure(Publication f, Table before)
    {
        var commitment = before.Accord!.Find(f.Commitment)!;
        var issue = before.Agenda!.Issues[commitment.Issue];
        var number = before.Agenda.Aftermath?.DutyOf(commitment.Issue)?.Figure is { } figure && f.Value is { } value
            ? $"{figure.Name} {value} {figure.Unit}, " : "";
        return $"{issue.Name}, {commitment.Party}: {number}{f.Percent} % of what was promised.";
    }

    private static string Name(Table before, int week) => before.Agenda!.Aftermath!.Weeks[week - 1];

    private static string Words(Basis basis) => basis switch
    {
        Basis.Supported => "the figures bear it out",
        Basis.Unfounded => "the figures do not bear it out",
        _ => "the text can be read both ways",
    };

    private static string Words(CapitalSays says) => says switch
    {
        CapitalSays.Yes => "yes",
        CapitalSays.YesIf => "yes, if",
        CapitalSays.Tighter => "no, and less than before",
        _ => "no",
    };

    private static string Words(Conduct conduct) => conduct switch
    {
        Conduct.GoBeyond => "go beyond",
        Conduct.SlowWalk => "slow-walk",
        Conduct.FormOnly => "in form only",
        Conduct.Breach => "breach",
        _ => "fulfil",
    };
}
