using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Classes;

/// <summary>Where a student sits.</summary>
public sealed record Place(int Table, string Party, string Seat)
{
    /// <summary>True if this is that seat of that session.</summary>
    /// <param name="code">The class's code.</param>
    public bool Is(string code, string session, string party, string seat) =>
        ClassErrands.SessionOf(code, Table) == session && Party == party && Seat == seat;
}

/// <summary>A student of the class. Names stand here alone; the rooms of the sessions know numbers.</summary>
/// <param name="Number">1, 2, 3 … in the order of coming.</param>
/// <param name="Key">The personal code that gets the same seat on another device.</param>
/// <param name="IsHidden">True where only the facilitator may see the name.</param>
/// <param name="Place">Where the student sits; null while waiting or removed.</param>
/// <param name="Seatings">How often the student was given a seat.</param>
public sealed record Student(
    int Number, string Name, string Key, bool IsHidden, Place? Place, bool IsAway, bool IsRemoved, int Seatings)
{
    /// <summary>How the rooms of a session call this student.</summary>
    public string Pseudonym => PseudonymOf(Number);

    /// <summary>How the rooms of a session call the student of a number.</summary>
    public static string PseudonymOf(int number) => $"Student {number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>One table of the class, as the class itself keeps it.</summary>
/// <param name="Held">The parties for which a negotiator speaks now.</param>
/// <param name="Stands">How often a negotiator stood in at this table.</param>
/// <param name="End">How it ended; null while it runs.</param>
public sealed record ClassTable(int Number, ImmutableSortedSet<string> Held, int Stands, TableEnd? End);

/// <summary>How one table ended.</summary>
public sealed record TableEnd(ImmutableArray<RoundEnd> Rounds)
{
    /// <summary>What it was worth to each party over all rounds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<PartyResult> Results => [.. Rounds.SelectMany(r => r.Results).GroupBy(r => r.Party)
        .Select(g => new PartyResult(g.Key, g.Sum(r => r.Score), g.Sum(r => r.Reservation)))];

    /// <summary>Tells the end of a table from what its office concluded and what was heard there.</summary>
    public static TableEnd Of(IEnumerable<SessionEvent.RoundClosed> rounds, Table table) =>
        new([.. rounds.Select((r, i) => i < table.Earlier.Count
            ? Told(r, table.Earlier[i].Offers, table.Earlier[i].Lines, table.Earlier[i].Outcome)
            : Told(r, table.Offers, table.Lines, table.Outcome))]);

    private static RoundEnd Told(
        SessionEvent.RoundClosed round, ImmutableList<Offer> offers, ImmutableList<TalkLine> lines, TalksOutcome? outcome)
    {
        var agreed = (outcome as TalksOutcome.Agreed)?.Offer;
        var last = lines.LastOrDefault(l => agreed is null ? !l.By.IsOffice : l is TalkLine.Accepted yes && yes.Number == agreed);
        return new(round.Round, round.Agreement, round.LeftBy, round.Results, last?.At, agreed, offers.Count,
            lines.Count(l => l is TalkLine.Noted { What: TableEvent.VerdictsAnnounced v } && v.Verdicts.Any(x => !x.Passed)),
            lines.Exists(l => l is TalkLine.Noted { What: TableEvent.TalksStopped }));
    }
}

/// <summary>How one round of a table ended.</summary>
/// <param name="At">The talk time of the agreement, or of the last move; null where nobody moved.</param>
/// <param name="Offer">The number of the agreed offer.</param>
/// <param name="Offers">How many offers were made in the round.</param>
/// <param name="Refused">How often a capital refused what was agreed.</param>
/// <param name="IsStopped">True where the facilitator ended it.</param>
public sealed record RoundEnd(
    int Round, Package? Agreement, string? LeftBy, ImmutableArray<PartyResult> Results, TalkTime? At, int? Offer,
    int Offers, int Refused, bool IsStopped);
