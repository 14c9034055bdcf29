using Microsoft.Extensions.Logging;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>A unique word in each private place of B is looked for in all that A and the log's reader can see.</summary>
/// <remarks>
/// Fails, for instance, if SignalR may log its arguments at Debug, or if the hub enters the other party's room too.
/// </remarks>
public sealed class CanaryTests
{
    private const string Code = "CANARY";

    private static readonly string[] Canaries =
    [
        "canary-interests", "canary-batna", "canary-note", "canary-page", "canary-inside", "canary-refused",
        "canary-objected", "canary-lost", "canary-garbled", "canary-unreadable",
    ];

    [Fact]
    public async Task No_secret_of_B_comes_to_A_or_into_the_log()
    {
        FaultyJournal? journal = null;
        await using var server = await TestServer.Start(real => journal = new(real), logged: LogLevel.Debug);
        await server.OpenSession(TestScenario.Setup(Code,
            ofB: new("canary-interests", "canary-batna", "canary-note", "canary-page", 1234567)));
        using var joined = await server.PostJoin(new(Code, "Ann", TestScenario.A, null));
        var seat = await joined.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var ticket = TradeSim.Protocol.Dialect.Read<TradeSim.Protocol.SeatTicket>(seat);
        await using var b = await server.Join(Code, "Ben", TestScenario.B);
        await using var a = await RawPlayer.Connect(server.Url, ticket);
        await using var rawB = await RawPlayer.Connect(server.Url, b.Ticket);
        await SpeakInPrivate(b, rawB, journal!);
        await b.Move(new TableCommand.MakeOffer(TestScenario.Middle, "In public."));
        await a.Hears(b.Table.Number);
        using var sealedStill = await server.Replay(ticket.Token);
        var http = seat + await sealedStill.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            + await server.Http.GetStringAsync("/api/scenarios", TestContext.Current.CancellationToken);
        foreach (var canary in Canaries.Append("1234567"))
        {
            Assert.DoesNotContain(canary, a.Bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, http, StringComparison.Ordinal);
            DoesNotContain(server.Log, canary);
        }

        DoesNotContain(server.Log, b.Ticket.Token);
        DoesNotContain(server.Log, Uri.EscapeDataString(b.Ticket.Token));
        Assert.NotEmpty(server.Log.Lines);
        await TheSearchFindsWhatIsThere(server, b, rawB, ticket.Token);
    }

    private static async Task SpeakInPrivate(Player b, RawPlayer rawB, FaultyJournal journal)
    {
        Assert.Null((await b.Say(new DelegationCommand.Confer("canary-inside"))).Because);
        Assert.NotNull((await b.Say(new TableCommand.RejectOffer(9, "canary-refused"))).Because);
        Assert.NotNull((await b.Say(new TableCommand.MakeOffer(TestScenario.HardOnB, "canary-objected"))).Because);
        journal.FailNext("/delegation/china", Fault.BeforeWriting);
        Assert.Null((await b.Say(new DelegationCommand.Confer("canary-lost"))).Because);
        await rawB.Invoke("Submit", "\"canary-garbled\"", "\"x\"");
        await rawB.Invoke("Submit", "\"table\"", "\"x\"", """{"type":"canary-unreadable"}""");
    }

    /// <summary>The control: B itself hears its secrets, and at the debrief everybody reads them.</summary>
    private static async Task TheSearchFindsWhatIsThere(TestServer server, Player b, RawPlayer rawB, string tokenOfA)
    {
        await b.HearsInside(d => d.Talk.Count == 2, "the own talk");
        Assert.Contains("canary-interests", rawB.Bytes, StringComparison.Ordinal);
        await b.Move(new TableCommand.LeaveTalks("Enough."));
        using var debrief = await server.Replay(tokenOfA);
        var file = await debrief.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(Canaries[..5], canary => Assert.Contains(canary, file, StringComparison.Ordinal));
    }

    private static void DoesNotContain(LogBook log, string secret)
    {
        var line = log.Lines.FirstOrDefault(l => l.Contains(secret, StringComparison.Ordinal));
        Assert.True(line is null, $"The log has {secret[..Math.Min(20, secret.Length)]}: {line?[..Math.Min(300, line.Length)]}");
    }
}
