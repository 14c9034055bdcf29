using TradeSim.Rooms;

namespace TradeSim.Server.Grains;

/// <summary>How the server itself hears a room: everything after what was heard, folded with the room's own rules.</summary>
internal static class Ears
{
    /// <summary>A line as news.</summary>
    public static News<TEvent> News<TEvent>(this HeardLine line) =>
        new(line.Number, line.At, line.Read<TEvent>());

    /// <summary>Hears all that there is to hear.</summary>
    public static async Task<Hearing<TRoom, TCommand, TEvent>> Hear<TRoom, TCommand, TEvent>(
        this IRoomGrain room, Hearing<TRoom, TCommand, TEvent> heard)
        where TRoom : class, IRoom<TRoom, TCommand, TEvent>
    {
        while (true)
        {
            var lines = await room.Since(heard.Number);
            heard = heard.Hear(lines.Select(l => l.News<TEvent>()));
            // A full answer may not be the last; what comes after another is nudged for.
            if (lines.Length < RoomGrains.MostAtOnce) return heard;
        }
    }
}
