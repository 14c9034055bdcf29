using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;

namespace TradeSim.Delegations;

/// <summary>One party's private room: its brief, mandate, seats, internal talk and draft.</summary>
public sealed record Delegation : IRoom<Delegation, DelegationCommand, DelegationEvent>
{
    /// <summary>The most characters a display name may have.</summary>
    public const int LongestName = 40;

    /// <inheritdoc/>
    public static Delegation Empty { get; } = new();

    private Delegation() { }

    /// <summary>The party's brief; null before the office handed it over.</summary>
    public Brief? Brief { get; private init; }

    /// <summary>The negotiator that holds the delegation; null where people do.</summary>
    public Strategy? Negotiator { get; private init; }

    /// <summary>Display names of the people by seat.</summary>
    public ImmutableSortedDictionary<string, string> People { get; private init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The internal talk, the newest last.</summary>
    public ImmutableList<Conferred> Talk { get; private init; } = [];

    /// <summary>The shared draft; null before the first.</summary>
    public Package? Draft { get; private init; }

    /// <summary>A negotiator's sealed reasons, the newest last.</summary>
    public ImmutableList<ReasonNoted> Reasons { get; private init; } = [];

    /// <inheritdoc/>
    public Decision<DelegationEvent> Decide(Voice by, DelegationCommand command, DateTimeOffset now)
    {
        if (command is OpenDelegation open)
            return !by.IsOffice ? OfficeOnly
                : Brief is not null ? No("already-open", "This delegation has its brief already.")
                : new DelegationEvent[] { new DelegationOpened(open.Brief, open.Negotiator) };
        if (Brief is null) return No("not-open", "This delegation has no brief yet.");
        if (by.IsOffice) return Seated(command);
        if (by.Party != Brief.Party) return No("not-yours", "This is another party's delegation.");
        return command switch
        {
            NoteReason c when Negotiator is not null => new DelegationEvent[] { new ReasonNoted(c.Heard, c.Words) },
            _ when !People.ContainsKey(by.Seat) => No("no-seat", "Take a seat in this delegation first."),
            Confer c when string.IsNullOrWhiteSpace(c.Words) => No("no-words", "Write something to say first."),
            Confer c when c.Words.Length > Table.MostWords =>
                No("too-long", $"Say it in at most {Table.MostWords} characters."),
            Confer c => new DelegationEvent[] { new Conferred(by.Seat, c.Words.Trim()) },
            SaveDraft c when !Fits(c.Package) => No("bad-package", "A draft names one option for each issue."),
            SaveDraft c => new DelegationEvent[] { new DraftSaved(by.Seat, c.Package) },
            LeaveSeat => new DelegationEvent[] { new SeatLeft(by.Seat) },
            _ => OfficeOnly,
        };
    }

    private Decision<DelegationEvent> Seated(DelegationCommand command) => command switch
    {
        TakeSeat c when Brief!.Pages.All(p => p.Seat != c.Seat) => No("no-such-seat", "There is no such seat."),
        TakeSeat c when People.ContainsKey(c.Seat) => No("seat-taken", "Somebody holds this seat already."),
        TakeSeat c when string.IsNullOrWhiteSpace(c.Name) || c.Name.Trim().Length > LongestName =>
            No("bad-name", $"A name has 1 to {LongestName} characters."),
        TakeSeat c => new DelegationEvent[] { new SeatTaken(c.Seat, c.Name.Trim()) },
        _ => No("not-the-office", "Only a seat of this delegation can do this."),
    };

    /// <summary>Why this delegation may not say this at the table, told only to its asker; null if it may.</summary>
    public Refusal? Objection(Voice by, TableCommand command, Table table)
    {
        if (Brief is null || by.Party != Brief.Party) return No("not-yours", "This is another party's delegation.");
        if (Negotiator is null && !People.ContainsKey(by.Seat))
            return No("no-seat", "Take a seat in this delegation first.");
        var package = command switch
        {
            TableCommand.MakeOffer c => c.Package,
            TableCommand.AcceptOffer c when c.Offer >= 1 && c.Offer <= table.Offers.Count =>
                table.Offers[c.Offer - 1].Package,
            _ => null,
        };
        return package is null || !Fits(package) ? null : Exceeds(package, table.Agenda);
    }

    private Refusal? Exceeds(Package package, Agenda? agenda)
    {
        if (Brief!.Mandate.Breach(package) is { } red)
        {
            var issue = agenda?.Issues[red.Issue];
            return No("red-line", $"The capital does not permit \"{issue?.Options[red.Option].Name}\" on {issue?.Name}.");
        }

        var score = Brief.Valuation.Score(package);
        return score >= Brief.Mandate.Minimum ? null
            : No("mandate", $"The capital's minimum is {Brief.Mandate.Minimum} points; this package gives {score}.");
    }

    private bool Fits(Package package) =>
        package.Count == Brief!.Valuation.Points.Length
        && package.Select((option, i) => option >= 0 && option < Brief.Valuation.Points[i].Length).All(fits => fits);

    /// <inheritdoc/>
    public Delegation Evolve(DelegationEvent happened) => happened switch
    {
        DelegationOpened e => this with { Brief = e.Brief, Negotiator = e.Negotiator },
        SeatTaken e => this with { People = People.SetItem(e.Seat, e.Name) },
        SeatLeft e => this with { People = People.Remove(e.Seat) },
        Conferred e => this with { Talk = Talk.Add(e) },
        DraftSaved e => this with { Draft = e.Package },
        ReasonNoted e => this with { Reasons = Reasons.Add(e) },
        _ => throw new UnknownEventException(happened),
    };

    private static Refusal OfficeOnly { get; } = No("office-only", "Only the office can do this.");

    private static Refusal No(string code, string because) => new(code, because);
}
