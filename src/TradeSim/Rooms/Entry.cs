using System.Collections.Immutable;

namespace TradeSim.Rooms;

/// <summary>One line of a room's journal: an accepted command, who said it when, and the events that followed.</summary>
/// <param name="Number">1, 2, 3 … within its room and without gaps.</param>
/// <param name="CommandId">Made by the asker; the same id never counts twice in one room.</param>
public sealed record Entry<TCommand, TEvent>(
    int Number, string CommandId, Voice By, DateTimeOffset At, TCommand Command, ImmutableArray<TEvent> Events)
{
    /// <summary>What everybody in the room hears of this entry.</summary>
    public News<TEvent> Told => new(Number, At, Events);
}

/// <summary>What a listener hears of one journal entry: its number in the room, its time and its events, whole.</summary>
public sealed record News<TEvent>(int Number, DateTimeOffset At, ImmutableArray<TEvent> Events);

/// <summary>The written journal of one room, the newest entry last, folded to the room as it is now.</summary>
public sealed record Journal<TRoom, TCommand, TEvent>(
    TRoom Room, ImmutableList<Entry<TCommand, TEvent>> Entries, ImmutableDictionary<string, int> Heard)
    where TRoom : class, IRoom<TRoom, TCommand, TEvent>
{
    /// <summary>A journal with nothing written.</summary>
    public static Journal<TRoom, TCommand, TEvent> Empty { get; } =
        new(TRoom.Empty, [], ImmutableDictionary<string, int>.Empty);

    /// <summary>The number of the newest entry; 0 while nothing is written.</summary>
    public int Number => Entries.Count;

    /// <summary>The entry that a command would write; a refusal; or the old number if its id was heard before.</summary>
    public Verdict<TCommand, TEvent> Weigh(Voice by, string commandId, TCommand command, DateTimeOffset now)
    {
        if (Heard.TryGetValue(commandId, out var before)) return new Verdict<TCommand, TEvent>.Repeated(before);
        return Room.Decide(by, command, now) switch
        {
            Decision<TEvent>.Accepted yes => new Verdict<TCommand, TEvent>.Counts(
                new(Number + 1, commandId, by, now, command, yes.Events)),
            Decision<TEvent>.Rejected no => new Verdict<TCommand, TEvent>.Refused(no.Because),
            _ => throw new UnknownEventException(command),
        };
    }

    /// <summary>The journal with one more entry, which must be the next one.</summary>
    public Journal<TRoom, TCommand, TEvent> Append(Entry<TCommand, TEvent> entry)
    {
        if (entry.Number != Number + 1)
            throw new ArgumentException($"Entry {entry.Number} cannot follow entry {Number}.", nameof(entry));
        return new(entry.Events.Aggregate(Room, (room, e) => room.Evolve(e)), Entries.Add(entry),
            Heard.SetItem(entry.CommandId, entry.Number));
    }
}

/// <summary>What a journal makes of a command before anything is written.</summary>
public abstract record Verdict<TCommand, TEvent>
{
    private Verdict() { }

    /// <summary>It counts, and this entry is to be written.</summary>
    public sealed record Counts(Entry<TCommand, TEvent> Entry) : Verdict<TCommand, TEvent>;

    /// <summary>It was counted before, as the entry of this number.</summary>
    public sealed record Repeated(int Number) : Verdict<TCommand, TEvent>;

    /// <summary>It does not count.</summary>
    public sealed record Refused(Refusal Because) : Verdict<TCommand, TEvent>;
}
