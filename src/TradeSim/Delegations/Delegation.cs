using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Delegations.DelegationCommand;
using static TradeSim.Delegations.DelegationEvent;

namespace TradeSim.Delegations;

/// <summary>One party's private room: its brief, mandate, seats, internal talk, draft, calls home and sealed measures.</summary>
public sealed partial record Delegation : IRoom<Delegation, DelegationCommand, DelegationEvent>
{
    /// <summary>The most characters a display name may have.</summary>
    public const int LongestName = 40;

    /// <summary>The display name of a negotiator among people.</summary>
    public const string AdviserName = "AI adviser";

    /// <summary>The seat of the person who plays the capital, where a person does.</summary>
    public const string Capital = "capital";

    /// <inheritdoc/>
    public static Delegation Empty { get; } = new();

    private Delegation() { }

    /// <summary>The party's brief, with the mandate as it is now; null before the office handed it over.</summary>
    public Brief? Brief { get; private init; }

    /// <summary>The negotiator that holds the delegation; null where people do.</summary>
    public Strategy? Negotiator { get; private init; }

    /// <summary>How the delegation agrees among itself.</summary>
    public Consent Consent { get; private init; }

    /// <summary>True where a person plays the capital.</summary>
    public bool HasPrincipal { get; private init; }

    /// <summary>True where who speaks for the delegation may ask a coach.</summary>
    public bool HasCoach { get; private init; }

