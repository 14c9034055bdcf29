using Microsoft.AspNetCore.SignalR;
using TradeSim.Protocol;
using TradeSim.Server.Grains;
using TradeSim.Server.Telemetry;

namespace TradeSim.Server.Hubs;

/// <summary>The feeds of this server's connections, one a room that somebody here hears.</summary>
internal sealed class RoomFeeds(IGrainFactory grains, IHubContext<TalksHub> hub, Measures measures, ILogger<RoomFeeds> log)
{
    private readonly Dictionary<RoomKey, RoomFeed> feeds = [];
    private readonly Lock gate = new();

    /// <summary>How many rooms somebody here hears.</summary>
    public int Count
    {
        get
        {
            lock (gate) return feeds.Count;
        }
    }

    public async Task Enter(RoomKey key, string connection, int heard)
    {
        RoomFeed feed;
        lock (gate)
        {
            if (!feeds.TryGetValue(key, out feed!))
            {
                feed = feeds[key] = new(key, Room(key), grains, hub, measures, log);
                feed.Start();
            }

            // Counted in under the lock: otherwise another's leaving could close the feed before this one is in.
            feed.Expect(connection);
        }

        await feed.Enter(connection, heard);
    }

    public async Task Leave(IEnumerable<RoomKey> keys, string connection)
    {
        foreach (var key in keys)
        {
            RoomFeed? empty = null;
            lock (gate)
            {
                if (!feeds.TryGetValue(key, out var feed)) continue;
                feed.Leave(connection);
                if (feed.IsEmpty && feeds.Remove(key)) empty = feed;
            }

            if (empty is not null) await empty.DisposeAsync();
        }
    }

    /// <summary>The grain of a room that players hear; at hand where somebody here does.</summary>
    public IRoomGrain Room(RoomKey key)
    {
        lock (gate)
            if (feeds.TryGetValue(key, out var feed))
                return feed.Room;
        return RoomName.PartyOf(key.Room) is null
            ? grains.GetGrain<ITableGrain>(key.ToString())
            : grains.GetGrain<IDelegationGrain>(key.ToString());
    }
}
