using TradeSim.Tables;

namespace TradeSim.Server.Tests.Stage;

/// <summary>Two people, one a side, at a table whose talks have begun.</summary>
internal sealed record Pair(Player A, Player B) : IAsyncDisposable
{
    public static async Task<Pair> Begin(TestServer server, string code, ClockSetting? clock = null)
    {
        await server.OpenSession(TestScenario.Setup(code, clock));
        var pair = new Pair(
            await server.Join(code, "Ann", TestScenario.A), await server.Join(code, "Ben", TestScenario.B));
        await pair.A.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        await pair.B.Hears(t => t.Phase == TablePhase.Talking, "the opening");
        return pair;
    }

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
    }
}
