using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Tables;

namespace TradeSim.Sessions;

/// <summary>
/// What the office tells the other rooms, and what it hears from them. Each errand follows from one of its own events and has a
/// fixed command id, so running all of them again after a crash changes nothing.
/// </summary>
public static class Errands
{
    /// <summary>The command id of the errand that every room begins with.</summary>
    public const string Open = "open";

    /// <summary>The command id under which the office concludes a round.</summary>
    public static string Concluding(int round) => round == 1 ? "conclude" : $"conclude-{round}";

    /// <summary>What another room is to be told.</summary>
    public abstract record Errand(string CommandId);

    /// <summary>An errand to the table.</summary>
    public sealed record ToTable(string CommandId, TableCommand Command) : Errand(CommandId);

    /// <summary>An errand to a caucus.</summary>
    public sealed record ToCaucus(string Room, string CommandId, TableCommand Command) : Errand(CommandId);

    /// <summary>An errand to one delegation.</summary>
    public sealed record ToDelegation(string Party, string CommandId, DelegationCommand Command) : Errand(CommandId);

    /// <summary>What the office says to itself, and under which id, because of what it heard.</summary>
    public sealed record ToOffice(string CommandId, SessionCommand Command);

    /// <summary>What follows from one event of the office, in the state that it led to.</summary>
    internal static IEnumerable<Errand> Of(Session office, SessionEvent happened)
    {
        var round = office.Round;
        switch (happened)
        {
            case SessionEvent.SessionOpened e:
                foreach (var (party, i) in e.Setup.Scenario.Agenda.Parties.Select((p, i) => (p.Id, i)))
                    yield return new ToDelegation(party, Open, new DelegationCommand.OpenDelegation(
                        e.Setup.Scenario.Brief(party),
                        e.Setup.Negotiators.TryGetValue(party, out var name) ? new(name, SeedOf(e.Setup, i)) : null,
                        e.Setup.Consent, e.Setup.Principals.Contains(party), e.Setup.Coach));
                foreach (var (seat, i) in e.Setup.Advisers.Select((a, i) => (a, i)))
                    yield return new ToDelegation(Voice.Parse(seat.Key).Party, $"adviser-{Voice.Parse(seat.Key).Seat}",
                        new DelegationCommand.AppointAdviser(
                            Voice.Parse(seat.Key).Seat, new(seat.Value, SeedOf(e.Setup, 100 + i))));
                yield return new ToTable(Open, new TableCommand.OpenTable(
                    e.Setup.Scenario.Agenda, e.Setup.Clock,
                    [.. e.Setup.Negotiators.Select(n => new AiSide(n.Key, Strategy.LevelIn(n.Value)))], e.Setup.Reach));
                foreach (var caucus in office.Caucuses)
                    yield return new ToCaucus(caucus.Room, Open, new TableCommand.OpenTable(
                        caucus.Agenda(e.Setup.Scenario.Agenda), e.Setup.Clock, [], Reach.Caucus));
                break;
            case SessionEvent.SeatGranted e:
                yield return new ToDelegation(
                    e.Party, Once(office, "seat", e.Party, e.Seat), new DelegationCommand.TakeSeat(e.Seat, e.Name));
                break;
            case SessionEvent.SeatVacated e:
                yield return new ToDelegation(
                    e.Party, Once(office, "vacate", e.Party, e.Seat), new DelegationCommand.EmptySeat(e.Seat));
                break;
            case SessionEvent.TalksCalled when office.Origin is { } origin:
                yield return new ToTable($"take-up-{origin.Entry}", new TableCommand.ResumeTalks());
                break;
            case SessionEvent.TalksCalled:
                yield return new ToTable("begin", new TableCommand.BeginTalks());
                foreach (var caucus in office.Caucuses)
                    yield return new ToCaucus(caucus.Room, "begin", new TableCommand.BeginTalks());
                break;
            case SessionEvent.CallAnswered e:
                yield return new ToDelegation(
                    e.Party, $"answer-{e.Call}", new DelegationCommand.HearCapital(e.Call, e.Answer));
                break;
            case SessionEvent.BallotsHeld e:
                foreach (var ballot in e.Ballots.Where(b => !b.Votes.IsEmpty))
                    yield return new ToDelegation(
                        ballot.Party, $"ballot-{e.Offer}", new DelegationCommand.HearBallot(e.Offer, ballot));
                yield return new ToTable($"verdicts-{e.Offer}", new TableCommand.AnnounceVerdicts(
                    e.Offer, [.. e.Ballots.Select(b => new Verdict(b.Party, b.Passed, b.Passed ? "" : b.Against))]));
                break;
            case SessionEvent.AftermathOpened e:
                yield return new ToTable($"aftermath-{round}", new TableCommand.BeginAftermath());
                foreach (var party in office.Scenario!.Agenda.Parties)
                    yield return Ahead(round, 1, new(party.Id, [.. e.Commitments.Where(c => c.Party == party.Id)
                        .Select(c => c.Number)]));
                break;
            case SessionEvent.WeekClosed e:
                yield return new ToTable(
                    $"week-{round}-{e.Week}", new TableCommand.PublishWeek(e.Week, e.Figures, e.Happenings));
                foreach (var ahead in e.Next ?? []) yield return Ahead(round, e.Week + 1, ahead);
                break;
            case SessionEvent.RoundCalled e:
                yield return new ToTable($"round-{round}", new TableCommand.OpenRound(e.Scenario.Agenda));
                foreach (var caucus in office.Caucuses)
                    yield return new ToCaucus(caucus.Room, $"round-{round}",
                        new TableCommand.OpenRound(caucus.Agenda(e.Scenario.Agenda)));
                foreach (var party in e.Scenario.Agenda.Parties)
                    yield return new ToDelegation(
                        party.Id, $"round-{round}", new DelegationCommand.TakeBrief(e.Scenario.Brief(party.Id)));
                break;
            case SessionEvent.BranchBegan e:
                foreach (var errand in Branching(office, e)) yield return errand;
                break;
            case SessionEvent.LapOpened e:
                foreach (var party in office.Scenario!.Agenda.Parties)
                    yield return new ToDelegation(party.Id, "lap", new DelegationCommand.OfferLap(e.Deal, e.Packages));
                break;
            case SessionEvent.DebriefOpened:
                if (office.Setup!.Reach == Reach.Campaign) yield return new ToTable("close", new TableCommand.CloseTable());
                foreach (var caucus in office.Caucuses)
                    yield return new ToCaucus(caucus.Room, "close", new TableCommand.CloseTable());
                break;
        }
    }

