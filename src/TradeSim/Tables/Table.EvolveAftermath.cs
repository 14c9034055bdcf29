using TradeSim.Agreements;
using TradeSim.Rooms;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

public sealed partial record Table
{
    /// <summary>Folds what concerns capitals, weeks and rounds.</summary>
    private Table EvolveBeyondTalks(TableEvent happened) => happened switch
    {
        SteppedOut e => Note(e.By, e),
        StatementMade e => Note(e.By, e) with
        {
            Standing = Standing with { Statements = Standing.Statements.Add(new(e.By.Party, e.Tone, e.Pledge, e.Words)) },
        },
        TrustMoved e => this with { Standing = Standing.With(e.Party, e.Change) },
        VerdictsAnnounced e => Note(Voice.Office, e) with
        {
            BeforeCapitals = null,
            Outcome = e.Verdicts.All(v => v.Passed)
                ? new TalksOutcome.Agreed(e.Offer, Offer(e.Offer)!.Package) : null,
            Offers = e.Verdicts.All(v => v.Passed)
                ? Offers : Change(e.Offer, o => o with { Status = OfferStatus.Fallen }).Offers,
        },
        DelegationsRecalled e => Recalled(e),
        AftermathBegan e => (this with
        {
            Phase = TablePhase.Aftermath,
            Clock = Clock! with { DayBegan = e.At },
            Accord = new(e.Package, e.Commitments, 1, [], [], [], [], [], null, null, null),
        }).Note(Voice.Office, e),
        WeekTimeCalled e => this with { CalledWeek = e.Week },
        WeekPublished e => Published(e),
        ConsultationAsked e => Note(e.By, e),
        BreachAlleged e => Note(e.By, e) with
        {
            Accord = Accord! with
            {
                Allegations = Accord.Allegations.Add(
                    new(e.Number, e.By.Party, e.Commitment, Accord.Week, e.Basis, e.Words, false)),
            },
        },
        AllegationSettled e => Note(e.By, e) with
        {
            Accord = Accord! with
            {
                Allegations = [.. Accord.Allegations.Select(a => a.Number == e.Number ? a with { IsSettled = true } : a)],
            },
        },
        CommitmentSuspended e => Note(e.By, e) with
        {
            Accord = Accord! with
            {
                Suspensions = Accord.Suspensions.Add(new(e.Commitment, e.Allegation, Accord.Week, null)),
            },
        },
        CommitmentResumed e => Note(e.By, e) with
        {
            Accord = Accord! with
            {
                Suspensions = [.. Accord.Suspensions.Select(s =>
                    s.Commitment == e.Commitment && s.Until is null ? s with { Until = Accord.Week } : s)],
            },
        },
        LeverPulled e => Note(Voice.Of(e.Party), e) with
        {
            Accord = Accord! with { Levers = Accord.Levers.Add(new(e.Lever, e.Party, Accord.Week)) },
        },
        AgreementTakenBack e => Note(e.By, e) with
        {
            Accord = Accord! with { EndedBy = e.By.Party, EndedIn = Accord.Week },
        },
        ExtensionWanted e => Note(e.By, e) with { Accord = Accord! with { Extends = Accord.Extends.Add(e.By.Party) } },
        TruceEnded e => Note(Voice.Office, e) with { Accord = Accord! with { IsExtended = e.IsExtended } },
        AftermathEnded => this with { Phase = TablePhase.Adjourned },
        RoundOpened e => NextRound(e),
        TableClosed => this with { Phase = TablePhase.Over },
        _ => throw new UnknownEventException(happened),
    };

    private Table Recalled(DelegationsRecalled e)
    {
        var days = e.Extra is { } extra ? Clock!.Days.Add(extra) : Clock!.Days;
        var reopened = this with
        {
            Phase = TablePhase.Talking,
            WasRecalled = WasRecalled || e.Extra is not null,
            Clock = Clock with { Days = days },
        };
        return reopened.NextDay(new(Clock.Time.Day + 1, e.At)).Note(Voice.Office, e);
    }

    private Table Published(WeekPublished e)
    {
        var standing = e.Happenings.Aggregate(Standing, (s, h) => s with
        {
            Moods = s.Moods.SetItem(h.Party, s.Moods.GetValueOrDefault(h.Party) + h.Mood),
        });
        return Note(Voice.Office, e) with
        {
            Standing = standing,
            Clock = Clock! with { DayBegan = e.At },
            Accord = Accord! with { Week = e.Week + 1, Published = Accord.Published.AddRange(e.Figures) },
        };
    }

    private Table NextRound(RoundOpened e) => this with
    {
        Earlier = Earlier.Add(new(Agenda!, Offers, Lines, Outcome, Accord)),
        Agenda = e.Agenda,
        OffersBefore = OffersBefore + Offers.Count,
        Offers = [],
        Lines = [],
        Outcome = null,
        Accord = null,
        WasRecalled = false,
        CalledWeek = 0,
        Standing = Standing.CarriedOver,
        Phase = TablePhase.Waiting,
        Clock = new(Clock!.Setting, e.Agenda.Talks.Days, new(0, e.Agenda.Talks.Days[0].Opens), e.At),
    };

    private Table Note(Voice by, TableEvent what) => Add(new TalkLine.Noted(by, Clock!.Time, what, Accord?.Week));
}