    /// <summary>Display names of the people by seat.</summary>
    public ImmutableSortedDictionary<string, string> People { get; private init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The seats that negotiators hold among people, with their strategies.</summary>
    public ImmutableSortedDictionary<string, Strategy> Advisers { get; private init; } =
        ImmutableSortedDictionary<string, Strategy>.Empty;

    /// <summary>The internal talk, the newest last.</summary>
    public ImmutableList<Conferred> Talk { get; private init; } = [];

    /// <summary>The shared draft; null before the first.</summary>
    public Package? Draft { get; private init; }

    /// <summary>The package that each seat consents to, by seat.</summary>
    public ImmutableSortedDictionary<string, Package> Consents { get; private init; } =
        ImmutableSortedDictionary<string, Package>.Empty;

    /// <summary>A negotiator's sealed reasons, the newest last.</summary>
    public ImmutableList<ReasonNoted> Reasons { get; private init; } = [];

    /// <summary>The calls to the capital, the newest last.</summary>
    public ImmutableList<CapitalCall> Calls { get; private init; } = [];

    /// <summary>How many calls were made in earlier rounds.</summary>
    private int CallsBefore { get; init; }

    /// <summary>What home made of the deals that were brought there, the newest last.</summary>
    public ImmutableList<BallotHeard> Ballots { get; private init; } = [];

    /// <summary>The week that is open for measures; null outside these weeks.</summary>
    public WeekOpened? Week { get; private init; }

    /// <summary>The measures that were sealed in this round, the newest last.</summary>
    public ImmutableList<MeasuresSealed> Sealed { get; private init; } = [];

    /// <summary>True once the measures of the open week are sealed.</summary>
    public bool IsSealed => Week is { } week && Sealed.Any(s => s.Week == week.Week);

    /// <inheritdoc/>
    public Decision<DelegationEvent> Decide(Voice by, DelegationCommand command, DateTimeOffset now)
    {
        if (command is OpenDelegation open)
            return !by.IsOffice ? OfficeOnly
                : Brief is not null ? No("already-open", "This delegation has its brief already.")
                : new DelegationEvent[]
                    { new DelegationOpened(open.Brief, open.Negotiator, open.Consent, open.HasPrincipal, open.HasCoach) };
        if (Brief is null) return No("not-open", "This delegation has no brief yet.");
        if (by.IsOffice) return DecideOnPresence(command) ?? DecideForOffice(command);
        if (by.Party != Brief.Party) return No("not-yours", "This is another party's delegation.");
        if (Negotiator is null && !People.ContainsKey(by.Seat)) return No("no-seat", "Take a seat in this delegation first.");
        return command switch
        {
            NoteReason c when Negotiator is not null => new DelegationEvent[] { new ReasonNoted(c.Heard, c.Words) },
            Confer c when string.IsNullOrWhiteSpace(c.Words) => No("no-words", "Write something to say first."),
            Confer c when c.Words.Length > Table.MostWords => Wordy,
            Confer c => new DelegationEvent[] { new Conferred(by.Seat, c.Words.Trim()) },
            SaveDraft c when !Fits(c.Package) => No("bad-package", "A draft names one option for each issue."),
            SaveDraft c => new DelegationEvent[] { new DraftSaved(by.Seat, c.Package) },
            ConsentTo c when by.Seat == Capital => No("not-in-the-room", "The capital is not in the room; it answers calls."),
            ConsentTo c when !Fits(c.Package) => No("bad-package", "Consent goes to a package with one option for each issue."),
            ConsentTo c => new DelegationEvent[] { new Consented(by.Seat, c.Package) },
            CallCapital c => Called(by, c.Ask),
            Instruct c => Instructed(by, c),
            SealMeasures c => Sealing(c),
            AnswerLap c => DecideOnLap(by, c),
            LeaveSeat when Negotiator is not null => OfficeOnly,
            LeaveSeat => new DelegationEvent[] { new SeatLeft(by.Seat) },
            _ => OfficeOnly,
        };
    }

    private Decision<DelegationEvent> DecideForOffice(DelegationCommand command) => command switch
    {
        TakeSeat c when !HasSeat(c.Seat) => No("no-such-seat", "There is no such seat."),
        TakeSeat c when People.ContainsKey(c.Seat) => No("seat-taken", "Somebody holds this seat already."),
        TakeSeat c when string.IsNullOrWhiteSpace(c.Name) || c.Name.Trim().Length > LongestName =>
            No("bad-name", $"A name has 1 to {LongestName} characters."),
        TakeSeat c => new DelegationEvent[] { new SeatTaken(c.Seat, c.Name.Trim()) },
        AppointAdviser c when !HasSeat(c.Seat) || c.Seat == Capital => No("no-such-seat", "There is no such seat."),
        AppointAdviser c when People.ContainsKey(c.Seat) => No("seat-taken", "Somebody holds this seat already."),
        AppointAdviser c => new DelegationEvent[] { new AdviserAppointed(c.Seat, c.Strategy) },
        HearCapital c when OpenCall(c.Call) is null => No("no-call", "The capital was not asked this, or has answered."),
        HearCapital c => new DelegationEvent[] { new CapitalAnswered(c.Call, c.Answer) },
        HearBallot c => new DelegationEvent[] { new BallotHeard(c.Offer, c.Ballot) },
        OpenWeek c => new DelegationEvent[] { new WeekOpened(c.Week, c.Commitments) },
        TakeBrief c => new DelegationEvent[] { new BriefTaken(c.Brief) },
        OfferLap c => new DelegationEvent[] { new LapOffered(c.Deal, c.Packages) },
        ChangeSpeaker c => new DelegationEvent[] { new SpeakerChanged(c.Negotiator, c.HasCoach) },
        _ => No("not-the-office", "Only a seat of this delegation can do this."),
    };

    private bool HasSeat(string seat) => Brief!.Pages.Any(p => p.Seat == seat) || (HasPrincipal && seat == Capital);

    private bool Fits(Package package) =>
        package.Count == Brief!.Valuation.Points.Length
        && package.Select((option, i) => option >= 0 && option < Brief.Valuation.Points[i].Length).All(fits => fits);

    private bool Has(OptionRef option) => option.Issue >= 0 && option.Issue < Brief!.Valuation.Points.Length
        && option.Option >= 0 && option.Option < Brief.Valuation.Points[option.Issue].Length;

    /// <inheritdoc/>
    public Delegation Evolve(DelegationEvent happened) => happened switch
    {
        DelegationOpened e => this with
        {
            Brief = e.Brief,
            Negotiator = e.Negotiator,
            Consent = e.Consent,
            HasPrincipal = e.HasPrincipal,
            HasCoach = e.HasCoach,
        },
        SeatTaken e => this with { People = People.SetItem(e.Seat, e.Name), Away = Away.Remove(e.Seat) },
        AdviserAppointed e => this with
        {
            People = People.SetItem(e.Seat, AdviserName),
            Advisers = Advisers.SetItem(e.Seat, e.Strategy),
        },
        SeatLeft e => this with
        {
            People = People.Remove(e.Seat),
            Consents = Consents.Remove(e.Seat),
            Away = Away.Remove(e.Seat),
        },
        Conferred e => this with { Talk = Talk.Add(e) },
        DraftSaved e => this with { Draft = e.Package },
        ReasonNoted e => this with { Reasons = Reasons.Add(e) },
        Consented e => this with { Consents = Consents.SetItem(e.Seat, e.Package) },
        CapitalCalled e => this with { Calls = Calls.Add(new(e.Number, e.Seat, e.Ask, null)) },
        CapitalAnswered e => this with
        {
            Calls = Calls.SetItem(e.Number - 1, Calls[e.Number - 1] with { Answer = e.Answer }),
            Brief = Brief! with { Mandate = e.Answer.Mandate },
        },
        BallotHeard e => this with { Ballots = Ballots.Add(e) },
        WeekOpened e => this with { Week = e },
        MeasuresSealed e => this with { Sealed = Sealed.Add(e) },
        BriefTaken e => this with
        {
            Brief = e.Brief,
            Draft = null,
            Week = null,
            Sealed = [],
            Consents = Consents.Clear(),
            CallsBefore = Calls.Count,
        },
        _ => EvolveOnPresence(happened),
    };

    private static Refusal OfficeOnly { get; } = No("office-only", "Only the office can do this.");

    private static Refusal Wordy { get; } = No("too-long", $"Say it in at most {Table.MostWords} characters.");

    private static Refusal No(string code, string because) => new(code, because);
}
