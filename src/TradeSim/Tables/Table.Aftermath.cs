using TradeSim.Agreements;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

public sealed partial record Table
{
    private const int KeptFully = 90;
    private const int WeekKept = 2;
    private const int WeekMissed = 4;

    /// <summary>What a party may do in the weeks after the talks.</summary>
    private Decision<TableEvent> DecideInAftermath(Voice by, TableCommand command) => command switch
    {
        SayWords or MakeStatement => DecideForParty(by, command),
        AskConsultation c => OfAnother(by, c.Commitment) ?? Worded(c.Words)
            ?? (Decision<TableEvent>)new TableEvent[] { new ConsultationAsked(by, c.Commitment, c.Words.Trim()) },
        AllegeBreach c => OfAnother(by, c.Commitment) ?? Worded(c.Words) ?? Repeated(by, c.Commitment)
            ?? Alleged(by, Accord!.Find(c.Commitment)!, c.Words.Trim()),
        SettleAllegation c => Own(by, c.Allegation)
            ?? (Decision<TableEvent>)new TableEvent[] { new AllegationSettled(c.Allegation, by) },
        SuspendCommitment c => Own(by, c.Allegation) ?? Suspendable(by, c)
            ?? (Decision<TableEvent>)new TableEvent[] { new CommitmentSuspended(by, c.Commitment, c.Allegation) },
        ResumeCommitment c => Accord!.Find(c.Commitment)?.Party == by.Party && Accord.IsSuspended(c.Commitment)
            ? new TableEvent[] { new CommitmentResumed(by, c.Commitment) }
            : No("not-suspended", "No commitment of yours with this number rests."),
        PullLever c => Pull(by, c.Lever),
        TakeBack c when TooLong(c.Words) => Wordy,
        TakeBack when Accord!.Package is null => No("no-agreement", "There is no agreement to take back."),
        TakeBack when Accord!.EndedBy is not null => No("taken-back", "The agreement was taken back already."),
        TakeBack c => TookBack(by, c.Words.Trim()),
        WantExtension when Agenda!.Aftermath?.Expiry is null => No("no-clock", "No clock runs here that could be extended."),
        WantExtension when Accord!.Extends.Contains(by.Party) => No("wanted", "You said so already."),
        WantExtension => new TableEvent[] { new ExtensionWanted(by) },
        _ => No("aftermath", "The talks are over; in these weeks promises are kept, watched and answered."),
    };

    private Refusal? OfAnother(Voice by, int commitment) =>
        Accord!.Find(commitment) is not { } found ? No("no-commitment", $"There is no commitment {commitment}.")
        : found.Party == by.Party ? No("own-commitment", "This commitment is your own.")
        : null;

    private static Refusal? Worded(string words) => TooLong(words) ? Wordy
        : string.IsNullOrWhiteSpace(words) ? No("no-words", "Write something to say first.") : null;

    private Refusal? Repeated(Voice by, int commitment) =>
        Accord!.OpenBy(by.Party).Any(a => a.Commitment == commitment)
            ? No("alleged", "You have an open allegation about this commitment; settle it first.")
            : null;

    private Refusal? Own(Voice by, int allegation) =>
        Accord!.OpenBy(by.Party).Any(a => a.Number == allegation) ? null
        : No("no-allegation", "You have no open allegation of this number.");

    /// <summary>An answer in proportion: one commitment of one's own for each breach that one alleges.</summary>
    private Refusal? Suspendable(Voice by, SuspendCommitment c) =>
        Accord!.BindingOn(by.Party).All(b => b.Number != c.Commitment)
            ? No("not-binding", "Only a commitment of yours that binds you now can be suspended.")
        : Accord!.Suspensions.Any(s => s.Allegation == c.Allegation && s.Until is null)
            ? No("out-of-proportion", "One commitment may rest for each allegation; this one has its answer.")
        : null;

