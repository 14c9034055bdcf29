using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Server.Tests.Stage;

/// <summary>Two people, one a side, at a table whose talks have begun.</summary>
internal sealed record Pair(Player A, Player B) : IAsyncDisposable
{
    public static Task<Pair> Begin(TestServer server, string code, ClockSetting? clock = null) =>
        Begin(server, TestScenario.Setup(code, clock));

    public static async Task<Pair> Begin(TestServer server, SessionSetup setup, string a = "Ann", string b = "Ben")
    {
        await server.OpenSession(setup);
        var pair = new Pair(
            await server.Join(setup.Code, a, TestScenario.A), await server.Join(setup.Code, b, TestScenario.B));
        foreach (var player in (Player[])[pair.A, pair.B])
        {
            await player.Hears(t => t.Phase == TablePhase.Talking, "the opening");
            await player.HearsInside(d => d.People.ContainsKey(player.Ticket.Seat), "the own seat");
        }

        return pair;
    }

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
    }
}
