using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>Two whole runs of the server that differ in B's private things alone send A the same bytes.</summary>
/// <remarks>
/// Fails, for instance, if the hub enters the other party's room too, if a refusal is sent to the table, or if a table's entry is
/// numbered across rooms. A's answers and A's news of each room are compared in their own order: which comes first is the scheduler's
/// choice, in both runs alike.
/// </remarks>
public sealed class NonInterferenceTests
{
    private const string Code = "SECRET";

    [Fact]
    public async Task What_A_receives_does_not_depend_on_what_B_keeps_to_itself()
    {
        var quiet = await Run(TestScenario.Plain(TestScenario.B), 0);
        var busy = await Run(new("Other interests.", "Another way out.", "Another note.", "Another page.", 15), 3);
        Assert.Equal(quiet.News, busy.News);
        Assert.Equal(quiet.Answers, busy.Answers);
        Assert.True(quiet.News.Length > 1000 && quiet.Answers.Length > 200, "Too little was heard to compare.");
    }

    /// <summary>Fails, for instance, if the delegation's room of B is entered by A, or if sealing is told at the table.</summary>
    [Fact]
    public async Task What_A_receives_does_not_depend_on_what_B_seals_before_it_is_published()
    {
        var kept = await RunWeek(Conduct.Fulfil);
        var broken = await RunWeek(Conduct.Breach);
        Assert.Equal(kept.Before, broken.Before);
        Assert.NotEqual(kept.After, broken.After);
        Assert.True(kept.Before.Length > 1000, "Too little was heard to compare.");
        // The one that A hears is its own.
        Assert.Equal(2, kept.After.Split("measures-sealed").Length);
        Assert.DoesNotContain("breach", broken.After, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(string Before, string After)> RunWeek(Conduct conduct)
    {
        await using var server = await TestServer.Start();
        var setup = LivedScenario.Setup(Code);
        await server.OpenSession(setup);
        var ticket = await server.Ticket(Code, "Ann", TestScenario.A);
        await using var b = await server.Join(Code, "Ben", TestScenario.B);
        await b.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await using var a = await RawPlayer.Connect(server.Url, ticket);
        await a.Hears(b.Table.Number);
        await Say(b, a, new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await a.Invoke("Submit", "\"table\"", "\"yes\"", """{"type":"accept-offer","offer":1}""");
        await b.HearsInside(d => d.Week is { Week: 1 }, "the first week");
        await b.Hears(t => t.Phase == TablePhase.Aftermath, "the weeks after");
        await a.Hears(b.Table.Number);
        var commitments = b.Delegation.Room.Week!.Commitments;
        Assert.Null((await b.Say(new DelegationCommand.SealMeasures(
            1, [.. commitments.Select(c => new MeasureTaken(c, conduct))]))).Because);
        Assert.NotNull((await b.Say(new DelegationCommand.SealMeasures(1, []))).Because);
        // The next news is a barrier: whatever came before it on the same socket would have been received before it.
        await Say(b, a, new TableCommand.SayWords("We have sealed."));
        var before = a.News;
        await a.Invoke("Submit", "\"delegation/us\"", "\"seal\"",
            """{"type":"seal-measures","week":1,"measures":[{"commitment":1,"conduct":"Fulfil"}]}""");
        await b.Hears(t => t.Accord is { Week: 2 }, "the second week");
        await a.Hears(b.Table.Number);
        return (before, a.News);
    }

    private static async Task<(string News, string Answers)> Run(TestScenario.Secrets secrets, int whispers)
    {
        await using var server = await TestServer.Start();
        return await Overheard.Run(server, server, Code, secrets, whispers);
    }

    private static Task Say(Player b, RawPlayer a, TableCommand command) => Overheard.Say(b, a, command);
}
