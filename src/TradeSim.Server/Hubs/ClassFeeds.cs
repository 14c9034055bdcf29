using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;

namespace TradeSim.Server.Hubs;

/// <summary>The classes of which this server has connections, each with one watch.</summary>
internal sealed class ClassFeeds(
    IGrainFactory grains, IHubContext<ClassHub> hub, SeatTokens seats, ILogger<ClassFeeds> log)
{
    private readonly Dictionary<string, ClassFeed> feeds = [];
    private readonly Lock gate = new();

    /// <summary>A connection of the class itself comes in.</summary>
    public void Enter(ClassHolder holder, string connection, Action abort) =>
        Feed(holder.Code, feed => feed.Enter(connection, new(holder, null, abort)));

    /// <summary>A connection of a student comes in at a table; false where the student does not sit there (any more).</summary>
    public async Task<bool> EnterSeat(SeatHolder holder, string connection, Action abort)
    {
        if (ClassErrands.TableOf(holder.Session) is not { } table || holder.Student is not { } student) return true;
        if (student > 0
            ? !await Grain(table.Code).Sits(student, holder.Session, holder.Party, holder.Seat)
            : await Grain(table.Code).Keys() != holder.Keys)
            return false;
        Feed(table.Code, feed => feed.Enter(connection, new(new(table.Code,
            student > 0 ? ClassRole.Student : ClassRole.Facilitator, student > 0 ? student : holder.Keys), holder, abort)));
        return true;
    }

    public async Task Leave(string code, string connection)
    {
        ClassFeed? feed;
        lock (gate)
        {
            if (!feeds.TryGetValue(code, out feed)) return;
            feed.Leave(connection);
            if (feed.IsEmpty) feeds.Remove(code);
            else feed = null;
        }

        if (feed is not null) await feed.DisposeAsync();
    }

    /// <summary>Looks now instead of at the next beat.</summary>
    public Task Refresh(string code)
    {
        ClassFeed? feed;
        lock (gate) feeds.TryGetValue(code, out feed);
        return feed?.Look() ?? Task.CompletedTask;
    }

    private IClassGrain Grain(string code) => grains.GetGrain<IClassGrain>(RoomKey.Class(code).ToString());

    private void Feed(string code, Action<ClassFeed> enter)
    {
        lock (gate)
        {
            if (!feeds.TryGetValue(code, out var feed))
                feed = feeds[code] = new(Grain(code), hub, seats, log);
            // Counted in under the lock: otherwise another's leaving could close the feed before this one is in.
            enter(feed);
            feed.Start();
        }
    }
}
