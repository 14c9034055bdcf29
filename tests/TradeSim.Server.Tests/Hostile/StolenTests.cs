using TradeSim.Classes;
using TradeSim.Delegations;
using TradeSim.Server.Grains;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Hostile;

/// <summary>The ticket of a seat that somebody lost: it neither hears nor says anything, whatever is asked first.</summary>
public sealed class StolenTests(Siege siege) : Attack(siege)
{
    private const string NotYours = "You do not sit at this table any more; your class page says where you sit.";

    private static (string Target, string[] Arguments)[] Calls { get; } =
    [
        ("Pull", ["\"table\"", "0"]), ("Pull", ["\"delegation/us\"", "0"]), ("AskCoach", []),
        ("Submit", ["\"table\"", "\"x\"", """{"type":"say-words","words":"canary-late"}"""]),
        ("Submit", ["\"delegation/us\"", "\"y\"", """{"type":"confer","words":"canary-late"}"""]),
        ("Join", ["{}"]), ("Pull", ["\"delegation/us\"", "0"]),
        ("Submit", ["\"table\"", "\"z\"", """{"type":"say-words","words":"canary-late"}"""]),
    ];

    [Theory]
    [InlineData("moved")]
    [InlineData("removed")]
    public async Task A_ticket_that_its_student_lost_opens_nothing_whatever_is_asked_first(string how)
    {
        await using var held = await TestClass.Open(Server, TestClass.Setup(Siege.NewClassCode()) with { PerSide = 2 });
        var (ann, _, cem) = (await held.Join("Ann"), await held.Join("Ben"), await held.Join("Cem"));
        await held.Facilitator.Do(new ClassCommand.Begin());
        await ann.Sees(g => g.News is { Seat: not null }, "a seat");
        var stolen = ann.News!.Seat!;
        Assert.Equal(TestScenario.A, stolen.Party);
        await using var cemAtTable = await held.Sit(cem);
        await cemAtTable.HearsInside(d => d.People.Count == 2, "both seats");
        await held.Facilitator.Do(how == "moved"
            ? new ClassCommand.SeatStudent(1, 1, TestScenario.B) : new ClassCommand.Remove(1));
        await cemAtTable.HearsInside(d => d.People.Count == 1, "that the seat is empty");
        Assert.Null((await cemAtTable.Say(new DelegationCommand.Confer("canary-inside"))).Because);
        var before = await Written(stolen.Session);

        foreach (var first in Calls)
        {
            await using var thief = await RawPlayer.Open(Server.Url, stolen.Token);
            Assert.NotNull(Refusal(await thief.Invoke(first.Target, first.Arguments)));
            foreach (var (target, arguments) in Calls)
                Assert.NotNull(Refusal(await thief.Invoke(target, arguments)));
            Assert.DoesNotContain(Siege.Canary, thief.Bytes, StringComparison.Ordinal);
        }

        await using var late = await RawPlayer.Open(Server.Url, stolen.Token);
        Assert.EndsWith(NotYours, Refusal(await late.Invoke("Join", "{}")), StringComparison.Ordinal);
        Assert.Equal(before, await Written(stolen.Session));
        if (how == "removed") Assert.Equal("removed", (await ann.Say(new ClassCommand.Reflect("hope", "x", true))).Code);
    }

    private async Task<int> Written(string session) => (await Server.Journal.Read(RoomKey.Table(session).ToString(), 0)).Count
        + (await Server.Journal.Read(RoomKey.Delegation(session, TestScenario.A).ToString(), 0)).Count;
}
