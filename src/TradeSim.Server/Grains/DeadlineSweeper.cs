using TradeSim.Server.Journals;

namespace TradeSim.Server.Grains;

/// <summary>Wakes the tables whose day is over. Waking twice, or too early, does nothing.</summary>
internal sealed class DeadlineSweeper(
    IGrainFactory grains, IJournal journal, [FromKeyedServices(RoomServices.GameClock)] TimeProvider time,
    ILogger<DeadlineSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                foreach (var stream in await journal.Due(time.GetUtcNow()))
                    await grains.GetGrain<ITableGrain>(stream).Wake();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The deadlines could not be swept ({Kind}); the next look follows.", e.GetType().Name);
            }
        }
    }
}
