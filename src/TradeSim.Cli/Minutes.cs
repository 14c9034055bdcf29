using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli;

/// <summary>Says in words what happened in a room.</summary>
internal static partial class Minutes
{
    /// <summary>The day and the hour that the table's clock shows.</summary>
    public static string TalkTime(Table room) => room.Clock is { } clock
        ? $"{clock.Today.Name} {clock.Time.Minute / 60:00}:{clock.Time.Minute % 60:00}"
        : "";

    /// <summary>What an event says at a table that was so before; nothing where only the clock
    /// moved.</summary>
    public static IEnumerable<string> Of(TableEvent happened, Table before) => happened switch
    {
        TableEvent.TableOpened e => [$"{e.Agenda.Title}: {e.Agenda.Issues.Length} issues lie on the table."],
        TableEvent.TalksBegan => [$"The talks open: {before.Clock!.Today.Name}."],
        TableEvent.ClockMoved => [],
        TableEvent.DayOpened e => [$"{before.Clock!.Days[e.Day].Name} opens."],
        TableEvent.LastCallBegan => ["Time is up; open offers may still be answered."],
        TableEvent.OfferMade e => [$"Offer {e.Number}: {Terms(e, before)}{Quoted(e.Words)}"],
        TableEvent.OfferAccepted e => [$"Accepts offer {e.Number}."],
        TableEvent.OfferRejected e => [$"Rejects offer {e.Number}.{Quoted(e.Words)}"],
        TableEvent.OfferWithdrawn e => [$"Withdraws offer {e.Number}."],
        TableEvent.SignalSent e =>
            [$"Hints: if you {Options(e.IfYou, before.Agenda!)}, "
                + $"we could {Options(e.WeCould, before.Agenda!)}."],
        TableEvent.WordsSaid e => [Quoted(e.Words).Trim()],
        TableEvent.TalksLeft e => [$"Leaves the talks.{Quoted(e.Words)}"],
        TableEvent.AgreementReached e => [$"Agreement: all parties agreed to offer {e.Offer}."],
        TableEvent.TalksFailed e => [e.LeftBy is null ? "No agreement: time ran out." : "No agreement."],
        _ => BeyondTalks(happened, before),
    };

    /// <summary>What an event says inside a delegation.</summary>
    public static string Of(DelegationEvent happened, Agenda agenda) => happened switch
    {
        DelegationEvent.DelegationOpened e =>
            $"The brief: the alternative is worth {e.Brief.Reservation} points, the "
            + $"mandate's minimum is {e.Brief.Mandate.Minimum}."
            + (e.Negotiator is { } negotiator ? $" {negotiator.Name} holds the delegation." : ""),
        DelegationEvent.SeatTaken e => $"{e.Name} takes the seat {e.Seat}.",
        DelegationEvent.SeatLeft e => $"The seat {e.Seat} is left.",
        DelegationEvent.Conferred e => Quoted(e.Words).Trim(),
        DelegationEvent.DraftSaved e => $"Draft: {Changes(e.Package, agenda.StatusQuo, agenda)}",
        DelegationEvent.ReasonNoted e => $"Reason: {e.Words}",
        _ => BeyondTalks(happened, agenda),
    };

    /// <summary>What an event says in the office.</summary>
    public static string Of(SessionEvent happened) => happened switch
    {
        SessionEvent.SessionOpened e => $"The session opens with seed {e.Setup.Seed}.",
        SessionEvent.SeatGranted e => $"{e.Name} gets the seat {e.Party}/{e.Seat}.",
        SessionEvent.TalksCalled => "The talks are called.",
        SessionEvent.SessionConcluded e => (e.Agreement is null ? "No agreement. " : "Agreement. ")
            + string.Join(", ", e.Results.Select(r => $"{r.Party} {r.Score} (alternative {r.Reservation})"))
            + ".",
        SessionEvent.DebriefOpened => "The debrief opens.",
        _ => BeyondTalks(happened),
    };

    /// <summary>An offer's terms: against the author's last offer, or against the status quo in a first
    /// one.</summary>
    private static string Terms(TableEvent.OfferMade offer, Table before) =>
        before.LastOfferOf(offer.By.Party) is { } last
            ? $"as offer {last.Number}, but {Changes(offer.Package, last.Package, before.Agenda!)}"
            : Changes(offer.Package, before.Agenda!.StatusQuo, before.Agenda);

    private static string Changes(Package package, Package from, Agenda agenda)
    {
        var changed = package.DiffersFrom(from).Select(i => new OptionRef(i, package[i])).ToImmutableArray();
        return changed.IsEmpty ? "nothing changes." : $"{Options(changed, agenda)}.";
    }

    private static string Options(ImmutableArray<OptionRef> options, Agenda agenda) => string.Join("; ",
        options.Select(o => (agenda.Issues[o.Issue], o.Option))
            .Select(o => $"{o.Item1.Name}: {o.Item1.Options[o.Option].Name}"));

    private static string Quoted(string words) => words.Length == 0 ? "" : $" \"{words}\"";
}
