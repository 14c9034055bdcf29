using System.Globalization;
using TradeSim.Delegations;
using TradeSim.Sessions;
using TradeSim.Tables;
using static TradeSim.Classes.ClassEvent;

namespace TradeSim.Classes;

/// <summary>
/// What a class tells the rooms of its sessions. Each errand follows from one of the class's own events and has a fixed
/// command id, so running all of them again after a crash changes nothing.
/// </summary>
public static class ClassErrands
{
    private const char Separator = '-';

    /// <summary>What a room of a table's session is to be told.</summary>
    public abstract record Errand(int Table, string CommandId);

    /// <summary>An errand to the office of a table.</summary>
    public sealed record ToOffice(int Table, string CommandId, SessionCommand Command) : Errand(Table, CommandId);

    /// <summary>An errand to the table itself.</summary>
    public sealed record ToTable(int Table, string CommandId, TableCommand Command) : Errand(Table, CommandId);

    /// <summary>An errand to a caucus beside a table.</summary>
    public sealed record ToCaucus(int Table, string Room, string CommandId, TableCommand Command)
        : Errand(Table, CommandId);

    /// <summary>An errand to one delegation of a table.</summary>
    public sealed record ToDelegation(int Table, string Party, string CommandId, DelegationCommand Command)
        : Errand(Table, CommandId);

    /// <summary>The id of a table's session.</summary>
    public static string SessionOf(string code, int table) =>
        $"{code}{Separator}{table.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The class and the table that a session belongs to; null for a session of no class.</summary>
    public static (string Code, int Table)? TableOf(string session) =>
        session.Split(Separator) is [var code, var table]
        && int.TryParse(table, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (code, number) : null;

    /// <summary>How the session of a table is set up.</summary>
    public static SessionSetup SetupOf(ClassSetup setup, int table)
    {
        var id = SessionOf(setup.Code, table);
        return new(id, id, setup.Scenario, new(ClockMode.Wall, setup.SecondsPerDay),
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, SeedOf(setup, table),
            setup.Reach, setup.Sequels,
            setup.Capitals == Capitals.Rules ? [] : [.. setup.Scenario.Agenda.Parties.Select(p => p.Id)],
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, setup.Consent, setup.Coach, false);
    }

    private static long SeedOf(ClassSetup setup, int table) => unchecked((setup.Seed * 1_000_003) + table);

    /// <summary>What follows from one event of the class.</summary>
    /// <param name="told">How many errands came before: it makes an id of those that may come more than once.</param>
    internal static IEnumerable<Errand> Of(Classroom before, Classroom after, ClassEvent happened, int told)
    {
        var setup = after.Setup!;
        var id = $"class-{told + 1}";
        switch (happened)
        {
            case TableSet e:
                yield return new ToOffice(e.Number, Errands.Open, new SessionCommand.OpenSession(SetupOf(setup, e.Number)));
                if (!setup.Signals || !setup.Statements)
                    foreach (var errand in Everywhere(
                        setup, e.Number, "manners", new TableCommand.SetManners(setup.Signals, setup.Statements)))
                        yield return errand;
                if (setup.Capitals == Capitals.Facilitator)
                    foreach (var party in setup.Scenario.Agenda.Parties)
                        yield return new ToOffice(e.Number, $"capital-{party.Id}",
                            new SessionCommand.GrantSeat(party.Id, "Facilitator", Delegation.Capital));
                if (setup.Capitals == Capitals.Student)
                    foreach (var party in setup.Scenario.Agenda.Parties)
                        yield return new ToDelegation(e.Number, party.Id, "no-capital",
                            new DelegationCommand.NoteAbsence(Delegation.Capital));
                break;
            case TableCalled e:
                yield return new ToOffice(e.Number, "call-talks", new SessionCommand.CallTalks());
                break;
            case StudentPlaced e:
                var student = after.Student(e.Student)!;
                yield return new ToOffice(e.Place.Table, $"student-{e.Student}-{student.Seatings}",
                    new SessionCommand.GrantSeat(e.Place.Party, student.Pseudonym, e.Place.Seat));
                if (student.IsAway) yield return Absence(e.Place, id + "-away");
                break;
            case PlaceLeft e:
                yield return new ToOffice(e.Place.Table, $"left-{e.Student}-{before.Student(e.Student)!.Seatings}",
                    new SessionCommand.VacateSeat(e.Place.Party, e.Place.Seat));
                if (e.Place.Seat == Delegation.Capital) yield return Absence(e.Place, id + "-away");
                break;
            case WentAway e when after.Student(e.Student)!.Place is { } place
                && !(place.Seat == Delegation.Capital && before.Ruled.Contains((place.Table, place.Party))):
                yield return Absence(place, id);
                break;
            case CameBack e when after.Student(e.Student)!.Place is { } place:
                yield return new ToDelegation(place.Table, place.Party, id, new DelegationCommand.NoteReturn(place.Seat));
                break;
            case StoodIn e:
                yield return new ToDelegation(e.Table, e.Party, id, new DelegationCommand.StandIn(new(setup.Negotiator,
                    unchecked((SeedOf(setup, e.Table) * 31) + after.Table(e.Table)!.Stands))));
                break;
            case HandedBack e:
                yield return new ToDelegation(e.Table, e.Party, id, new DelegationCommand.HandBack());
                break;
            case Paused e:
                foreach (var errand in Everywhere(setup, e.Table, id, new TableCommand.PauseTalks())) yield return errand;
                break;
            case Resumed e:
                foreach (var errand in Everywhere(setup, e.Table, id, new TableCommand.ResumeTalks())) yield return errand;
                break;
            case TableLengthened e:
                yield return new ToTable(e.Table, id, new TableCommand.Lengthen(e.Minutes * 60));
                break;
            case Told { Party: { } party } e:
                yield return new ToDelegation(e.Table, party, id, new DelegationCommand.HearNote(e.Words));
                break;
            case Told e:
                yield return new ToTable(e.Table, id, new TableCommand.Announce(e.Words));
                break;
            case NewsBrought e:
                yield return new ToTable(e.Table, id, new TableCommand.BringNews(e.News));
                break;
            case CapitalLeft e:
                yield return Absence(new(e.Table, e.Party, Delegation.Capital), id);
                break;
            case ClassEnded:
                foreach (var table in after.Tables.Where(t => t.End is null))
                {
                    yield return new ToOffice(table.Number, "end-call", new SessionCommand.CallTalks());
                    yield return new ToOffice(table.Number, "end-rounds", new SessionCommand.StopRounds());
                    yield return new ToTable(table.Number, "end", new TableCommand.StopTalks());
                }

                break;
        }
    }

    /// <summary>The same at a table and in every caucus beside it.</summary>
    private static IEnumerable<Errand> Everywhere(ClassSetup setup, int table, string id, TableCommand command) =>
        Caucus.Of(setup.Scenario.Agenda, []).Select(c => (Errand)new ToCaucus(table, c.Room, id, command))
            .Prepend(new ToTable(table, id, command));

    private static ToDelegation Absence(Place place, string id) =>
        new(place.Table, place.Party, id, new DelegationCommand.NoteAbsence(place.Seat));
}
