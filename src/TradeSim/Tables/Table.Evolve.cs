using static TradeSim.Tables.TableCommand;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Tables;

public sealed partial record Table
{
    /// <summary>What a move's time does to the clock before the move is heard.</summary>
    private IEnumerable<TableEvent> Spend(TableCommand move, DateTimeOffset now)
    {
        var costs = Agenda!.Talks.Costs;
        var cost = move switch
        {
            MakeOffer => costs.Offer,
            AcceptOffer or RejectOffer or WithdrawOffer => costs.Answer,
            SendSignal => costs.Signal,
            SayWords => costs.Word,
            MakeStatement => costs.Signal,
            StepOut => costs.Call,
            _ => 0,
        };
        var to = Clock!.Setting.Mode == ClockMode.Wall
            ? Clock.At(now)
            : Clock.Time with { Minute = Math.Min(Clock.Time.Minute + cost, Clock.Today.Closes) };
        if (to != Clock.Time) yield return new ClockMoved(to);
    }

    /// <summary>When the clock runs by moves: the next day opens, or the last call comes, or the talks end.</summary>
    private IEnumerable<TableEvent> CloseIfOver()
    {
        if (Phase is not (TablePhase.Talking or TablePhase.LastCall) || Clock!.Setting.Mode == ClockMode.Wall)
            yield break;
        if (Phase == TablePhase.Talking && Clock.Time.Minute < Clock.Today.Closes) yield break;
        if (!Clock.IsLastDay)
        {
            yield return new DayOpened(Clock.Time.Day + 1, Clock.DayBegan);
            yield break;
        }

        var canAnswer = Offers.Any(o => o.IsOpen);
        if (canAnswer && Phase == TablePhase.Talking) yield return new LastCallBegan();
        if (!canAnswer) yield return new TalksFailed(null);
    }

    /// <inheritdoc/>
    public Table Evolve(TableEvent happened) => happened switch
    {
        TableOpened e => this with
        {
            Phase = TablePhase.Waiting,
            Agenda = e.Agenda,
            PlayedByAi = e.PlayedByAi,
            Reach = e.Reach,
            Clock = new(e.Clock, e.Agenda.Talks.Days, new(0, e.Agenda.Talks.Days[0].Opens), default),
        },
        TalksBegan e => (this with { Phase = TablePhase.Talking, Clock = Clock! with { DayBegan = e.At } })
            .Add(new TalkLine.Announced(Clock.Time, $"The talks open: {Clock.Today.Name}.")),
        ClockMoved e => this with { Clock = Clock! with { Time = e.To } },
        DayOpened e => NextDay(e),
        LastCallBegan => (this with { Phase = TablePhase.LastCall })
            .Add(new TalkLine.Announced(Clock!.Time, "Time is up. Open offers may still be answered.")),
        OfferMade e => Made(e),
        OfferAccepted e => Change(e.Number, o => o with { AcceptedBy = o.AcceptedBy.Add(e.By.Party) })
            .Add(new TalkLine.Accepted(e.By, Clock!.Time, e.Number)),
        OfferRejected e => Change(e.Number, o => o with { Status = OfferStatus.Rejected })
            .Add(new TalkLine.Rejected(e.By, Clock!.Time, e.Number, e.Words)),
        OfferWithdrawn e => Change(e.Number, o => o with { Status = OfferStatus.Withdrawn })
            .Add(new TalkLine.Withdrawn(e.By, Clock!.Time, e.Number)),
        SignalSent e => Add(new TalkLine.Signalled(e.By, Clock!.Time, e.IfYou, e.WeCould)),
        WordsSaid e => Add(new TalkLine.Said(e.By, Clock!.Time, e.Words)),
        TalksLeft e => Add(new TalkLine.Left(e.By, Clock!.Time, e.Words)),
        AgreementReached e => Change(e.Offer, o => o with { Status = OfferStatus.Agreed }) with
        {
            Phase = Reach == Reach.Talks ? TablePhase.Over : TablePhase.Adjourned,
            Outcome = Reach == Reach.Talks ? new TalksOutcome.Agreed(e.Offer, e.Package) : null,
            BeforeCapitals = Reach == Reach.Talks ? null : e.Offer,
        },
        TalksFailed e => this with
        {
            Phase = Reach == Reach.Campaign ? TablePhase.Adjourned : TablePhase.Over,
            Outcome = new TalksOutcome.Failed(e.LeftBy),
        },
        _ => EvolveByFacilitator(happened) ?? EvolveBeyondTalks(happened),
    };

    private Table NextDay(DayOpened e)
    {
        var clock = Clock! with { Time = new(e.Day, Clock.Days[e.Day].Opens), DayBegan = e.At };
        return (this with { Clock = clock }).Add(new TalkLine.Announced(clock.Time, $"{clock.Today.Name} opens."));
    }

    private Table Made(OfferMade e)
    {
        var replaced = Offers.ConvertAll(o =>
            o.IsOpen && o.By.Party == e.By.Party ? o with { Status = OfferStatus.Replaced } : o);
        var offer = new Offer(e.Number, e.By, e.Package, e.Words, Clock!.Time, OfferStatus.Open, []);
        return (this with { Offers = replaced.Add(offer) })
            .Add(new TalkLine.Offered(e.By, Clock.Time, e.Number));
    }

    private Table Add(TalkLine line) => this with { Lines = Lines.Add(line) };

    private Table Change(int number, Func<Offer, Offer> change) =>
        this with
        {
            Offers = Offers.SetItem(number - 1 - OffersBefore, change(Offers[number - 1 - OffersBefore])),
        };
}
