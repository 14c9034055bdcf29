using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Server.Exports;

/// <summary>offers.csv: every offer of every table, with its terms and its worth to all.</summary>
internal static class OfferSheet
{
    /// <summary>The rows of a round, in the order in which the offers were made.</summary>
    public static IEnumerable<OfferRow> Rows(PlayedRound round) =>
        from move in round.Moves
        where move.Step.Happened is TableEvent.OfferMade
        select new OfferRow(round, move, round.End.Offer(move.Offer!.Value)!);

    /// <summary>The sheet for rounds with these issues and parties.</summary>
    /// <param name="issues">Id and name, each id once.</param>
    /// <param name="parties">Ids, each once.</param>
    public static Sheet<OfferRow> Of(
        Names names, IEnumerable<(string Id, string Name)> issues, IEnumerable<string> parties) =>
        new("offers.csv", "One row for each offer that was put to a table.",
        [
            .. RoundColumns.Of<OfferRow>(r => r.Round),
            new("offer", "number from 1", "offer-made", "The number at its table; rounds count on.",
                r => r.Offer.Number),
            new("at", "UTC, ISO 8601, to the second", "the journal's entry",
                "When it was made in the real world.",
                r => Cell.At(r.Move.Step.Entry.At)),
            new("day", "talk day from 1", "day-opened", "The day of talks.", r => r.Offer.At.Day + 1),
            new("minute", "talk minutes since the day opened", "clock-moved",
                "The time on the table's clock when the offer was heard.",
                r => r.Offer.At.Minute - r.Move.Step.Before.Clock!.Today.Opens),
            new("party", "id", "offer-made", "The party that made it.", r => r.Offer.By.Party),
            new("seat", "id", "offer-made", "The seat that made it.", r => r.Offer.By.Seat),
            new("student", "number", "seat-taken, seat-left",
                "The student in that seat at that moment; empty where an AI held it.", r => r.Move.Student),
            new("name", "text", "the class", Names.About, r => names.Of(r.Move.Student)),
            new("status", "open, replaced, withdrawn, rejected, agreed, fallen", "what answered the offer",
                "What had become of it at the end of the round; fallen is agreed to, then refused at home.",
                r => r.Offer.Status.ToString().ToLowerInvariant()),
            .. issues.Select(i => new Column<OfferRow>($"issue_{i.Id}", "name of an option", "offer-made",
                $"How the offer settles {i.Name}; empty in a round that does not have it.",
                r => Option(r, i.Id))),
            .. parties.Select(p => new Column<OfferRow>($"points_{p}", "points", "the brief's valuation",
                $"What the offer is worth to {p} as it stands on paper.", r => Points(r, p))),
            .. parties.Select(p => new Column<OfferRow>($"above_alternative_{p}", "points", "the brief",
                $"The same less what {p} has without a deal; below zero it would rather have none.",
                r => Points(r, p) - Brief(r, p)?.Reservation)),
        ]);

    private static string? Option(OfferRow row, string issue)
    {
        for (var i = 0; i < row.Round.Agenda.Issues.Length; i++)
            if (row.Round.Agenda.Issues[i].Id == issue)
                return row.Round.Agenda.Issues[i].Options[row.Offer.Package[i]].Name;
        return null;
    }

    private static int? Points(OfferRow row, string party) =>
        Brief(row, party)?.Valuation.Score(row.Offer.Package);

    private static Brief? Brief(OfferRow row, string party) =>
        row.Round.Scenario.Briefs.FirstOrDefault(b => b.Party == party);
}

/// <summary>One offer of a round, with what had become of it at the end.</summary>
internal sealed record OfferRow(PlayedRound Round, PlayedMove Move, Offer Offer);
