using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;
using static TradeSim.Classes.ClassCommand;

namespace TradeSim.Server.Hubs;

/// <summary>The doorway of a class: students wait here, the facilitator leads from here, and the wall looks in.</summary>
internal sealed class ClassHub(IGrainFactory grains, ClassFeeds feeds, ClassTokens tokens, SeatTokens seats) : Hub
{
    private const string HolderKey = "holder";
    private const int LongestCommandId = 64;

    public override Task OnConnectedAsync()
    {
        if (tokens.Read(Context.GetHttpContext()?.Request.Query["access_token"].ToString()) is { } holder)
            Context.Items[HolderKey] = holder;
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception) => Context.Items[HolderKey] is ClassHolder holder
        ? feeds.Leave(holder.Code, Context.ConnectionId)
        : Task.CompletedTask;

    /// <summary>Comes in: hears the own picture of the class now, and whenever it changes.</summary>
    public Task Arrive()
    {
        feeds.Enter(Holder(), Context.ConnectionId, Context.Abort);
        return Task.CompletedTask;
    }

    /// <summary>Says something to the class; the same command id never counts twice.</summary>
    public async Task<Answer> Submit(string commandId, JsonElement command)
    {
        var holder = Holder();
        if (commandId is not { Length: > 0 and <= LongestCommandId } || commandId.Any(char.IsControl))
            return Answer.Refused("bad-command", "This command has no proper id; reload the page.");
        if (Read(command) is not { } said)
            return Answer.Refused("bad-command", "This command could not be read; reload the page.");
        if (!May(holder.Role, said))
            return Answer.Refused("not-yours", "This link does not let you do that.");
        var by = holder.Role == ClassRole.Facilitator ? Voice.Office : new Voice("student", $"{holder.Student}");
        var told = await Retry.WhileUnknown(() => Class(holder).Tell(new(
            by.ToString(), $"{holder.Role}-{holder.Student}:{commandId}", Dialect.Write(said))));
        await feeds.Refresh(holder.Code);
        return new(told.Number, told.Code, told.Because);
    }

    /// <summary>A ticket for the facilitator: to watch a table as one party sees it, or to play that party's capital.</summary>
    public async Task<TicketOrNo> Ticket(int table, string party, bool asCapital)
    {
        var holder = Holder();
        if (holder.Role != ClassRole.Facilitator) return new(null, "not-yours", "This link does not let you do that.");
        if (await feeds.Sight(holder.Code) is not { } sight || sight.Cockpit.Tables.All(t => t.Number != table)
            || sight.Cockpit.Parties.All(p => p.Id != party))
            return new(null, "no-such-table", "There is no such table.");
        if (asCapital && sight.Cockpit.Capitals != Capitals.Facilitator)
            return new(null, "no-capital", "In this class somebody else plays the capitals.");
        var session = ClassErrands.SessionOf(holder.Code, table);
        var seat = asCapital ? Delegation.Capital : SeatTicket.Observer;
        return new(new(session, holder.Code, party, seat, seats.Sign(new(session, party, seat, 0))), null, null);
    }

    private static ClassCommand? Read(JsonElement command)
    {
        try
        {
            return Dialect.Read<ClassCommand>(command.GetRawText());
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What the class says to itself, and what the server asks of it, nobody may say from outside.</summary>
    private static bool May(ClassRole role, ClassCommand command) => role switch
    {
        ClassRole.Student => command is Reflect,
        ClassRole.Facilitator => command is Begin or SeatStudent or Remove or Restore or Pause or Resume or LengthenDay
            or Tell or Bring or Plan or DropPlan or LeaveCapital or EndClass,
        _ => false,
    };

    private IClassGrain Class(ClassHolder holder) => grains.GetGrain<IClassGrain>(RoomKey.Class(holder.Code).ToString());

    private ClassHolder Holder() => Context.Items[HolderKey] as ClassHolder
        ?? throw new HubException("This link is not valid; join the class again with its code.");
}
