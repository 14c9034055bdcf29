using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using TradeSim.Protocol;

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

/// <summary>A line to one of the server's hubs: it stays, whatever the network does, until it is hung up.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    /// <summary>SignalR's mark before words that the hub itself meant for its caller.</summary>
    private const string SaidByTheHub = "HubException: ";

    /// <summary>A server that is there speaks every three seconds; one that was silent for longer is as good as lost.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    /// <summary>Whoever waits longer for an answer sees why.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(500);

    private static readonly int[] BackOffSeconds = [0, 1, 2, 4, 8, 15];

    private readonly TimeProvider time;
    private readonly HubConnection connection;
    private readonly Action changed;
    private readonly CancellationTokenSource left = new();
    private TaskCompletionSource opened = new();
    private int slow;

    /// <param name="path">The hub's path.</param>
    /// <param name="token">What proves who comes in.</param>
    /// <param name="changed">Told when the state changes.</param>
    public HubLine(HttpClient http, TimeProvider time, string path, string token, Action changed)
    {
        (this.time, this.changed) = (time, changed);
        connection = new HubConnectionBuilder()
            .WithUrl(new Uri(http.BaseAddress!, path), o =>
            {
                o.Transports = HttpTransportType.WebSockets;
                o.SkipNegotiation = true;
                o.AccessTokenProvider = () => Task.FromResult<string?>(token);
            })
            .AddJsonProtocol(o => o.PayloadSerializerOptions = new(Dialect.Default.Options))
            .WithServerTimeout(LongestSilence)
            .Build();
    }

    /// <summary>How it stands.</summary>
    public Line State { get; private set; }

    /// <summary>True while something that was said waits for its answer longer than a moment: it is not yet known to be kept.</summary>
    public bool IsSaving => Volatile.Read(ref slow) > 0;

    /// <summary>Why the server does not let this browser in, in words; null while it does.</summary>
    public string? Closed { get; private set; }

    /// <summary>Cancelled when it is hung up.</summary>
    public CancellationToken Left => left.Token;

    /// <summary>Hears one kind of news.</summary>
    public void On<T>(string name, Func<T, Task> hear) => connection.On(name, hear);

    /// <summary>Calls, and calls again for ever; each time the connection stands, this browser comes in.</summary>
    public void Open(Func<Task> comeIn) => _ = StayConnected(comeIn);

    /// <summary>Asks at once, whether the line stands or not.</summary>
    public Task<T> Invoke<T>(string method, params object?[] with) =>
        connection.InvokeCoreAsync<T>(method, with, left.Token);

    /// <summary>Calls what has no answer, at once.</summary>
    public Task Call(string method) => connection.InvokeCoreAsync(method, [], left.Token);

    /// <summary>Asks as soon as the line stands.</summary>
    public async Task<T> Ask<T>(string method, params object?[] with)
    {
        await opened.Task.WaitAsync(left.Token);
        return await Invoke<T>(method, with);
    }

    /// <summary>Says a command until it has an answer; after a lost line again, with the same id.</summary>
    public async Task<Answer> Submit(string method, params object?[] with)
    {
        var answer = SubmitUntilAnswered(method, with);
        await Task.WhenAny(answer, Task.Delay(Prompt, time, left.Token));
        if (answer.IsCompleted) return await answer;
        Interlocked.Increment(ref slow);
        changed();
        try
        {
            return await answer;
        }
        finally
        {
            Interlocked.Decrement(ref slow);
            changed();
        }
    }

    private async Task<Answer> SubmitUntilAnswered(string method, object?[] with)
    {
        while (!left.IsCancellationRequested)
        {
            try
            {
                return await Ask<Answer>(method, with);
            }
            catch (HubException)
            {
                return Answer.Refused("server", "The server could not take this. Try again in a moment.");
            }
            catch (Exception) when (!left.IsCancellationRequested)
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

    /// <summary>A new id for a command.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>A command as it crosses the wire.</summary>
    public static JsonElement Json<T>(T command) => JsonElement.Parse(Dialect.Write(command));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        opened.TrySetCanceled();
        await connection.DisposeAsync();
    }

    private async Task StayConnected(Func<Task> comeIn)
    {
        var stop = left.Token;
        for (var tries = 0; !stop.IsCancellationRequested; tries++)
        {
            var closed = new TaskCompletionSource();
            Task OnClosed(Exception? _) => Task.FromResult(closed.TrySetResult());
            connection.Closed += OnClosed;
            try
            {
                await Task.Delay(BackOff(tries), time, stop);
                await connection.StartAsync(stop);
                await comeIn();
                tries = 0;
                State = Line.Open;
                opened.TrySetResult();
                changed();
                await closed.Task.WaitAsync(stop);
            }
            catch (HubException e) when (e.Message.Split(SaidByTheHub) is [_, var because])
            {
                (Closed, State) = (because, Line.Refused);
                changed();
                return;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Whatever the network or the server did, the mend is the same: wait and come in again.
                await connection.StopAsync(CancellationToken.None);
            }
            catch (Exception)
            {
                return;
            }
            finally
            {
                connection.Closed -= OnClosed;
            }

            State = Line.Lost;
            if (opened.Task.IsCompleted) opened = new();
            changed();
        }
    }

    private static TimeSpan BackOff(int tries) =>
        TimeSpan.FromSeconds(BackOffSeconds[Math.Min(tries, BackOffSeconds.Length - 1)]);
}
