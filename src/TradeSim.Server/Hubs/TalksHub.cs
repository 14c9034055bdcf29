using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;
using TradeSim.Tables;

namespace TradeSim.Server.Hubs;

/// <summary>The doorway: who is it, pass it on. A connection's seat comes from its token alone.</summary>
internal sealed class TalksHub(RoomFeeds feeds, ClassFeeds classes, SeatTokens tokens) : Hub
{
    private const string SeatKey = "seat";
    private const string EnteredKey = "entered";
    private const string InsideKey = "inside";
    private const string CaucusesKey = "caucuses";

    public override Task OnConnectedAsync()
    {
        var token = SignedText.AtHub(Context.GetHttpContext());
        if (tokens.Read(token) is { } holder) Context.Items[SeatKey] = holder;
        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items[SeatKey] is not SeatHolder holder) return;
        await feeds.Leave([.. RoomsOf(holder), .. Known], Context.ConnectionId);
        if (ClassErrands.TableOf(holder.Session) is { } table) await classes.Leave(table.Code, Context.ConnectionId);
    }

    /// <summary>Comes in, and hears everything after what was heard before, then all news as it comes.</summary>
    public async Task<Joined> Join(Dictionary<string, int> heard)
    {
        var holder = Holder();
        // Coming in again and again without reading would pile up whole histories that wait to be sent.
        if (heard is null || !Context.Items.TryAdd(EnteredKey, true))
            throw new HubException("A connection comes in once, with the numbers that it heard; connect anew.");
        if (!await Retry.WhileUnknown(() => classes.EnterSeat(holder, Context.ConnectionId, Context.Abort)))
            throw new HubException("You do not sit at this table any more; your class page says where you sit.");
        Context.Items[InsideKey] = true;
        foreach (var key in RoomsOf(holder)) await Enter(key, heard);
        var keys = RoomsOf(holder).Concat(await CaucusesOf(holder)).ToArray();
        foreach (var key in Known) await Enter(key, heard);
        // Who went away meanwhile has left already, perhaps before having come in.
        if (Context.ConnectionAborted.IsCancellationRequested)
            await feeds.Leave(keys, Context.ConnectionId);
        return new(holder.Session, holder.Party, holder.Seat,
            ClassErrands.TableOf(holder.Session)?.Code ?? holder.Session, [.. keys.Select(key => key.Room)]);
    }

    /// <summary>What was said in one of the own rooms after a number.</summary>
    public async Task<ImmutableArray<RoomNews>> Pull(string room, int after)
    {
        return await Find(Insider(), room) is { } key ? RoomFeed.Pack(room, await Retry.WhileUnknown(() => feeds.Room(key).Since(after))) : [];
    }

    /// <summary>Says something in a room; the same command id never counts twice.</summary>
    public async Task<Answer> Submit(string room, string commandId, JsonElement command)
    {
        var holder = Insider();
        if (!CommandId.IsGood(commandId))
            return Answer.Refused("bad-command", "This command has no proper id; reload the page.");
        if (holder.Seat == SeatTicket.Observer) return Answer.Refused("observer", "You watch this table; you cannot act at it.");
        if (await Find(holder, room) is null)
            return Answer.Refused("not-your-room", "This seat does not belong to that room.");
        var isTable = room == RoomName.Table || Caucus.IsName(room);
        // Prefixed by the seat, so that nobody's id can collide with another's or with the office's errands.
        var (by, id) = (new Voice(holder.Party, holder.Seat).ToString(), $"{holder.Party}/{holder.Seat}:{commandId}");
        if ((isTable ? Say<TableCommand>(by, id, command) : Say<DelegationCommand>(by, id, command)) is not { } saying)
            return Answer.Refused("bad-command", "This command could not be read; reload the page.");
        var own = Own(holder);
        var told = await Retry.WhileUnknown(() => isTable ? own.TellTable(room, saying) : own.Tell(saying));
        return new(told.Number, told.Code, told.Because);
    }

    /// <summary>What the coach would do in this seat's place. Nothing changes by it, and nobody else learns of it.</summary>
    public async Task<Counsel> AskCoach()
    {
        var holder = Insider();
        var by = new Voice(holder.Party, holder.Seat).ToString();
        return Dialect.Read<Counsel>((await Retry.WhileUnknown(() => Own(holder).AskCoach(by))).Counsel);
    }

    private Task Enter(RoomKey key, Dictionary<string, int> heard) => Retry.WhileUnknown(() =>
        feeds.Enter(key, Context.ConnectionId, heard.GetValueOrDefault(key.Room)));

    /// <summary>A command in the dialect's own words; null where it is none.</summary>
    private static Saying? Say<TCommand>(string by, string id, JsonElement command) where TCommand : class
    {
        try
        {
            return Saying.Of(by, id, Dialect.Read<TCommand>(command.GetRawText()));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private SeatHolder Holder() => Context.Items[SeatKey] as SeatHolder
        ?? throw new HubException("This seat's ticket is not valid any more; join again with the code.");

    /// <summary>Who came in. Only there a class is asked whether its student still has the seat that the ticket names.</summary>
    private SeatHolder Insider()
    {
        var holder = Holder();
        return Context.Items.ContainsKey(InsideKey)
            ? holder : throw new HubException("This connection has not come in; reload the page.");
    }

    /// <summary>The own delegation's grain; the feed of who is inside has it at hand.</summary>
    private IDelegationGrain Own(SeatHolder holder) => (IDelegationGrain)feeds.Room(RoomKey.Delegation(holder.Session, holder.Party));

    private static IEnumerable<RoomKey> RoomsOf(SeatHolder holder) =>
        [RoomKey.Table(holder.Session), RoomKey.Delegation(holder.Session, holder.Party)];

    /// <summary>The caucuses of this connection's party as far as they were asked for.</summary>
    private RoomKey[] Known => Context.Items.TryGetValue(CaucusesKey, out var known) && known is RoomKey[] keys ? keys : [];

    /// <summary>The caucuses of a party. They are settled when the session opens, so they are asked for once.</summary>
    private async Task<RoomKey[]> CaucusesOf(SeatHolder holder)
    {
        if (Context.Items.ContainsKey(CaucusesKey)) return Known;
        var rooms = await Retry.WhileUnknown(() => Own(holder).Caucuses());
        Context.Items[CaucusesKey] = rooms.Select(room => new RoomKey(holder.Session, room)).ToArray();
        return Known;
    }

    /// <summary>The key of one of the own rooms; null where the name is none.</summary>
    private async Task<RoomKey?> Find(SeatHolder holder, string? room)
    {
        var mine = room is not null && Caucus.IsName(room) ? await CaucusesOf(holder) : RoomsOf(holder);
        return mine.Where(key => key.Room == room).Select(key => (RoomKey?)key).FirstOrDefault();
    }
}
