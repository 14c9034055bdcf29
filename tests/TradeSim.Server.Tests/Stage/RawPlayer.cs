using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TradeSim.Protocol;
using Xunit;

namespace TradeSim.Server.Tests.Stage;

/// <summary>A bare WebSocket that speaks SignalR's JSON protocol by hand and keeps every message exactly as received.</summary>
internal sealed class RawPlayer : IAsyncDisposable
{
    private const char End = '\u001e';
    private const string Completion = """{"type":3""";
    private const string Ping = """{"type":6}""";
    private const string NewsCall = """{"type":1,"target":"news",""";

    private readonly ClientWebSocket socket = new();
    private readonly List<string> received = [];
    private readonly Lock gate = new();
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;
    private bool isClosed;
    private int invocations;

    /// <summary>All messages so far, without the handshake's answer.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            lock (gate) return [.. received.Skip(1)];
        }
    }

    /// <summary>What came unasked, byte for byte, but room by room and line by line.</summary>
    /// <remarks>Which room is first, and how many lines share a message, is the scheduler's choice.</remarks>
    public string News => string.Join('\n', Received
        .Where(m => !m.StartsWith(Completion, StringComparison.Ordinal) && m != Ping)
        .SelectMany(m => m.StartsWith(NewsCall, StringComparison.Ordinal)
            ? JsonElement.Parse(m).GetProperty("arguments")[0].EnumerateArray().Select(l => (Room: l.GetProperty("room").GetString(), Line: l.GetRawText()))
            : [(Room: null, Line: m)])
        .OrderBy(l => l.Room, StringComparer.Ordinal)
        .Select(l => l.Line));

    /// <summary>The answers to what was asked.</summary>
    public string Answers => string.Join('\n', Received.Where(m => m.StartsWith(Completion, StringComparison.Ordinal)));

    public string Bytes => string.Concat(Received.Select(m => m + End));

    /// <summary>The answer to the handshake; null before it.</summary>
    public string? Handshake
    {
        get
        {
            lock (gate) return received.FirstOrDefault();
        }
    }

    public static async Task<RawPlayer> Connect(string url, SeatTicket ticket)
    {
        var player = await Open(url, ticket.Token);
        await player.Invoke("Join", "{}");
        return player;
    }

    /// <summary>Shakes hands, and does not come in.</summary>
    public static async Task<RawPlayer> Open(string url, string token, string hub = "hub")
    {
        var player = await Dial(url, token, hub);
        await player.Send("""{"protocol":"json","version":1}""");
        await player.Until(p => p.received.Count > 0, "the handshake");
        return player;
    }

    /// <summary>Opens the socket, and says nothing.</summary>
    public static async Task<RawPlayer> Dial(string url, string token, string hub = "hub")
    {
        var player = new RawPlayer();
        var address = new Uri(
            $"{url.Replace("http", "ws")}/{hub}{(hub.Contains('?') ? '&' : '?')}access_token={Uri.EscapeDataString(token)}");
        await player.socket.ConnectAsync(address, Cancel);
        player.reading = player.ReadAll();
        return player;
    }

    /// <summary>Waits until this text was received.</summary>
    public Task Until(string text) =>
        Until(p => p.received.Exists(m => m.Contains(text, StringComparison.Ordinal)), text);

    /// <summary>Calls the hub with arguments as they are, and answers the completion message.</summary>
    public Task<JsonElement> Invoke(string target, params string[] arguments)
    {
        var (id, list) = ($"{++invocations}", string.Join(',', arguments));
        return Call(id, $$"""{"type":1,"invocationId":"{{id}}","target":"{{target}}","arguments":[{{list}}]}""");
    }

    /// <summary>Sends a call as it is written, and answers the completion message of its id.</summary>
    public async Task<JsonElement> Call(string id, string message)
    {
        await Send(message);
        var completion = $$"""{"type":3,"invocationId":"{{id}}",""";
        await Until(p => p.received.Any(m => m.StartsWith(completion, StringComparison.Ordinal)), $"an answer to call {id}");
        return JsonElement.Parse(Received.Single(m => m.StartsWith(completion, StringComparison.Ordinal)));
    }

    public Task Send(string message) => SendBytes(Encoding.UTF8.GetBytes(message + End));

    /// <summary>Sends one frame exactly as it is.</summary>
    public Task SendBytes(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(frame, type, true, Cancel);

    /// <summary>Waits until a table entry of this number was received.</summary>
    public Task Hears(int number, string room = RoomName.Table) =>
        Until(p => p.received.Any(m => m.Contains($$"""{"room":"{{room}}","number":{{number}},""", StringComparison.Ordinal)),
            $"{room} entry {number}");

    /// <summary>Waits until the server closed the connection.</summary>
    public Task IsClosed() => Until(p => p.isClosed, "the close");

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task ReadAll()
    {
        var buffer = new byte[64 * 1024];
        var text = new MemoryStream();
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)
                   is { MessageType: not WebSocketMessageType.Close } part)
            {
                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage) Take(text);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of the connection, however it came; an aborted socket may be gone between two reads.
        }

        Signal(() => isClosed = true);
    }

    private void Take(MemoryStream text)
    {
        var whole = Encoding.UTF8.GetString(text.ToArray());
        text.SetLength(0);
        Signal(() => received.AddRange(whole.Split(End, StringSplitOptions.RemoveEmptyEntries)));
    }

    private void Signal(Action change)
    {
        lock (gate)
        {
            change();
            more.SetResult();
            more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task Until(Func<RawPlayer, bool> reached, string what)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (reached(this)) return;
                next = more.Task;
            }

            if (await Task.WhenAny(next, Task.Delay(Timeout.Infinite, patience.Token)) != next)
                Assert.Fail($"{what} did not come; received {received.Count} messages.");
        }
    }
}
