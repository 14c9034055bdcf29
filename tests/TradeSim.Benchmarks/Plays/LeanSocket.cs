using System.Net.WebSockets;
using System.Text;
using TradeSim.Protocol;

namespace TradeSim.Benchmarks.Plays;

/// <summary>A WebSocket that speaks SignalR's JSON by hand and understands as little as it can: what is measured is the server.</summary>
internal sealed class LeanSocket : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly List<byte> rest = [];
    private TaskCompletionSource<bool> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long heard;

    /// <summary>How many entries of the table came.</summary>
    public long Heard => Interlocked.Read(ref heard);

    public static async Task<LeanSocket> Join(Uri site, SeatTicket ticket)
    {
        var player = new LeanSocket();
        player.socket.Options.SetRequestHeader("Authorization", $"Bearer {ticket.Token}");
        await player.socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/hub" }.Uri, default);
        await player.Send("""{"protocol":"json","version":1}""");
        _ = Task.Run(player.Read);
        await player.Ask("""{"type":1,"invocationId":"j","target":"Join","arguments":[{}]}""");
        return player;
    }

    /// <summary>Calls the hub, and waits for the answer, which must not be a no.</summary>
    public async Task Ask(string call)
    {
        answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(call);
        if (!await answered.Task) throw new InvalidOperationException("A move was refused.");
    }

    public async ValueTask DisposeAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        socket.Dispose();
    }

    private Task Send(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, default);

    private async Task Read()
    {
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), default) is { MessageType: WebSocketMessageType.Text } part)
                Take(buffer.AsSpan(0, part.Count));
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            answered.TrySetResult(false);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf(End) is >= 0 and var end)
        {
            if (rest.Count == 0) Understand(bytes[..end]);
            else
            {
                rest.AddRange(bytes[..end]);
                Understand([.. rest]);
                rest.Clear();
            }

            bytes = bytes[(end + 1)..];
        }

        rest.AddRange(bytes);
    }

    private void Understand(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":3"u8)) answered.TrySetResult(message.IndexOf("\"number\":null"u8) < 0 && message.IndexOf("\"error\":"u8) < 0);
        else if (message.StartsWith("{\"type\":1"u8)) Interlocked.Add(ref heard, message.Count("\"room\":\"table\""u8));
    }
}
