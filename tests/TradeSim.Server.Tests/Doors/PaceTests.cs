using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Doors;

/// <summary>Who speaks too fast is told so, and loses neither the connection nor anybody else's ear.</summary>
public sealed class PaceTests
{
    private const string TooFast = "too-fast";
    private const int Burst = 8;
    private const int Flood = 30;

    private static readonly string[] Slow = ["--MessageBurst", $"{Burst}", "--MessagePerSecond", "1"];

    [Fact]
    public async Task A_flood_at_a_table_is_refused_and_its_sender_goes_on_a_moment_later()
    {
        await using var server = await TestServer.Start(more: Slow);
        await using var pair = await Pair.Begin(server, "PACEAA");
        var answers = await Task.WhenAll(Enumerable.Range(0, Flood)
            .Select(i => pair.A.Say(new DelegationCommand.Confer($"Thought {i}."))));
        Assert.Contains(answers, a => a is { Number: not null, Code: null });
        var refused = answers.Where(a => a.Number is null).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, a => Assert.Equal((TooFast, "That was too much at once; wait a second and do it again."), (a.Code, a.Because)));
        await pair.B.Move(new TableCommand.SayWords("The others are heard."));
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while ((await pair.A.Say(new DelegationCommand.Confer("And I am heard again."))).Code == TooFast)
            patience.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task What_has_another_answer_is_refused_in_that_or_as_an_error()
    {
        await using var server = await TestServer.Start(more: Slow);
        await using var held = await TestClass.Open(server, TestClass.Setup("PACEB"));
        var tickets = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => held.Facilitator.Ticket(1, TestScenario.A, false)));
        Assert.Contains(tickets, t => t.Code == TooFast && t.Seat is null);
        await using var pair = await Pair.Begin(server, "PACEBB");
        await using var raw = await RawPlayer.Open(server.Url, pair.A.Ticket.Token);
        for (var i = 0; i < Burst; i++) await raw.Send("""{"type":1,"target":"Pull","arguments":["table",0]}""");
        var error = (await raw.Invoke("Pull", "\"table\"", "0")).GetProperty("error").GetString();
        Assert.Contains("wait a second", error, StringComparison.Ordinal);
    }
}
