using System.Net.WebSockets;
using System.Text;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>Frames that no browser sends: each is answered with an error, or costs its sender alone the connection.</summary>
public sealed class FrameTests(Siege siege) : Attack(siege)
{
    private const int Longest = 32 * 1024;
    private const string HangsUp = "{\"type\":7,\"error\":\"Connection closed with an error.\"";

    /// <summary>Frames after which the server hangs up, saying no more than that.</summary>
    public static TheoryData<string, byte[]> Fatal { get; } = new()
    {
        { "larger than any message", Text(new string('x', Longest + 1)) },
        { "larger than any message, and never ended", Encoding.UTF8.GetBytes(new string('x', 2 * Longest)) },
        { "a whole command, larger than any message", Text(Call(Said(new string('w', Longest)))) },
        { "no JSON", Text("{]canary") },
        { "an empty message", Text("") },
        { "an array", Text("[1]") },
        { "a number", Text("7") },
        { "no type", Text("""{"target":"Pull","arguments":["canary"]}""") },
        { "a type that is no number", Text("""{"type":"one","target":"Pull","arguments":[]}""") },
        { "a number beyond all bounds", Text("""{"type":99999999999999999999,"target":"Pull","arguments":[]}""") },
        { "no target", Text("""{"type":1,"invocationId":"1","arguments":[]}""") },
        { "nested too deeply", Text(Call(new string('[', 500) + new string(']', 500))) },
    };

    /// <summary>Calls that the connection survives, each answered with an error that names nothing of the inside.</summary>
    public static TheoryData<string, string> Answered { get; } = new()
    {
        { "no such target", """{"type":1,"invocationId":"c","target":"Erase","arguments":[]}""" },
        { "a method that is not for callers", """{"type":1,"invocationId":"c","target":"Dispose","arguments":[]}""" },
        { "another that is not", """{"type":1,"invocationId":"c","target":"OnConnectedAsync","arguments":[]}""" },
        { "too few arguments", """{"type":1,"invocationId":"c","target":"Submit","arguments":["table"]}""" },
        { "too many arguments", """{"type":1,"invocationId":"c","target":"Pull","arguments":["table",0,"canary"]}""" },
        { "arguments of other types", """{"type":1,"invocationId":"c","target":"Pull","arguments":[{},"canary"]}""" },
        { "a number beyond all bounds", """{"type":1,"invocationId":"c","target":"Pull","arguments":["table",1e400]}""" },
        { "a broken number", """{"type":1,"invocationId":"c","target":"Pull","arguments":["table",0.5]}""" },
        { "half a letter in an argument", """{"type":1,"invocationId":"c","target":"Pull","arguments":["\ud800",0]}""" },
        { "half a letter in an id", """{"type":1,"invocationId":"c","target":"Submit","arguments":["table","\udc00",{}]}""" },
        { "half a letter in what was heard", """{"type":1,"invocationId":"c","target":"Join","arguments":[{"\ud800":1}]}""" },
        { "nothing where something is heard", """{"type":1,"invocationId":"c","target":"Join","arguments":[null]}""" },
        { "words where a number is heard", """{"type":1,"invocationId":"c","target":"Join","arguments":[{"table":"canary"}]}""" },
        { "a stream of a call that is none", """{"type":4,"invocationId":"c","target":"Submit","arguments":["a","b",{}]}""" },
    };

    /// <summary>Handshakes that are none.</summary>
    public static TheoryData<string, byte[]> Handshakes { get; } = new()
    {
        { "another protocol", Text("""{"protocol":"canary","version":1}""") },
        { "another version", Text("""{"protocol":"json","version":99}""") },
        { "no protocol", Text("{}") },
        { "a call", Text(Call("\"table\"")) },
        { "no JSON", Text("canary") },
        { "nothing but an end", Text("") },
        { "larger than any message, and never ended", Encoding.UTF8.GetBytes(new string('x', 2 * Longest)) },
    };

