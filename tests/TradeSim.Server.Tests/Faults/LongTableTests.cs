using TradeSim.Server.Grains;
using TradeSim.Server.Tests.Stage;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Server.Tests.Faults;

/// <summary>A table with more lines than one answer holds: who hears it from its beginning hears it to its end.</summary>
public sealed class LongTableTests
{
    private static readonly ClockSetting Standing = new(ClockMode.Wall, 240 * 60);

    [Fact]
    public async Task It_is_heard_whole_by_a_delegation_that_forgot_it_and_by_the_first_who_comes_back()
    {
        await using var server = await TestServer.Start();
        await using var pair = await Pair.Begin(server, "TESTZZ", Standing);
        for (var i = 1; i <= RoomGrains.MostAtOnce; i++) await pair.A.Say(new TableCommand.SayWords($"Word {i}."));
        var offer = await pair.A.Move(new TableCommand.MakeOffer(TestScenario.HardOnB, "At the end."));
        await server.Grains.GetGrain<IDelegationGrain>(RoomKey.Delegation("TESTZZ", TestScenario.B).ToString()).Forget();
        // Only who heard the offer can say that the mandate does not reach so far.
        Assert.Equal("mandate", (await pair.B.Say(new TableCommand.AcceptOffer(1))).Code);

        foreach (var player in (Player[])[pair.A, pair.B])
        {
            await player.Drop();
            await server.Departures.Next();
        }

        await using var back = await Player.Connect(server.Url, pair.B.Ticket);
        await back.Hears(offer);
        Assert.Equal(Enumerable.Range(1, offer), back.TableNumbers);
    }
}
