using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>moves.csv: everything that a party did at a table, in order.</summary>
internal static class MoveSheet
{
    /// <summary>What each event is called on the wire, and so in this file.</summary>
    private static readonly FrozenDictionary<Type, string> WireNames = typeof(TableEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The sheet; a row is a move of a round.</summary>
    public static Sheet<(PlayedRound Round, PlayedMove Move)> Of(Names names) => new("moves.csv",
        "One row for each thing that a party did at a table, in the weeks after the talks, or in a caucus. "
        + "What the office announced, and what followed by itself, is left out.",
        [
            .. RoundColumns.Of<(PlayedRound Round, PlayedMove Move)>(r => r.Round),
            new("room", "table, or caucus/…", "the journal",
                "Where it was done: at the table, or in a caucus of two.",
                r => r.Move.Room),
            new("number", "number from 1", "the journal's entry",
                "The entry of that room's journal; gaps are what the office wrote.",
                r => r.Move.Step.Entry.Number),
            new("at", "UTC, ISO 8601, to the second", "the journal's entry",
                "When it was done in the real world.",
                r => Cell.At(r.Move.Step.Entry.At)),
            new("day", "talk day from 1", "day-opened",
                "The day of talks; empty in the weeks after and in a caucus.",
                r => Clock(r.Move) is { } clock ? clock.Time.Day + 1 : default(Cell)),
            new("minute", "talk minutes since the day opened", "clock-moved",
                "The time on the table's clock when the move was heard; empty where day is.",
                r => Clock(r.Move) is { } clock ? clock.Time.Minute - clock.Today.Opens : default(Cell)),
            new("week", "number from 1", "week-published",
                "The week after the talks; empty during the talks.",
                r => r.Move.Step.Before is { Phase: TablePhase.Aftermath, Accord: { } accord }
                    ? accord.Week : default(Cell)),
            new("party", "id", "the event's voice", "The party that did it.", r => r.Move.By.Party),
            new("seat", "id", "the event's voice", "The seat that spoke for the party.", r => r.Move.By.Seat),
            new("student", "number", "seat-taken, seat-left",
                "The student in that seat at that moment; empty where an AI held it.", r => r.Move.Student),
            new("name", "text", "the class", Names.About, r => names.Of(r.Move.Student)),
            new("what", "wire name", "the event", "What was done, for example offer-made or signal-sent.",
                r => WireNames[r.Move.Step.Happened.GetType()]),
            new("offer", "number from 1", "offer-made, -accepted, -rejected, -withdrawn",
                "The offer that it is about; empty where it is about none.", r => r.Move.Offer),
            new("about", "text", "signal-sent, statement-made, lever-pulled and what concerns a commitment",
                "What else it names: a signal's halves, a statement's tone and pledge, lever or commitment.",
                r => Named(r.Move.Step)),
            new("words", "text", "the event", "What was said with it, as it was typed.", r => r.Move.Words),
        ]);

    /// <summary>The clock of a move during talks.</summary>
    private static TalkClock? Clock(PlayedMove move) =>
        move.Room == Protocol.RoomName.Table && move.Step.Before.Phase != TablePhase.Aftermath
            ? move.Step.Before.Clock : null;

    private static string? Named(TableStep step)
    {
        var (agenda, accord) = (step.Before.Agenda!, step.Before.Accord);
        return step.Happened switch
        {
            TableEvent.SignalSent e =>
                $"if you: {Options(agenda, e.IfYou)} / we could: {Options(agenda, e.WeCould)}",
            TableEvent.StatementMade { Pledge: { } pledge } e => $"{e.Tone}: {Options(agenda, [pledge])}",
            TableEvent.StatementMade e => $"{e.Tone}",
            TableEvent.LeverPulled e => agenda.Aftermath?.Levers.FirstOrDefault(l => l.Id == e.Lever)?.Name,
            TableEvent.ConsultationAsked e => accord?.Find(e.Commitment)?.Text,
            TableEvent.BreachAlleged e => $"{e.Basis}: {accord?.Find(e.Commitment)?.Text}",
            TableEvent.AllegationSettled e => $"allegation {e.Number}",
            TableEvent.CommitmentSuspended e => accord?.Find(e.Commitment)?.Text,
            TableEvent.CommitmentResumed e => accord?.Find(e.Commitment)?.Text,
            _ => null,
        };
    }

    private static string Options(Agenda agenda, ImmutableArray<OptionRef> options) => string.Join("; ",
        options.Select(o => (Issue: agenda.Issues[o.Issue], o.Option))
            .Select(o => $"{o.Issue.Name}: {o.Issue.Options[o.Option].Name}"));
}
