using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Server.Grains;
using TradeSim.Server.Seats;

namespace TradeSim.Server.Hubs;

/// <summary>The doorway of a class: students wait here, the facilitator leads from here, and the wall looks in.</summary>
internal sealed class ClassHub(IGrainFactory grains, ClassFeeds feeds, ClassTokens tokens, SeatTokens seats) : Hub
{
    private const string HolderKey = "holder";

    public override Task OnConnectedAsync()
    {
        if (tokens.Read(SignedText.AtHub(Context.GetHttpContext())) is { } holder)
            Context.Items[HolderKey] = holder;
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception) => Context.Items[HolderKey] is ClassHolder holder
        ? feeds.Leave(holder.Code, Context.ConnectionId)
        : Task.CompletedTask;

    /// <summary>Comes in: hears the own picture of the class now, and whenever it changes.</summary>
    public async Task Arrive() => feeds.Enter(await Let(), Context.ConnectionId, Context.Abort);

    /// <summary>Says something to the class; the same command id never counts twice.</summary>
    public async Task<Answer> Submit(string commandId, JsonElement command)
    {
        var holder = await Let();
        if (!CommandId.IsGood(commandId))
            return Answer.Refused("bad-command", "This command has no proper id; reload the page.");
        if (Read(command) is not { } said)
            return Answer.Refused("bad-command", "This command could not be read; reload the page.");
        if (VoiceOf(holder) is not { } by) return NotYours;
        var told = await Retry.WhileUnknown(() => Class(holder).Tell(new(
            by.ToString(), $"{holder.Role}-{holder.Number}:{commandId}", Dialect.Write(said))));
        await feeds.Refresh(holder.Code);
        return new(told.Number, told.Code, told.Because);
    }

    /// <summary>A ticket for the facilitator: to watch a table as one party sees it, or to play that party's capital.</summary>
    public async Task<TicketOrNo> Ticket(int table, string party, bool asCapital)
    {
        var holder = await Let();
        if (holder.Role != ClassRole.Facilitator) return new(null, NotYours.Code, NotYours.Because);
        if (await Retry.WhileUnknown(() => Class(holder).MayVisit(table, party, asCapital)) is { Code: not null } no) return new(null, no.Code, no.Because);
        var session = ClassErrands.SessionOf(holder.Code, table);
        var seat = asCapital ? Delegation.Capital : SeatTicket.Observer;
        return new(new(session, holder.Code, party, seat, seats.Sign(new(session, party, seat, 0, holder.Number))), null, null);
    }

    /// <summary>The wall's key for the facilitator, who may show it on another device; null for everybody else.</summary>
    public async Task<string?> WallKey() => await Let() is { Role: ClassRole.Facilitator } holder
        ? tokens.Sign(new(holder.Code, ClassRole.Projector, holder.Number)) : null;

    /// <summary>The facilitator's key that will be good once the keys are renewed; null for everybody else.</summary>
    /// <remarks>It is kept first, so that an answer that is lost locks nobody out.</remarks>
    public async Task<string?> NextKey() => await Let() is { Role: ClassRole.Facilitator } holder
        ? tokens.Sign(holder with { Number = holder.Number + 1 }) : null;

    /// <summary>Makes all keys of facilitators and walls worthless, but for the next one.</summary>
    public async Task<Answer> RenewKeys()
    {
        var holder = await Let();
        if (holder.Role != ClassRole.Facilitator) return NotYours;
        // Before it counts: whoever stands here with an older key is shown out, and the asker's answer would be lost.
        var next = holder with { Number = holder.Number + 1 };
        feeds.Enter(next, Context.ConnectionId, Context.Abort);
        Context.Items[HolderKey] = next;
        // Named by the keys that it replaces, so that two who do it at once do it once.
        var told = await Retry.WhileUnknown(() => Class(holder).Tell(new(Classroom.Facilitator.ToString(),
            $"renew-{holder.Number}", Dialect.Write<ClassCommand>(new ClassCommand.RenewKeys(holder.Number)))));
        await feeds.Refresh(holder.Code);
        return new(told.Number, told.Code, told.Because);
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

    /// <summary>Whose voice a connection has; the wall has none.</summary>
    private static Voice? VoiceOf(ClassHolder holder) => holder.Role switch
    {
        ClassRole.Student => Classroom.VoiceOf(holder.Number),
        ClassRole.Facilitator => Classroom.Facilitator,
        _ => null,
    };

    private static Answer NotYours { get; } = Answer.Refused("not-yours", "This link does not let you do that.");

    private IClassGrain Class(ClassHolder holder) => grains.GetGrain<IClassGrain>(RoomKey.Class(holder.Code).ToString());

    /// <summary>Who it is, if the link is still good: a facilitator's and a wall's can be replaced.</summary>
    private async Task<ClassHolder> Let()
    {
        var holder = Holder();
        return await grains.IsGood(holder) ? holder : throw new HubException("This link was replaced by a newer one.");
    }

    private ClassHolder Holder() => Context.Items[HolderKey] as ClassHolder
        ?? throw new HubException("This link is not valid; join the class again with its code.");
}
