using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Secrecy;

/// <summary>Three parties: what two of them say in a caucus reaches nobody else, not even as a number.</summary>
/// <remarks>Fails, for instance, if the hub enters every caucus, or if a caucus's entries are counted at the plenary.</remarks>
public sealed class CaucusTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Room = "caucus/us+china";

    [Fact]
    public async Task Two_of_three_talk_apart_and_the_third_hears_nothing()
    {
        var (server, setup) = (shared.Server, LivedScenario.OfThree(shared.NewCode()));
        await server.OpenSession(setup);
        await using var us = await server.Join(setup.Code, "Ann", "us");
        await using var china = await server.Join(setup.Code, "Ben", "china");
        await using var eu = await server.Join(setup.Code, "Eve", "eu");
        await using var raw = await RawPlayer.Connect(server.Url, eu.Ticket);
        await us.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await us.HearsInCaucus(Room, t => t.Phase == TablePhase.Talking, "the caucus");
        Assert.Null((await us.SayIn(Room, new TableCommand.SayWords("Between us."))).Because);
        Assert.Equal("caucus", (await us.SayIn(Room, new TableCommand.MakeOffer(TestScenario.Middle, "Here."))).Code);
        Assert.Equal("not-your-room", (await eu.SayIn(Room, new TableCommand.SayWords("Hello."))).Code);
        await china.HearsInCaucus(Room, t => t.Lines.OfType<TalkLine.Said>().Any(l => l.Words == "Between us."), "the words");
        await us.Move(new TableCommand.SayWords("In the plenary."));
        await eu.Hears(us.Table.Number);
        await raw.Hears(us.Table.Number);
        Assert.DoesNotContain("Between us.", raw.Bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Room, raw.Bytes, StringComparison.Ordinal);
        Assert.Equal(["caucus/china+eu", "caucus/us+eu"], eu.Caucuses.Keys.Order());
        Assert.Contains("In the plenary.", raw.Bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_agree_when_all_but_the_author_have_said_yes()
    {
        var (server, setup) = (shared.Server, LivedScenario.OfThree(shared.NewCode()));
        await server.OpenSession(setup);
        await using var us = await server.Join(setup.Code, "Ann", "us");
        await using var china = await server.Join(setup.Code, "Ben", "china");
        await using var eu = await server.Join(setup.Code, "Eve", "eu");
        await us.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await us.Move(new TableCommand.MakeOffer(TestScenario.Middle, "Here."));
        await china.Move(new TableCommand.AcceptOffer(1));
        Assert.Null(china.Table.Room.Outcome);
        await eu.Move(new TableCommand.AcceptOffer(1));
        await us.Hears(t => t.Outcome is TalksOutcome.Agreed, "the agreement");
    }
}
