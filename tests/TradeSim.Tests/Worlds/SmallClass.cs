using System.Collections.Immutable;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.Worlds;

// A class that plays the small talks: two delegations a table, each with a head and a second seat.
internal static class SmallClass
{
    public static ImmutableArray<Question> Questions { get; } =
        [new("hope", Asked.Before, "What do you hope for?", false),
            new("calm", Asked.After, "How calm were you?", true)];

    public static ClassSetup Setup { get; } = new(
        "CLASS", Small.Scenario,
        [], Reach.Talks, 600, EmptySeats.Ai, "envoy:dealmaker@3", Grouping.Arrival, 1,
        Capitals.Rules, true, true, false, Consent.Head, 60, [], Questions, 7);

    public static ClassEvent.StudentEntered Entered(int number) =>
        new(number, $"Name {number}", false, $"key-{number}");

    public static ClassCommand.Enter Enter(int number) => new($"Name {number}", false, $"key-{number}");

    /// <summary>Parties with so many seats each, the first of them the head.</summary>
    public static Scenario Between(params int[] seats) => Small.Scenario with
    {
        Agenda = Small.Agenda with
        {
            Parties = [.. seats.Select((n, i) => new Party($"p{i}", $"Party {i}", $"P{i}", "square",
                [.. Enumerable.Range(0, n).Select(s => new Seat($"seat{s}", "Role", "", s == 0))]))],
        },
    };
}

/// <summary>
/// A class with all rooms of its sessions, and the errands between them as the server runs them.
/// </summary>
internal sealed class ClassPlay
{
    private int told;
    private int said;

    public ClassPlay(ClassSetup setup) => Say(new ClassCommand.OpenClass(setup));

    public Classroom Room { get; private set; } = Classroom.Empty;

    public SortedDictionary<int, RoomSet> Tables { get; } = [];

    /// <summary>The facilitator says something; what follows is told to the tables.</summary>
    public Refusal? Try(ClassCommand command, DateTimeOffset? now = null) => Try(Voice.Office, command, now);

    private Refusal? Try(Voice by, ClassCommand command, DateTimeOffset? now)
    {
        var decided = Room.Decide(by, command, now ?? Small.Nine);
        if (decided is Decision<ClassEvent>.Rejected no) return no.Because;
        Room = ((Decision<ClassEvent>.Accepted)decided).Events.Aggregate(Room, (room, e) => room.Evolve(e));
        for (; told < Room.ToTell.Count; told++) Run(Room.ToTell[told], now);
        return null;
    }

    public ClassPlay Say(ClassCommand command, DateTimeOffset? now = null)
    {
        Assert.Null(Try(command, now));
        return this;
    }

    /// <summary>A student answers a question.</summary>
    public ClassPlay Answer(int student, string question, string words)
    {
        Assert.Null(Try(new("student", $"{student}"), new ClassCommand.Reflect(question, words, true), null));
        return this;
    }

    /// <summary>So many students come in, and the talks begin.</summary>
    public ClassPlay Begin(int students)
    {
        for (var i = 1; i <= students; i++) Say(SmallClass.Enter(i));
        return Say(new ClassCommand.Begin());
    }

    /// <summary>Somebody at a table says something there.</summary>
    public Refusal? At(int table, Voice by, TableCommand command, DateTimeOffset? now = null) =>
        Tables[table].Tell(by, $"said-{++said}", command, now ?? Small.Nine);

    /// <summary>All errands from the first one on, as after a crash.</summary>
    public void RunAllAgain(DateTimeOffset? now = null)
    {
        foreach (var errand in Room.ToTell) Run(errand, now);
    }

    /// <summary>Every room of every table, as one text.</summary>
    public string Whole() => string.Join('\n', Tables.Select(t => $"{t.Key}\n{t.Value.Whole()}"));

    private void Run(ClassErrands.Errand errand, DateTimeOffset? now)
    {
        if (!Tables.TryGetValue(errand.Table, out var rooms)) rooms = Tables[errand.Table] = new();
        var at = now ?? Small.Nine;
        _ = errand switch
        {
            ClassErrands.ToOffice e => rooms.Tell(e.CommandId, e.Command, at),
            ClassErrands.ToTable e => rooms.Tell(Voice.Office, e.CommandId, e.Command, at),
            ClassErrands.ToDelegation e => rooms.Tell(Voice.Office, e.Party, e.CommandId, e.Command, at),
            _ => throw new UnknownEventException(errand),
        };
    }
}
