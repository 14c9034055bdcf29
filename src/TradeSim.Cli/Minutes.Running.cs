using TradeSim.Delegations;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli;

/// <remarks>What the facilitator did, who came and went, branches and the lap after a deal.</remarks>
internal static partial class Minutes
{
    private static IEnumerable<string> InTheRunning(TableEvent happened, Table before) => happened switch
    {
        TableEvent.MannersSet e => [$"Signals are {(e.Signals ? "open" : "closed")}, the press is {(e.Statements ? "let in" : "not let in")}."],
        TableEvent.TalksPaused => ["The table is paused."],
        TableEvent.TalksResumed => ["The table goes on."],
        TableEvent.DayLengthened e => [$"The day gets {e.Seconds / 60} minutes more."],
        TableEvent.OfficeSpoke e => [$"The facilitator:{Quoted(e.Words)}"],
        TableEvent.NewsBroke e => [$"News: {e.News.Name}: {e.News.Text}"],
        TableEvent.TalksStopped => ["The facilitator ends the talks."],
        TableEvent.HandedOver e => e.PlayedByAi
            .Select(ai => $"A negotiator speaks for {before.Agenda!.Party(ai.Party)?.Name}.")
            .Prepend($"A branch begins after entry {e.Entry}."),
        _ => throw new Rooms.UnknownEventException(happened),
    };

    private static string InTheRunning(DelegationEvent happened, Agenda agenda) => happened switch
    {
        DelegationEvent.SeatAway e => $"The seat {e.Seat} is away.",
        DelegationEvent.SeatBack e => $"The seat {e.Seat} is back.",
        DelegationEvent.StandInCame e => $"{e.Strategy.Name} stands in while nobody is here.",
        DelegationEvent.StandInLeft => "The negotiator gives the delegation back.",
        DelegationEvent.NoteHeard e => $"The facilitator, to this delegation:{Quoted(e.Words)}",
        DelegationEvent.SpeakerChanged { Negotiator: { } negotiator } => $"{negotiator.Name} takes the delegation over.",
        DelegationEvent.SpeakerChanged => "People take the delegation over.",
        DelegationEvent.LapOffered e => "After the deal the office shows: "
            + string.Join(" / ", e.Packages.Select((p, i) => $"{i + 1}) {Changes(p, e.Deal, agenda)}")),
        DelegationEvent.LapAnswered { Taken.IsEmpty: true } e => $"{e.Seat} would take none of them.",
        DelegationEvent.LapAnswered e => $"{e.Seat} would take {string.Join(", ", e.Taken.Select(i => i + 1))}.",
        _ => throw new Rooms.UnknownEventException(happened),
    };

    private static string InTheRunning(SessionEvent happened) => happened switch
    {
        SessionEvent.SeatVacated e => $"The seat {e.Party}/{e.Seat} is free again.",
        SessionEvent.RoundsStopped => "This round is the last one.",
        SessionEvent.BranchBegan e => $"From here a branch of {e.Origin.Session}, after entry {e.Origin.Entry} of its table.",
        SessionEvent.LapOpened e => $"The lap after the deal opens with {e.Packages.Length} packages.",
        SessionEvent.LapLaid e => $"The answer of {e.Party} in the lap is there.",
        SessionEvent.LapClosed e => (e.Package is null ? "The lap ends without another package. " : "The lap ends with another package. ")
            + string.Join(", ", e.Results.Select(r => $"{r.Party} {r.Score}")),
        _ => throw new Rooms.UnknownEventException(happened),
    };
}
