using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Client;

public sealed partial class Door
{
    private static readonly TimeSpan SlowTimer = TimeSpan.FromSeconds(10);

    private HubLine? line;

    /// <summary>Told when something was heard or the line changed.</summary>
    public event Action? Changed;

    /// <summary>How the connection stands.</summary>
    public Line Line => line?.State ?? Line.Connecting;

    /// <summary>True while something that was said is not yet known to be kept.</summary>
    public bool IsSaving => line?.IsSaving == true;

    /// <summary>Why the server does not let this seat in, in words; null while it does.</summary>
    public string? Closed => line?.Closed;

    /// <summary>What was heard in the entered session; null where none was entered.</summary>
    public RoomState? Room { get; private set; }

    /// <summary>Whose seat the server says it is; null before the first connection.</summary>
    public Joined? Joined { get; private set; }

    /// <summary>Enters a session and stays, whatever the network does, until <see cref="Leave"/>.</summary>
    public async Task Enter(SeatTicket ticket)
    {
        await Leave();
        (Room, Joined) = (new(ticket.Party), null);
        var mine = line = new(http, time, "hub", ticket.Token, () => Changed?.Invoke());
        mine.On<ImmutableArray<RoomNews>>("news", batch => Hear(mine, batch));
        mine.Open(async () => Joined = await mine.Invoke<Joined>("Join", Room!.Heard));
        _ = LookSlowly(mine);
    }

    /// <summary>Leaves the session's page; the seat stays taken.</summary>
    public async Task Leave()
    {
        // Cleared first: who enters while the old line is still being hung up keeps the new one.
        var old = line;
        (line, Room, Joined) = (null, null, null);
        if (old is not null) await old.DisposeAsync();
    }

    /// <summary>Says something at the table.</summary>
    public Task<Answer> Say(TableCommand command) => SayIn(RoomName.Table, command);

    /// <summary>Says something in a caucus.</summary>
    public Task<Answer> SayIn(string caucus, TableCommand command) => Submit(caucus, command);

    /// <summary>Says something inside the own delegation.</summary>
    public Task<Answer> Say(string party, DelegationCommand command) => Submit(RoomName.Delegation(party), command);

    /// <summary>Asks what the coach would do in this seat. Nothing changes by it, so a lost line asks nothing again.</summary>
    public async Task<Counsel> AskCoach()
    {
        try
        {
            return line is null ? Lost() : await line.Ask<Counsel>("AskCoach");
        }
        catch (HubException)
        {
            return Counsel.Refused("server", "The coach could not answer. Ask again in a moment.");
        }
        catch (Exception)
        {
            return Lost();
        }

        static Counsel Lost() => Counsel.Refused("no-connection", "The line was lost while the coach thought. Ask again.");
    }

    /// <summary>A lost nudge is late news, never lost news.</summary>
    private async Task LookSlowly(HubLine mine)
    {
        using var timer = new PeriodicTimer(SlowTimer, time);
        try
        {
            while (await timer.WaitForNextTickAsync(mine.Left))
                if (mine.State == Line.Open && Room is { } room)
                    foreach (var name in room.Heard.Keys)
                        await Pull(mine, name);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task Hear(HubLine mine, ImmutableArray<RoomNews> batch)
    {
        if (mine != line || Room is not { } room || batch.IsDefaultOrEmpty) return;
        var before = room.Heard.Values.Sum();
        var missing = room.Hear(batch);
        if (room.Heard.Values.Sum() != before) Changed?.Invoke();
        foreach (var name in missing) await Pull(mine, name);
    }

    private async Task Pull(HubLine mine, string name)
    {
        if (mine != line || Room is not { } room) return;
        try
        {
            var batch = await mine.Invoke<ImmutableArray<RoomNews>>("Pull", name, room.Heard[name]);
            if (mine != line || batch.IsDefaultOrEmpty) return;
            room.Hear(batch);
            Changed?.Invoke();
        }
        catch (Exception e)
            when (e is HubException or InvalidOperationException or OperationCanceledException)
        {
            // The line is down or the server is busy; the next connection or the slow timer asks again.
        }
    }

    private Task<Answer> Submit<TCommand>(string room, TCommand command) => line is { } mine
        ? mine.Submit("Submit", room, HubLine.NewId(), HubLine.Json(command))
        : Task.FromResult(Answer.Refused("left", "This page was left before the server answered."));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Leave();
}
