using TradeSim.Server.Journals;

namespace TradeSim.Server.Doors;

/// <summary>Whether this server can serve now: its store answers, and its rooms where they are elsewhere.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void MapReadiness(this WebApplication app, bool hasRooms) =>
        app.MapGet("/ready", async (IJournal journal, IGrainFactory grains) => Results.StatusCode(
            await Answers(journal, hasRooms ? null : grains)
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable));

    private static async Task<bool> Answers(IJournal journal, IGrainFactory? elsewhere)
    {
        try
        {
            // A file is read on the asking thread, which must not be held longer than the others wait.
            var store = Task.Run(() => journal.Due(DateTimeOffset.UnixEpoch));
            var rooms = elsewhere?.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)
                ?? Task.CompletedTask;
            await Task.WhenAll(store, rooms).WaitAsync(Patience);
            return true;
        }
        catch (Exception)
        {
            // Whatever it is, the mend is the same: ask another server, and this one again later.
            return false;
        }
    }
}