    /// <summary>What the office must say to itself now, given what it heard at the table and in the delegations.</summary>
    public static ToOffice? Heard(Session office, Table table, IEnumerable<Delegation> delegations)
    {
        if (!office.IsListening || table.Agenda is null) return null;
        if (office.Phase != SessionPhase.Lap && Concerns(office, table) is { } atTable) return atTable;
        foreach (var delegation in delegations)
            if (delegation.Brief is { } brief && (office.Phase == SessionPhase.Lap ? InLap(office, brief.Party, delegation)
                : Inside(office, brief.Party, delegation)) is { } inside)
                return inside;
        return null;
    }

    private static ToOffice? Concerns(Session office, Table table)
    {
        if (!table.ConcernsOffice) return null;
        var round = office.Round;
        // What belongs to a round that the table has not opened yet, or has closed already, waits or is past.
        if (table.Earlier.Count != round - 1) return null;
        if (table.BeforeCapitals is { } offer && office.BallotsOn != offer)
            return new($"ballots-{offer}", new SessionCommand.HoldBallots(offer, table.Offer(offer)!.Package, table.Standing));
        var agreed = (table.Outcome as TalksOutcome.Agreed)?.Package;
        var leftBy = (table.Outcome as TalksOutcome.Failed)?.LeftBy;
        var isLived = table.Accord is not null && table.Phase is TablePhase.Adjourned or TablePhase.Over;
        if (table.Outcome is not null && (isLived || table.Phase == TablePhase.Over))
            return new(Concluding(round), new SessionCommand.Conclude(agreed, leftBy, table.Accord));
        if (table.Outcome is not null && table.Phase == TablePhase.Adjourned && office.Phase == SessionPhase.Talks)
            return new($"open-aftermath-{round}", new SessionCommand.OpenAftermath(agreed));
        if (table.Accord is { } accord && table.Phase == TablePhase.Aftermath && office.Week == accord.Week
            && (table.CalledWeek == accord.Week || office.HasEverybodyLaid))
            return new($"close-week-{round}-{accord.Week}", new SessionCommand.CloseWeek(accord.Week, accord));
        return null;
    }

