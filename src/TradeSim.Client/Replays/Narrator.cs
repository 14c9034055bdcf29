using System.Collections.Immutable;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Tables;
using static TradeSim.Tables.TableEvent;

namespace TradeSim.Client.Replays;

/// <summary>Says in one sentence what an entry of the table's journal was.</summary>
internal static class Narrator
{
    private const int MostIssues = 3;

    /// <summary>The moment of an entry, and the table after it.</summary>
    public static (Moment Moment, Table After) Tell(Table before, Entry<TableCommand, TableEvent> entry)
    {
        var main = entry.Events.MinBy(Rank)
            ?? throw new InvalidOperationException($"Entry {entry.Number} of the table says nothing.");
        var (table, time) = (before, default(TalkTime));
        foreach (var happened in entry.Events)
        {
            table = table.Evolve(happened);
            if (ReferenceEquals(happened, main)) time = table.Clock!.Time;
        }

        var (kind, offer) = Sort(main);
        var sentences = entry.Events.Where(e => ReferenceEquals(e, main) || Rank(e) is > 0 and < Unsaid)
            .Select(e => Sentence(before, table, e));
        var party = entry.By.IsOffice ? null : entry.By.Party;
        return (new(entry.Number, time, party, kind, offer, string.Join(' ', sentences), When(table, time)), table);
    }

    private const int Unsaid = 9;

    private static string When(Table table, TalkTime time)
    {
        var moment = table.Accord is { } accord
            ? $"week {Math.Min(accord.Week, table.Agenda!.Aftermath?.Weeks.Length ?? 1)}" : Words.Moment(time);
        return table.Earlier.IsEmpty ? moment : $"round {table.Earlier.Count + 1}, {moment}";
    }

    /// <summary>0 for what a party did, then what followed; <see cref="Unsaid"/> for the clock.</summary>
    private static int Rank(TableEvent happened) => happened switch
    {
        OfferMade or OfferAccepted or OfferRejected or OfferWithdrawn => 0,
        SignalSent or WordsSaid or TalksLeft => 0,
        SteppedOut or StatementMade or ConsultationAsked or BreachAlleged or AllegationSettled => 0,
        CommitmentSuspended or CommitmentResumed or AgreementTakenBack or ExtensionWanted => 0,
        WeekPublished or VerdictsAnnounced or AftermathBegan or RoundOpened or HandedOver => 0,
        AgreementReached or LeverPulled => 1,
        DelegationsRecalled or TruceEnded => 2,
        TalksFailed { LeftBy: null } => 2,
        TrustMoved => 3,
        LastCallBegan => 3,
        DayOpened => 4,
        TalksBegan => 5,
        TableOpened or WeekTimeCalled or TableClosed => 6,
        _ => Unsaid,
    };

    private static (MomentKind Kind, int? Offer) Sort(TableEvent happened) => happened switch
    {
        OfferMade e => (MomentKind.Offer, e.Number),
        OfferAccepted e => (MomentKind.Answer, e.Number),
        OfferRejected e => (MomentKind.Answer, e.Number),
        OfferWithdrawn e => (MomentKind.Answer, e.Number),
        TalksLeft => (MomentKind.Answer, null),
        SignalSent => (MomentKind.Signal, null),
        WordsSaid => (MomentKind.Words, null),
        SteppedOut => (MomentKind.Call, null),
        StatementMade => (MomentKind.Press, null),
        ConsultationAsked or BreachAlleged or AllegationSettled or CommitmentSuspended or CommitmentResumed
            or AgreementTakenBack or ExtensionWanted or LeverPulled => (MomentKind.Deed, null),
        _ => (MomentKind.Announcement, null),
    };

    private static string Sentence(Table before, Table after, TableEvent happened)
    {
        var agenda = after.Agenda!;
        return happened switch
        {
            OfferMade e => $"{Name(e.By)} makes offer {e.Number}{Moves(agenda, before, e)}.",
            OfferAccepted e => $"{Name(e.By)} accepts offer {e.Number}.",
            OfferRejected e => $"{Name(e.By)} rejects offer {e.Number}.",
            OfferWithdrawn e => $"{Name(e.By)} takes offer {e.Number} back.",
            SignalSent e => $"{Name(e.By)} signals: for {Options(agenda, e.IfYou)} it could give "
                + $"{Options(agenda, e.WeCould)}.",
            WordsSaid e => $"{Name(e.By)} says: “{e.Words}”",
            TalksLeft e => $"{Name(e.By)} leaves the talks; there is no deal.",
            AgreementReached => after.Reach == Reach.Talks
                ? "The talks end with a deal." : "The deal goes home: the capitals decide.",
            TalksFailed { LeftBy: not null } => "The talks are over.",
            TalksFailed => "Time is up; the talks end without a deal.",
            LastCallBegan => "Time is up; only open offers may still be answered.",
            DayOpened e => $"{after.Clock!.Days[e.Day].Name} opens.",
            TalksBegan => $"The talks open: {agenda.Talks.Days[0].Name}.",
            TableOpened => "The agenda lies on the table.",
            WeekTimeCalled e => $"The time for week {e.Week} is up.",
            ClockMoved => "The clock moves on.",
            _ => Beyond(after, happened),
        };

        string Name(Voice by) => agenda.Party(by.Party)?.Name ?? by.Party;
    }

    /// <summary>What happened between capitals, publics and weeks, with the name of who did it in front.</summary>
    private static string Beyond(Table after, TableEvent happened)
    {
        var words = Tidings.Of(after.Agenda!, after.Accord, happened);
        var by = happened switch
        {
            SteppedOut e => e.By.Party,
            StatementMade e => e.By.Party,
            ConsultationAsked e => e.By.Party,
            BreachAlleged e => e.By.Party,
            AllegationSettled e => e.By.Party,
            CommitmentSuspended e => e.By.Party,
            CommitmentResumed e => e.By.Party,
            AgreementTakenBack e => e.By.Party,
            ExtensionWanted e => e.By.Party,
            LeverPulled e => e.Party,
            _ => null,
        };
        return by is null ? words : Tidings.By(after.Agenda!.Party(by)?.Name ?? by, words);
    }

    private static string Moves(Agenda agenda, Table before, OfferMade made)
    {
        var last = before.LastOfferOf(made.By.Party);
        var moved = made.Package.DiffersFrom(last?.Package ?? agenda.StatusQuo)
            .Select(i => agenda.Issues[i].Name).ToArray();
        var than = last is null ? "than today" : $"than in offer {last.Number}";
        return moved.Length switch
        {
            0 => $", nothing other {than}",
            <= MostIssues => $", other {than} on {string.Join(", ", moved)}",
            var n => $", other {than} on {n} issues",
        };
    }

    private static string Options(Agenda agenda, ImmutableArray<OptionRef> options) =>
        string.Join(" and ", options.Select(o => $"“{Words.Name(agenda, o)}”"));
}
