namespace TradeSim.Rooms;

/// <summary>The one shape of the three rooms: a pure decider over events. Knowing one room is knowing all.</summary>
/// <remarks>Decide reads time, chance and names only from its arguments. Evolve is total and holds no rule.</remarks>
public interface IRoom<TSelf, TCommand, TEvent> where TSelf : class, IRoom<TSelf, TCommand, TEvent>
{
    /// <summary>The room before its first event.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>What follows if <paramref name="by"/> says <paramref name="command"/> at <paramref name="now"/>.</summary>
    Decision<TEvent> Decide(Voice by, TCommand command, DateTimeOffset now);

    /// <summary>The room after one event; throws on an event it does not know, which is a broken program.</summary>
    TSelf Evolve(TEvent happened);
}

/// <summary>An event that no case of a room handles: the program is broken and must stop.</summary>
public sealed class UnknownEventException(object? happened)
    : InvalidOperationException($"The rules do not know the event {happened?.GetType().Name ?? "null"}.");
