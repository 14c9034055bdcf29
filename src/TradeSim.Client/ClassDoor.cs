using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using TradeSim.Classes;
using TradeSim.Protocol;

namespace TradeSim.Client;

/// <summary>The way to a class that this browser stands at: as a student, as its facilitator, or as the wall.</summary>
/// <remarks>Every picture that comes is whole, so a lost one is made good by the next.</remarks>
public sealed class ClassDoor(HttpClient http, TimeProvider time) : IAsyncDisposable
{
    private const string SaidByTheHub = "HubException: ";

    private static readonly int[] BackOffSeconds = [0, 1, 2, 4, 8];

    private HubConnection? hub;
    private CancellationTokenSource left = new();

    /// <summary>Told when a picture came or the line changed.</summary>
    public event Action? Changed;

    /// <summary>How the connection stands.</summary>
    public Line Line { get; private set; }

    /// <summary>Why the server does not let this browser in, in words; null while it does.</summary>
    public string? Closed { get; private set; }

    /// <summary>A student's picture; null before the first, and for others.</summary>
    public StudentNews? Student { get; private set; }

    /// <summary>The facilitator's picture; null before the first, and for others.</summary>
    public CockpitView? Cockpit { get; private set; }

    /// <summary>The wall's picture; null before the first, and for others.</summary>
    public ProjectorView? Wall { get; private set; }

    /// <summary>The pass with which this browser stands here; null where it stands nowhere.</summary>
    public string? Pass { get; private set; }

    /// <summary>Goes to a class and stays, whatever the network does, until <see cref="Leave"/>.</summary>
    public async Task Enter(string pass)
    {
        if (pass == Pass) return;
        await Leave();
        (Pass, Closed, Line) = (pass, null, Line.Connecting);
        left = new();
        hub = Build(pass);
        _ = StayConnected(hub, left.Token);
    }

    /// <summary>Leaves the class's page; the seat stays taken.</summary>
    public async Task Leave()
    {
        // Cleared first: who enters while the old line is still being closed keeps the new one.
        var (old, stop) = (hub, left);
        (hub, Pass, Student, Cockpit, Wall) = (null, null, null, null, null);
        await stop.CancelAsync();
        if (old is not null) await old.DisposeAsync();
    }

    /// <summary>Says something to the class; why it does not count, or null where it does.</summary>
    public async Task<string?> Say(ClassCommand command)
    {
        var id = Guid.NewGuid().ToString("N");
        var said = JsonElement.Parse(Dialect.Write(command));
        var (mine, stop) = (hub, left.Token);
        while (mine is not null && !stop.IsCancellationRequested)
        {
            try
            {
                if (mine.State == HubConnectionState.Connected)
                    return (await mine.InvokeAsync<Answer>("Submit", id, said, stop)).Because;
                await Task.Delay(300, stop);
            }
            catch (HubException)
            {
                return "The server could not take this. Try again in a moment.";
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                await Task.Delay(300, CancellationToken.None);
            }
            catch (Exception)
            {
                break;
            }
        }

        return "This page was left before the server answered.";
    }

    /// <summary>The facilitator's ticket to watch a table as a party sees it, or to play its capital.</summary>
    public async Task<TicketOrNo> Ticket(int table, string party, bool asCapital)
    {
        try
        {
            return hub is null ? No() : await hub.InvokeAsync<TicketOrNo>("Ticket", table, party, asCapital, left.Token);
        }
        catch (Exception e) when (e is HubException or InvalidOperationException or OperationCanceledException)
        {
            return No();
        }

        static TicketOrNo No() => new(null, "no-connection", "The server did not answer. Try again in a moment.");
    }

    private HubConnection Build(string pass)
    {
        var built = new HubConnectionBuilder()
            .WithUrl(new Uri(http.BaseAddress!, "class-hub"), o =>
            {
                o.Transports = HttpTransportType.WebSockets;
                o.SkipNegotiation = true;
                o.AccessTokenProvider = () => Task.FromResult<string?>(pass);
            })
            .AddJsonProtocol(o => o.PayloadSerializerOptions = new(Dialect.Default.Options))
            .Build();
        built.On<StudentNews>("student", news => Hear(built, () => Student = news));
        built.On<CockpitView>("cockpit", news => Hear(built, () => Cockpit = news));
        built.On<ProjectorView>("projector", news => Hear(built, () => Wall = news));
        return built;
    }

    private void Hear(HubConnection mine, Action keep)
    {
        if (mine != hub) return;
        keep();
        Changed?.Invoke();
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
                await Task.Delay(TimeSpan.FromSeconds(BackOffSeconds[Math.Min(tries, BackOffSeconds.Length - 1)]), time, stop);
                await mine.StartAsync(stop);
                await mine.InvokeAsync("Arrive", stop);
                (tries, Line) = (0, Line.Open);
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
            Changed?.Invoke();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Leave();
}
