using System.Collections.Immutable;

namespace TradeSim.Rooms;

/// <summary>What a room's rules answer to a command: the events that follow, or a typed no for its asker alone.</summary>
public abstract record Decision<TEvent>
{
    private Decision() { }

    /// <summary>The command counts; these events are what happened.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events) : Decision<TEvent>;

    /// <summary>The command does not count and leaves no trace.</summary>
    public sealed record Rejected(Refusal Because) : Decision<TEvent>;

    /// <summary>Accepts with these events.</summary>
    public static implicit operator Decision<TEvent>(TEvent[] events) => new Accepted([.. events]);

    /// <summary>Refuses for this reason.</summary>
    public static implicit operator Decision<TEvent>(Refusal because) => new Rejected(because);
}

/// <summary>An expected "no": a stable code for programs and one sentence for its asker that names the mend.</summary>
public sealed record Refusal(string Code, string Because);
