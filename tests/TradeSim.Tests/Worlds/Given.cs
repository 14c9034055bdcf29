using System.Collections.Immutable;
using TradeSim.Protocol;
using TradeSim.Rooms;
using Xunit;

namespace TradeSim.Tests.Worlds;

/// <summary>Given what happened in a room, when somebody says something, then this follows or this is the no.</summary>
internal sealed record Given<TRoom, TCommand, TEvent>(TRoom Room)
    where TRoom : class, IRoom<TRoom, TCommand, TEvent>
{
    public Given(params TEvent[] events)
        : this(events.Aggregate(TRoom.Empty, (room, e) => room.Evolve(e)))
    {
    }

    public Given<TRoom, TCommand, TEvent> And(params TEvent[] events) =>
        new(events.Aggregate(Room, (room, e) => room.Evolve(e)));

    public Said<TEvent> When(Voice by, TCommand command, DateTimeOffset? now = null) =>
        new(Room.Decide(by, command, now ?? Small.Nine));
}

internal sealed record Said<TEvent>(Decision<TEvent> Decision)
{
    public void Then(params TEvent[] expected) => Assert.Equal(
        Dialect.Write(expected.ToImmutableArray()),
        Dialect.Write(Assert.IsType<Decision<TEvent>.Accepted>(Decision).Events));

    public void Refused(string code)
    {
        var no = Assert.IsType<Decision<TEvent>.Rejected>(Decision).Because;
        Assert.Equal(code, no.Code);
        Assert.EndsWith(".", no.Because);
    }
}
