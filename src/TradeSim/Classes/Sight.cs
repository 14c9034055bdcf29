using System.Collections.Immutable;
using TradeSim.Scenarios;
using TradeSim.Tables;

namespace TradeSim.Classes;

/// <summary>What a class hears of one of its tables: what everybody at that table hears, and nothing of a delegation.</summary>
/// <param name="LastMove">When a party last did something there; null before the first move.</param>
/// <param name="AtCapital">The parties whose capital a person plays and has a call to answer.</param>
public sealed record HeardTable(Table Table, DateTimeOffset? LastMove, ImmutableSortedSet<string> AtCapital)
{
    /// <summary>Before anything was heard.</summary>
    public static HeardTable Nothing { get; } = new(Table.Empty, null, []);
}

/// <summary>What the people of a class may see of it: three pictures, each of them for one kind of reader.</summary>
/// <remarks>
/// A class is no room of the talks: its journal holds names, and the facilitator alone hears it. Everybody else gets one
/// of these pictures, made of what its reader may know and of nothing else.
/// </remarks>
/// <param name="Version">Grows with every change.</param>
/// <param name="Keys">Which keys of the facilitator and of the wall are good.</param>
/// <param name="Unready">Tables that have not been told everything yet: whoever is to sit there waits a moment.</param>
public sealed record Sight(
    int Version, CockpitView Cockpit, ProjectorView Projector, ImmutableArray<StudentView> Students,
    ImmutableArray<Question> Questions, int Keys, ImmutableArray<int> Unready);

/// <summary>What one student sees of the class.</summary>
/// <param name="Key">The personal code for another device.</param>
/// <param name="Here">How many students are in the class; no names.</param>
/// <param name="Place">Where the student sits; null while waiting or removed.</param>
/// <param name="Mates">How those of the own delegation are called, by seat.</param>
/// <param name="Answers">The own answers by question.</param>
public sealed record StudentView(
    string Code, string Title, ClassPhase Phase, int Number, string Name, string Key, int Here, bool IsRemoved,
    Place? Place, int Seatings, ImmutableSortedDictionary<string, string> Mates,
    ImmutableSortedDictionary<string, string> Answers)
{
    /// <summary>The picture for one student.</summary>
    public static StudentView Of(Classroom room, Student student) => new(
        room.Setup!.Code, room.Setup.Scenario.Agenda.Title, room.Phase, student.Number, student.Name, student.Key,
        room.Students.Count(s => !s.IsRemoved), student.IsRemoved, student.Place, student.Seatings,
        student.Place is { } place
            ? room.In(place.Table, place.Party).ToImmutableSortedDictionary(
                s => s.Place!.Seat, s => s.IsHidden && s != student ? s.Pseudonym : s.Name)
            : ImmutableSortedDictionary<string, string>.Empty,
        room.Setup.Questions.Select(q => room.Answers.GetValueOrDefault((student.Number, q.Id)))
            .OfType<ClassEvent.Answered>().ToImmutableSortedDictionary(a => a.Question, a => a.Words));
}

/// <summary>A student as the facilitator sees them.</summary>
/// <param name="Wish">Before the beginning, the table and party the facilitator chose.</param>
public sealed record StudentRow(
    int Number, string Name, string Key, bool IsHidden, bool IsAway, bool IsRemoved, Place? Place, Place? Wish);

/// <summary>A table as the facilitator sees it in the list.</summary>
/// <param name="Day">The day's name, or the week's.</param>
/// <param name="DayEnds">When it ends in real time; null where no clock runs.</param>
/// <param name="IsAgreed">True once the parties agreed in this round.</param>
/// <param name="Held">The parties for which a negotiator speaks.</param>
public sealed record TableRow(
    int Number, TablePhase Phase, int Round, string Day, TalkTime Time, DateTimeOffset? DayEnds,
    DateTimeOffset? PausedSince, int Offers, int OpenOffers, DateTimeOffset? LastMove, bool IsAgreed,
    ImmutableArray<string> Held, ImmutableArray<string> AtCapital, TableEnd? End)
{
    /// <summary>The row of one table.</summary>
    public static TableRow Of(ClassTable own, HeardTable heard)
    {
        var table = heard.Table;
        var day = table.Accord is { } accord && table.Phase == TablePhase.Aftermath && table.Agenda!.Aftermath is { } after
            ? after.Weeks[Math.Min(accord.Week, after.Weeks.Length) - 1]
            : table.Clock?.Today.Name ?? "";
        return new(own.Number, table.Phase, table.Earlier.Count + 1, day, table.Clock?.Time ?? default,
            table.Phase is TablePhase.Talking or TablePhase.Aftermath ? table.DayEnds : null, table.PausedSince,
            table.OffersBefore + table.Offers.Count, table.Offers.Count(o => o.IsOpen), heard.LastMove,
            table.Outcome is TalksOutcome.Agreed || table.BeforeCapitals is not null,
            [.. own.Held], [.. heard.AtCapital], own.End);
    }
}

/// <summary>What the facilitator sees: everybody, every table, and what is planned.</summary>
public sealed record CockpitView(
    string Code, string Title, ClassPhase Phase, DateTimeOffset? Began, Capitals Capitals, Grouping Grouping,
    ImmutableArray<Party> Parties, ImmutableArray<Scenarios.Incident> Incidents, ImmutableArray<StudentRow> Students,
    ImmutableArray<TableRow> Tables, ImmutableArray<ClassEvent.NewsPlanned> Plans)
{
    /// <summary>The picture for the facilitator.</summary>
    public static CockpitView Of(Classroom room, IReadOnlyDictionary<int, HeardTable> heard) => new(
        room.Setup!.Code, room.Setup.Scenario.Agenda.Title, room.Phase, room.Began, room.Setup.Capitals,
        room.Setup.Grouping, room.Setup.Scenario.Agenda.Parties, room.Setup.Scenario.Incidents,
        [.. room.Students.Select(s => new StudentRow(s.Number, s.Name, s.Key, s.IsHidden, s.IsAway, s.IsRemoved, s.Place,
            room.Wishes.TryGetValue(s.Number, out var wish) ? new(wish.Table, wish.Party, "") : null))],
        [.. room.Tables.Select(t => TableRow.Of(t, heard.GetValueOrDefault(t.Number, HeardTable.Nothing)))],
        [.. room.Plans.Values]);
}