    private static ToOffice? Inside(Session office, string party, Delegation delegation)
    {
        var isRules = !delegation.HasPrincipal || delegation.Away.Contains(Delegation.Capital);
        if (isRules && delegation.OnTheLine is { } call
            && !office.HasAnswered(party, call.Number))
            return new($"call-{party}-{call.Number}", new SessionCommand.AnswerCall(
                party, call.Number, call.Ask, delegation.Brief!.Mandate));
        return office.Phase == SessionPhase.Aftermath && delegation.Sealed.LastOrDefault() is { } done
            && done.Week == office.Week && !office.HasLaid(party)
            ? new($"lay-{party}-{office.Round}-{done.Week}",
                new SessionCommand.LayMeasures(party, done.Week, done.Measures))
            : null;
    }

    /// <summary>An answer may be changed until the lap is closed, so each has an id of its own.</summary>
    private static ToOffice? InLap(Session office, string party, Delegation delegation) =>
        delegation.Lap is not { Taken: { } taken } lap
        || (office.LapAnswers.TryGetValue(party, out var laid) && laid.SequenceEqual(taken)) ? null
            : new($"lap-{party}-{lap.Answers}", new SessionCommand.LayLap(party, taken));

    /// <summary>What the table is told first where a branch begins: until everybody is there, nothing is said.</summary>
    /// <param name="negotiators">Party id to negotiator name.</param>
    public static ToTable HandOver(
        int entry, IEnumerable<KeyValuePair<string, string>> negotiators, ClockSetting clock, DateTimeOffset since) =>
        new($"hand-over-{entry}", new TableCommand.HandOver(
            entry, [.. negotiators.Select(n => new AiSide(n.Key, Strategy.LevelIn(n.Value)))], clock, since));

    /// <summary>Others speak from here, and the rooms wait until they are there.</summary>
    private static IEnumerable<Errand> Branching(Session office, SessionEvent.BranchBegan e)
    {
        var (agenda, at) = (office.Scenario!.Agenda, e.Origin.Entry);
        foreach (var (party, i) in agenda.Parties.Select((p, i) => (p.Id, i)))
            yield return new ToDelegation(party, $"hand-over-{at}", new DelegationCommand.ChangeSpeaker(
                e.Negotiators.TryGetValue(party, out var name) ? new(name, SeedOf(office.Setup!, i)) : null, e.Coach));
        yield return HandOver(at, e.Negotiators, e.Clock, e.Since);
        var now = Caucus.Of(agenda, [.. e.Negotiators.Keys]).ToDictionary(c => c.Room);
        foreach (var caucus in office.EarlierCaucuses.Where(c => !now.ContainsKey(c.Room)))
            yield return new ToCaucus(caucus.Room, $"close-{at}", new TableCommand.CloseTable());
        foreach (var caucus in now.Values.Where(c => office.EarlierCaucuses.All(o => o.Room != c.Room)))
        {
            yield return new ToCaucus(caucus.Room, Open, new TableCommand.OpenTable(
                caucus.Agenda(agenda), office.Setup!.Clock, [], Reach.Caucus));
            yield return new ToCaucus(caucus.Room, "begin", new TableCommand.BeginTalks());
        }
    }

    /// <summary>A seat may be given and taken back more than once, and each time is an errand of its own.</summary>
    private static string Once(Session office, string what, string party, string seat) =>
        office.Grants(party, seat) is var n and > 1 ? $"{what}-{seat}-{n}" : $"{what}-{seat}";

    private static ToDelegation Ahead(int round, int week, WeekAhead ahead) => new(
        ahead.Party, $"week-{round}-{week}", new DelegationCommand.OpenWeek(week, ahead.Commitments));

    private static long SeedOf(SessionSetup setup, int party) => unchecked(setup.Seed * 1_000_003 + party);
}
