using TradeSim.Delegations;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>One whole run of talks in which B has secrets and whispers, and every byte that A receives of it.</summary>
internal static class Overheard
{
    /// <param name="ofA">The server that A is connected to.</param>
    /// <param name="ofB">The server that B is connected to.</param>
    public static async Task<(string News, string Answers)> Run(
        TestServer ofA, TestServer ofB, string code, TestScenario.Secrets secrets, int whispers)
    {
        await ofA.OpenSession(TestScenario.Setup(code, ofB: secrets));
        var ticket = await ofA.Ticket(code, "Ann", TestScenario.A);
        await using var b = await ofB.Join(code, "Ben", TestScenario.B);
        await b.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await using var a = await RawPlayer.Connect(ofA.Url, ticket);
        await a.Hears(b.Table.Number);
        await Whisper(b, whispers);
        await Say(b, a, new TableCommand.SayWords("Good morning."));
        await SayRaw(a, b, """{"type":"make-offer","package":[2,2],"words":"All of it."}""", 1);
        await Whisper(b, whispers);
        await SayRaw(a, b, """{"type":"accept-offer","offer":7}""", 0);
        await Say(b, a, new TableCommand.RejectOffer(1, "Too much."));
        await Whisper(b, 2 * whispers);
        foreach (var server in ((TestServer[])[ofA, ofB]).Distinct()) server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Say(b, a, new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await Whisper(b, whispers);
        await SayRaw(a, b, """{"type":"accept-offer","offer":2}""", 1);
        return (a.News, a.Answers);
    }

    /// <summary>B says something, and A hears it.</summary>
    public static async Task Say(Player b, RawPlayer a, TableCommand command) => await a.Hears(await b.Move(command));

    private static async Task SayRaw(RawPlayer a, Player b, string command, int entries)
    {
        var number = b.Table.Number + entries;
        await a.Invoke("Submit", "\"table\"", $"\"a-{number}-{entries}\"", command);
        await b.Hears(number);
        await a.Hears(number);
    }

    /// <summary>Everything B can do that A must not notice: inside talk, drafts, and moves that are refused.</summary>
    private static async Task Whisper(Player b, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Null((await b.Say(new DelegationCommand.Confer($"Whisper {i}."))).Because);
            Assert.Null((await b.Say(new DelegationCommand.SaveDraft(TestScenario.Middle.With(0, i % 3)))).Because);
            Assert.NotNull((await b.Say(new TableCommand.MakeOffer(TestScenario.HardOnB, "No."))).Because);
            Assert.NotNull((await b.Say(new TableCommand.RejectOffer(9, "No."))).Because);
            Assert.NotNull((await b.Say(new DelegationCommand.Confer(" "))).Because);
        }
    }
}
