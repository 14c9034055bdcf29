namespace TradeSim.Rooms;

/// <summary>A listener's fold of one room: the same Evolve as the server's, fed by news in any order and overlap.</summary>
/// <param name="Number">The newest entry heard; everything after it is still to be pulled.</param>
public sealed record Hearing<TRoom, TCommand, TEvent>(int Number, TRoom Room)
    where TRoom : class, IRoom<TRoom, TCommand, TEvent>
{
    /// <summary>Before anything was heard.</summary>
    public static Hearing<TRoom, TCommand, TEvent> Nothing { get; } = new(0, TRoom.Empty);

    /// <summary>Hears a batch: what is known is passed over, what leaves a gap waits to be pulled.</summary>
    public Hearing<TRoom, TCommand, TEvent> Hear(IEnumerable<News<TEvent>> batch)
    {
        var (number, room) = (Number, Room);
        foreach (var news in batch.OrderBy(n => n.Number))
        {
            if (news.Number <= number) continue;
            if (news.Number > number + 1) break;
            room = news.Events.Aggregate(room, (state, e) => state.Evolve(e));
            number = news.Number;
        }

        return new(number, room);
    }

    /// <summary>True if this news cannot be folded before what is missing was pulled.</summary>
    public bool IsMissing(News<TEvent> news) => news.Number > Number + 1;
}
