using TradeSim.Rooms;
using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

/// <remarks>The facilitator's hand on the play: pause, time, words and news, and which ways of speaking are open.</remarks>
public sealed partial record Table
{
    /// <summary>The most real seconds that a day can be lengthened by at once.</summary>
    public const int MostLengthened = 3600;

    /// <summary>True where signals may be sent.</summary>
    public bool AllowsSignals { get; private init; } = true;

    /// <summary>True where statements to the press may be made.</summary>
    public bool AllowsStatements { get; private init; } = true;

    /// <summary>Since when the table is paused; null while it is not.</summary>
    public DateTimeOffset? PausedSince { get; private init; }

    /// <summary>The entry after which this is a branch of another session; null where it is none.</summary>
    public int? BranchedAt { get; private init; }

    /// <summary>In a pause: when the day that it stopped began, and since when its clock stands.</summary>
    private (DateTimeOffset Day, DateTimeOffset Since) Stands { get; init; }

    /// <summary>A day or week that opened during the pause lost only what came after.</summary>
    private DateTimeOffset StandsSince => Clock!.DayBegan == Stands.Day ? Stands.Since : Clock.DayBegan;

    /// <summary>The talk time at a real moment: it stands while the table is paused.</summary>
    public TalkTime TimeAt(DateTimeOffset now) => Clock!.At(PausedSince ?? now);

    /// <summary>When the present day, or week, ends in real time; null where no clock runs now.</summary>
    public DateTimeOffset? DayEnds => PausedSince is null ? Clock?.DayEnds : null;

    private static Refusal Paused { get; } =
        No("paused", "The table is paused. Read, draft and talk among yourselves until it goes on.");

    /// <summary>What the facilitator does at a table; null for a command that is another's.</summary>
    private Decision<TableEvent>? DecideForFacilitator(TableCommand command, DateTimeOffset now) => command switch
    {
        SetManners when Phase is not TablePhase.Waiting || !Earlier.IsEmpty =>
            No("begun", "The ways of speaking are settled before the talks begin."),
        SetManners c => new TableEvent[] { new MannersSet(c.Signals, c.Statements) },
        PauseTalks or ResumeTalks or Lengthen or Announce or BringNews or StopTalks
            when Phase is TablePhase.Bare or TablePhase.Over => No("no-table", "This table has not begun, or is over."),
        HandOver when Phase is TablePhase.Bare or TablePhase.Waiting or TablePhase.Over =>
            No("nothing-to-take-over", "At this moment nobody talks: a branch begins after the talks open and before they end."),
        HandOver c => new TableEvent[] { TakenOver(c, PausedSince ?? c.Since) },
        PauseTalks when PausedSince is not null => No("paused-already", "This table is paused already."),
        PauseTalks => new TableEvent[] { new TalksPaused(now) },
        ResumeTalks when PausedSince is null => No("not-paused", "This table is not paused."),
        ResumeTalks => new TableEvent[] { new TalksResumed(now) },
        Lengthen c when c.Seconds is < 1 or > MostLengthened =>
            No("bad-time", $"A day is lengthened by 1 to {MostLengthened / 60} minutes at once."),
        Lengthen when Clock!.Setting.Mode != ClockMode.Wall || Phase is not (TablePhase.Talking or TablePhase.Aftermath) =>
            No("no-clock", "No real clock runs at this table now; there is nothing to lengthen."),
        Lengthen c => new TableEvent[] { new DayLengthened(c.Seconds) },
        Announce c when string.IsNullOrWhiteSpace(c.Words) => No("no-words", "Write something to say first."),
        Announce c when TooLong(c.Words) => Wordy,
        Announce c => new TableEvent[] { new OfficeSpoke(c.Words.Trim()) },
        BringNews c when string.IsNullOrWhiteSpace(c.News.Text) => No("no-words", "Write something to say first."),
        BringNews c when TooLong(c.News.Text) || TooLong(c.News.Name) => Wordy,
        BringNews c when c.News.Party.Length > 0 && Agenda!.Party(c.News.Party) is null =>
            No("no-such-party", "The news concerns a party that is not at this table."),
        BringNews c => new TableEvent[] { new NewsBroke(c.News) },
        StopTalks => new TableEvent[] { new TalksStopped() },
        CallTime when PausedSince is not null => Paused,
        _ => null,
    };

    /// <summary>Folds what the facilitator did; null for an event that is another's.</summary>
    private Table? EvolveByFacilitator(TableEvent happened) => happened switch
    {
        MannersSet e => this with { AllowsSignals = e.Signals, AllowsStatements = e.Statements },
        TalksPaused e => StandSince(e.At).Note(Voice.Office, e),
        HandedOver e => (this with
        {
            PlayedByAi = e.PlayedByAi,
            BranchedAt = e.Entry,
            Clock = Clock! with { Setting = e.Clock, DayBegan = e.DayBegan },
        }).StandSince(e.Since).Note(Voice.Office, e),
        TalksResumed e => (this with
        {
            PausedSince = null,
            Clock = Clock! with { DayBegan = Clock.DayBegan + (e.At - StandsSince) },
        }).Note(Voice.Office, e),
        DayLengthened e => (this with
        {
            Stands = (Clock!.DayBegan.AddSeconds(e.Seconds), StandsSince),
            Clock = Clock with { DayBegan = Clock.DayBegan.AddSeconds(e.Seconds) },
        }).Note(Voice.Office, e),
        OfficeSpoke e => Note(Voice.Office, e),
        NewsBroke { News: var news } e => Note(Voice.Office, e) with
        {
            Standing = Standing with
            {
                Moods = news.Party.Length == 0 ? Standing.Moods
                    : Standing.Moods.SetItem(news.Party, Standing.Moods.GetValueOrDefault(news.Party) + news.Mood),
            },
        },
        TalksStopped e => Note(Voice.Office, e) with
        {
            Phase = TablePhase.Over,
            PausedSince = null,
            BeforeCapitals = null,
            Outcome = Outcome ?? new TalksOutcome.Failed(null),
        },
        _ => null,
    };

    /// <summary>Talk time goes on from where it is, whatever the clock was before.</summary>
    private HandedOver TakenOver(HandOver c, DateTimeOffset since)
    {
        var gone = Phase != TablePhase.Aftermath && c.Clock.Mode == ClockMode.Wall && Clock!.Today.Minutes > 0
            ? TimeSpan.FromTicks(c.Clock.SecondsOf(Clock.Today) * TimeSpan.TicksPerSecond
                * (Clock.At(since).Minute - Clock.Today.Opens) / Clock.Today.Minutes)
            : TimeSpan.Zero;
        return new(c.Entry, c.PlayedByAi, c.Clock, since - gone, since);
    }

    private Table StandSince(DateTimeOffset moment) =>
        this with { PausedSince = moment, Stands = (Clock!.DayBegan, moment) };
}
