using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Tables;

namespace TradeSim.Client;

/// <summary>How the connection to the session stands.</summary>
public enum Line
{
    /// <summary>No session was entered, or the first connection is being made.</summary>
    Connecting,

    /// <summary>News arrives as it happens.</summary>
    Open,

    /// <summary>The connection was lost; the door tries again for ever.</summary>
    Lost,

    /// <summary>The server does not know this seat (any more); trying again would not help.</summary>
    Refused,
}

public sealed partial class Door
{
    private static readonly TimeSpan SlowTimer = TimeSpan.FromSeconds(10);

    /// <summary>SignalR's mark before words that the hub itself meant for its caller.</summary>
    private const string SaidByTheHub = "HubException: ";

    private static readonly int[] BackOffSeconds = [0, 1, 2, 4, 8, 15];

    private HubConnection? hub;
    private CancellationTokenSource left = new();
    private TaskCompletionSource opened = new();

    /// <summary>Told when something was heard or the line changed.</summary>
    public event Action? Changed;

    /// <summary>How the connection stands.</summary>
    public Line Line { get; private set; }

    /// <summary>Why the server does not let this seat in, in words; null while it does.</summary>
    public string? Closed { get; private set; }

    /// <summary>What was heard in the entered session; null where none was entered.</summary>
    public RoomState? Room { get; private set; }

    /// <summary>Whose seat the server says it is; null before the first connection.</summary>
    public Joined? Joined { get; private set; }

    /// <summary>Enters a session and stays, whatever the network does, until <see cref="Leave"/>.</summary>
    public async Task Enter(SeatTicket ticket)
    {
        await Leave();
        (Room, Joined, Closed, Line) = (new(ticket.Party), null, null, Line.Connecting);
        (left, opened) = (new(), new());
        hub = Build(ticket);
        _ = StayConnected(hub, left.Token);
        _ = LookSlowly(hub, left.Token);
    }

    /// <summary>Leaves the session's page; the seat stays taken.</summary>
    public async Task Leave()
    {
        await left.CancelAsync();
        opened.TrySetCanceled();
        if (hub is { } old) await old.DisposeAsync();
        (hub, Room, Joined) = (null, null, null);
    }

    /// <summary>Says something at the table.</summary>
    public Task<Answer> Say(TableCommand command) =>
        Submit(RoomName.Table, JsonSerializer.SerializeToElement(command, Dialect.Default.TableCommand));

    /// <summary>Says something in a caucus.</summary>
    public Task<Answer> SayIn(string caucus, TableCommand command) =>
        Submit(caucus, JsonSerializer.SerializeToElement(command, Dialect.Default.TableCommand));

    /// <summary>Says something inside the own delegation.</summary>
    public Task<Answer> Say(string party, DelegationCommand command) => Submit(
        RoomName.Delegation(party),
        JsonSerializer.SerializeToElement(command, Dialect.Default.DelegationCommand));

    /// <summary>Asks what the coach would do in this seat. Nothing changes by it, so a lost line asks nothing again.</summary>
    public async Task<Counsel> AskCoach()
    {
        var (mine, stop) = (hub, left.Token);
        try
        {
            await opened.Task.WaitAsync(stop);
            return mine is null ? Lost() : await mine.InvokeAsync<Counsel>("AskCoach", stop);
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

    private HubConnection Build(SeatTicket ticket)
    {
        var built = new HubConnectionBuilder()
            .WithUrl(new Uri(http.BaseAddress!, "hub"), o =>
            {
                o.Transports = HttpTransportType.WebSockets;
                o.SkipNegotiation = true;
                o.AccessTokenProvider = () => Task.FromResult<string?>(ticket.Token);
            })
            .AddJsonProtocol(o => o.PayloadSerializerOptions = new(Dialect.Default.Options))
            .Build();
        built.On<ImmutableArray<RoomNews>>("news", batch => Hear(built, batch));
        return built;
    }

    private async Task StayConnected(HubConnection mine, CancellationToken stop)
    {
        for (var tries = 0; !stop.IsCancellationRequested; tries++)
        {
            var closed = new TaskCompletionSource();
            Task OnClosed(Exception? _) => Task.FromResult(closed.TrySetResult());
            mine.Closed += OnClosed;
            try
            {
                await Task.Delay(BackOff(tries), time, stop);
                await mine.StartAsync(stop);
                Joined = await mine.InvokeAsync<Joined>("Join", Room!.Heard, stop);
                tries = 0;
                Line = Line.Open;
                opened.TrySetResult();
                Changed?.Invoke();
                await closed.Task.WaitAsync(stop);
            }
            catch (HubException e) when (e.Message.Split(SaidByTheHub) is [_, var because])
            {
                (Closed, Line) = (because, Line.Refused);
                Changed?.Invoke();
                return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Whatever the network or the server did, the mend is the same: wait and come in again.
                await mine.StopAsync(CancellationToken.None);
            }
            catch (Exception)
            {
                return;
            }
            finally
            {
                mine.Closed -= OnClosed;
            }

            Line = Line.Lost;
            if (opened.Task.IsCompleted) opened = new();
            Changed?.Invoke();
        }
    }

    private static TimeSpan BackOff(int tries) =>
        TimeSpan.FromSeconds(BackOffSeconds[Math.Min(tries, BackOffSeconds.Length - 1)]);

    /// <summary>A lost nudge is late news, never lost news.</summary>
    private async Task LookSlowly(HubConnection mine, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SlowTimer, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                if (Line == Line.Open && Room is { } room)
                    foreach (var name in room.Heard.Keys)
                        await Pull(mine, name);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task Hear(HubConnection mine, ImmutableArray<RoomNews> batch)
    {
        if (mine != hub || Room is not { } room || batch.IsDefaultOrEmpty) return;
        var before = room.Heard.Values.Sum();
        var missing = room.Hear(batch);
        if (room.Heard.Values.Sum() != before) Changed?.Invoke();
        foreach (var name in missing) await Pull(mine, name);
    }

    private async Task Pull(HubConnection mine, string name)
    {
        if (mine != hub || Room is not { } room) return;
        try
        {
            var batch = await mine.InvokeAsync<ImmutableArray<RoomNews>>(
                "Pull", name, room.Heard[name], left.Token);
            if (mine != hub || batch.IsDefaultOrEmpty) return;
            room.Hear(batch);
            Changed?.Invoke();
        }
        catch (Exception e)
            when (e is HubException or InvalidOperationException or OperationCanceledException)
        {
            // The line is down or the server is busy; the next connection or the slow timer asks again.
        }
    }

    /// <summary>Says a command until it has an answer; after a lost line again with the same id.</summary>
    private async Task<Answer> Submit(string room, JsonElement command)
    {
        var id = Guid.NewGuid().ToString("N");
        var (mine, stop) = (hub, left.Token);
        while (mine is not null && mine == hub && !stop.IsCancellationRequested)
        {
            try
            {
                await opened.Task.WaitAsync(stop);
                return await mine.InvokeAsync<Answer>("Submit", room, id, command, stop);
            }
            catch (HubException)
            {
                return Answer.Refused("server", "The server could not take this. Try again in a moment.");
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), time, CancellationToken.None);
            }
            catch (Exception)
            {
                break;
            }
        }

        return Answer.Refused("left", "This page was left before the server answered.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Leave();
}