    [Theory]
    [MemberData(nameof(Fatal))]
    public async Task A_frame_that_cannot_be_read_ends_its_own_connection(string what, byte[] frame)
    {
        await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        await using var other = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
        await raw.SendBytes(frame);
        await raw.IsClosed();
        Assert.True(raw.Received[^1].StartsWith(HangsUp, StringComparison.Ordinal), $"{what}: {raw.Received[^1]}");
        Assert.Null(Refusal(await other.Invoke("Pull", "\"table\"", "0")));
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task A_call_that_cannot_be_made_is_answered_with_an_error(string what, string call)
    {
        await using var raw = await RawPlayer.Open(Server.Url, Foes.A.Ticket.Token);
        var error = Refusal(await raw.Call("c", call));
        Assert.False(string.IsNullOrEmpty(error), what);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Siege.Canary, error, StringComparison.Ordinal);
        Assert.Null(Refusal(await raw.Invoke("Join", "{}")));
    }

    [Theory]
    [MemberData(nameof(Handshakes))]
    public async Task A_handshake_that_is_none_is_refused(string what, byte[] frame)
    {
        await using var raw = await RawPlayer.Dial(Server.Url, Foes.A.Ticket.Token);
        await raw.SendBytes(frame);
        await raw.IsClosed();
        Assert.True(raw.Handshake is null || raw.Handshake.StartsWith("""{"error":""", StringComparison.Ordinal), what);
        Assert.Empty(raw.Received);
    }

    public static TheoryData<string, byte[]> NoText { get; } = new()
    {
        { "bytes that are no text", [0xff, 0xfe, 0xc3, 0x28, 0x1e] },
        { "a text cut within a letter", [.. Encoding.UTF8.GetBytes("""{"type":1,"target":"é""")[..^1], 0x1e] },
        { "half a letter, written out", [.. "{\"type\":1,\"target\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8, 0x1e] },
    };

    [Theory]
    [MemberData(nameof(NoText))]
    public async Task Bytes_that_are_no_text_end_their_own_connection(string what, byte[] frame)
    {
        foreach (var type in (WebSocketMessageType[])[WebSocketMessageType.Text, WebSocketMessageType.Binary])
        {
            await using var raw = await RawPlayer.Connect(Server.Url, Foes.A.Ticket);
            await raw.SendBytes(frame, type);
            await raw.IsClosed();
            Assert.True(raw.Received.All(m => !m.Contains("at System.", StringComparison.Ordinal)), what);
        }
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("class-hub")]
    public async Task What_comes_in_a_binary_frame_is_read_as_any_other(string hub)
    {
        await using var raw = await RawPlayer.Open(Server.Url, Foes.A.Ticket.Token, hub);
        await raw.SendBytes(Text("""{"type":1,"invocationId":"b","target":"Nothing","arguments":[]}"""), WebSocketMessageType.Binary);
        await raw.Until("\"invocationId\":\"b\"");
        await raw.SendBytes([0, 1, 2, 0x1e], WebSocketMessageType.Binary);
        await raw.IsClosed();
    }

    /// <summary>No other way in has other bounds.</summary>
    [Theory]
    [InlineData("GET", "hub")]
    [InlineData("POST", "hub")]
    [InlineData("DELETE", "hub")]
    [InlineData("GET", "class-hub")]
    public async Task A_hub_speaks_over_web_sockets_alone(string method, string hub)
    {
        using var request = new HttpRequestMessage(new(method), $"/{hub}?access_token={Uri.EscapeDataString(Foes.A.Ticket.Token)}");
        using var response = await Server.Http.SendAsync(request, Cancel);
        Assert.InRange((int)response.StatusCode, 400, 499);
    }

    private static byte[] Text(string message) => Encoding.UTF8.GetBytes(message + '\u001e');

    private static string Call(string argument) => $$"""{"type":1,"invocationId":"1","target":"Pull","arguments":[{{argument}},0]}""";

    private static string Said(string words) => $$"""{"type":"say-words","words":"{{words}}"}""";
}