    private Decision<TableEvent> Alleged(Voice by, Commitment commitment, string words)
    {
        var basis = Accord!.BasisOf(commitment);
        var alleged = new BreachAlleged(Accord.Allegations.Length + 1, by, commitment.Number, basis, words);
        return basis switch
        {
            Basis.Supported => new TableEvent[]
                { alleged, new TrustMoved(commitment.Party, -TrustCosts.Allegation, "the figures bear an allegation out") },
            Basis.Unfounded => new TableEvent[]
                { alleged, new TrustMoved(by.Party, -TrustCosts.Allegation, "it alleged what the figures do not show") },
            _ => new TableEvent[]
            {
                alleged, new TrustMoved(commitment.Party, -TrustCosts.BothReadings, "the text can be read both ways"),
                new TrustMoved(by.Party, -TrustCosts.BothReadings, "the text can be read both ways"),
            },
        };
    }

    private Decision<TableEvent> Pull(Voice by, string id)
    {
        if (Agenda!.Aftermath?.Levers.FirstOrDefault(l => l.Id == id && l.Party == by.Party) is not { } lever)
            return No("no-lever", "You have no such measure.");
        return Accord!.Levers.Any(l => l.Lever == id)
            ? No("pulled", "This measure is in force already.")
            : PulledEvents(lever).ToArray();
    }

    private IEnumerable<TableEvent> PulledEvents(Lever lever)
    {
        yield return new LeverPulled(lever.Party, lever.Id);
        yield return Accord!.Forbids(lever)
            ? new TrustMoved(lever.Party, -TrustCosts.OpenBreach, "it took a measure that the agreement forbids")
            : new TrustMoved(lever.Party, -TrustCosts.Curb, "it took a new measure against the other side");
    }

    private Decision<TableEvent> TookBack(Voice by, string words)
    {
        var hasCause = Accord!.OpenBy(by.Party).Any(a => a.Basis == Basis.Supported);
        return new TableEvent[]
        {
            new AgreementTakenBack(by, words),
            new TrustMoved(by.Party, hasCause ? -TrustCosts.TakingBackWithCause : -TrustCosts.TakingBack, "it took the agreement back"),
        };
    }

    private Decision<TableEvent> WeekClosed(PublishWeek week, DateTimeOffset now)
    {
        var accord = Accord!;
        var events = new List<TableEvent> { new WeekPublished(week.Week, week.Figures, week.Happenings, now) };
        foreach (var happening in week.Happenings)
            if (Agenda!.Aftermath!.Levers.FirstOrDefault(l => l.Id == happening.Lever) is { } lever
                && accord.Levers.All(l => l.Lever != lever.Id))
                events.AddRange(PulledEvents(lever));
        foreach (var party in Agenda!.Parties)
        {
            var seen = week.Figures.Where(f => accord.Find(f.Commitment) is { IsAmbiguous: false } c
                && c.Party == party.Id && c.Due <= week.Week && !accord.IsSuspended(c.Number)).ToArray();
            if (seen.Length == 0) continue;
            var shown = seen.Sum(f => f.Percent) / seen.Length;
            if (shown >= KeptFully) events.Add(new TrustMoved(party.Id, WeekKept, "it keeps what it promised"));
            else if (shown < Accord.Borne) events.Add(new TrustMoved(party.Id, -WeekMissed, "little of what it promised can be seen"));
        }

        if (week.Week < Agenda.Aftermath!.Weeks.Length) return events.ToArray();
        if (Agenda.Aftermath.Expiry is { } expiry) events.Add(new TruceEnded(Outlasts(accord, expiry)));
        events.Add(new AftermathEnded());
        if (Reach != Reach.Campaign) events.Add(new TableClosed());
        return events.ToArray();
    }

    /// <summary>A truce goes on if the agreement says so, or if every party wants it.</summary>
    private bool Outlasts(Accord accord, Expiry expiry) => accord.EndedBy is null
        && ((accord.Package is { } package && expiry.Outlasts.Contains(package[expiry.Issue]))
            || Agenda!.Parties.All(p => accord.Extends.Contains(p.Id)));
}
