using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Client;

/// <summary>Says in plain words what happened between capitals, publics and weeks.</summary>
public static class Tidings
{
    /// <summary>What one event was, for who reads the talk; without the name of who did it.</summary>
    /// <param name="accord">The public record of its round; null before the weeks.</param>
    public static string Of(Agenda agenda, Accord? accord, TableEvent happened) => happened switch
    {
        SteppedOut => "Stepped out of the room.",
        StatementMade { Pledge: { } pledge } e =>
            $"To the press, firmly: “{e.Words}” Pledges {Words.Name(agenda, pledge)}.",
        StatementMade e => $"To the press, warmly: “{e.Words}”",
        TrustMoved e => $"Trust in {Words.Party(agenda, e.Party)} {Words.Signed(e.Change)}: {e.Because}.",
        VerdictsAnnounced e => string.Join(" ", e.Verdicts.Select(v => Verdict(agenda, v))),
        DelegationsRecalled e => e.Extra is { } extra
            ? $"The delegations are recalled: {extra.Name}." : "The delegations are recalled and talk on.",
        AftermathBegan { Package: null } => "There is no agreement; the weeks go on without one.",
        AftermathBegan e => $"The agreement is in force, with {Count(e.Commitments.Length, "commitment")}.",
        WeekPublished e => string.Join(" ", e.Happenings.Select(h => $"{h.Name}. {h.Text}")
            .Prepend($"{Week(agenda, e.Week)} is over; its figures are out.")),
        ConsultationAsked e => $"Asks about “{Text(accord, e.Commitment)}”: {e.Words}",
        BreachAlleged e => $"Alleges a breach of “{Text(accord, e.Commitment)}”: {e.Words} {Sentence(e.Basis)}",
        AllegationSettled e => $"Calls allegation {e.Number} settled{About(accord, e.Number)}.",
        CommitmentSuspended e => $"Lets “{Text(accord, e.Commitment)}” rest, in answer to allegation {e.Allegation}.",
        CommitmentResumed e => $"Takes “{Text(accord, e.Commitment)}” up again.",
        LeverPulled e => $"Takes a measure: {Lever(agenda, e.Lever)}.",
        AgreementTakenBack e => $"Takes the whole agreement back. {e.Words}",
        ExtensionWanted => "Wants to carry the truce on.",
        TruceEnded e => agenda.Aftermath?.Expiry is { } expiry ? e.IsExtended ? expiry.Extended : expiry.Expired : "",
        RoundOpened e => $"The next round opens: {e.Agenda.Title}.",
        AftermathEnded => "The last week is over.",
        TableClosed => "The table is closed.",
        TalksPaused => "The facilitator paused the table; its clock stands.",
        TalksResumed => "The table goes on.",
        DayLengthened e => $"The facilitator gave {e.Seconds / 60} minutes more.",
        OfficeSpoke e => $"Facilitator: {e.Words}",
        NewsBroke e => $"News: {(e.News.Name.Length > 0 ? $"{e.News.Name}. " : "")}{e.News.Text}",
        TalksStopped => "The facilitator ended the talks.",
        HandedOver { PlayedByAi.IsEmpty: true } => "From here this is a branch, with other people.",
        HandedOver e => "From here this is a branch; an AI speaks for "
            + $"{string.Join(" and ", e.PlayedByAi.Select(ai => Words.Party(agenda, ai.Party)))}.",
        _ => "",
    };

    /// <summary>The same with the name of who did it in front, for the replay.</summary>
    public static string By(string name, string words) =>
        words.Length == 0 ? words : $"{name}: {char.ToLowerInvariant(words[0])}{words[1..]}";

    /// <summary>What the figures say of an allegation.</summary>
    public static string Sentence(Basis basis) => basis switch
    {
        Basis.Supported => "The published figures bear it out.",
        Basis.Unfounded => "The published figures do not bear it out.",
        _ => "The text can be read both ways.",
    };

    /// <summary>A capital's answer in a word or two.</summary>
    public static string Said(CapitalSays says) => says switch
    {
        CapitalSays.Yes => "Yes",
        CapitalSays.YesIf => "Yes, if …",
        CapitalSays.Tighter => "Tighter than before",
        _ => "No",
    };

    /// <summary>"Week 2, 19 to 25 May".</summary>
    public static string Week(Agenda agenda, int week) =>
        agenda.Aftermath is { } after && week >= 1 && week <= after.Weeks.Length
            ? $"Week {week}, {after.Weeks[week - 1]}," : $"Week {week}";

    /// <summary>The words of a commitment.</summary>
    public static string Text(Accord? accord, int commitment) =>
        accord?.Find(commitment)?.Text ?? $"commitment {commitment}";

    /// <summary>The name of a lever.</summary>
    public static string Lever(Agenda agenda, string lever) =>
        agenda.Aftermath?.Levers.FirstOrDefault(l => l.Id == lever)?.Name ?? lever;

    /// <summary>"1 commitment", "3 commitments".</summary>
    public static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>"with Farm trade: Buy soybeans or Suspend", the conditions of a proviso.</summary>
    public static string Needs(Agenda agenda, ImmutableArray<Condition> needs) => string.Join(" and ", needs
        .Where(n => n.Options.All(o => agenda.Has(new(n.Issue, o)))).Select(n => (
            agenda.Issues[n.Issue].Name, Any: n.Options.Select(o => agenda.Issues[n.Issue].Options[o].Name)))
        .Select(n => $"{n.Name}: {string.Join(" or ", n.Any)}"));

    /// <summary>What one capital made of it.</summary>
    public static string Verdict(Agenda agenda, Verdict verdict) => verdict.Passed
        ? $"{Words.Party(agenda, verdict.Party)} ratifies."
        : $"{Words.Party(agenda, verdict.Party)} does not ratify"
            + (verdict.Against.Length > 0 ? $"; most against it: {verdict.Against}." : ".");

    private static string About(Accord? accord, int allegation) =>
        accord?.Allegations.FirstOrDefault(a => a.Number == allegation) is { } found
            ? $", about “{Text(accord, found.Commitment)}”" : "";
}
