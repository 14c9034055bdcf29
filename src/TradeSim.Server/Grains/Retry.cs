namespace TradeSim.Server.Grains;

/// <summary>Asks again while an outcome is unknown. Safe because the command id stays the same.</summary>
internal static class Retry
{
    private const int MostTries = 8;

    public static async Task<T> WhileUnknown<T>(Func<Task<T>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (attempt < MostTries && IsUnknown(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(20, 40) << Math.Min(attempt, 6)));
            }
        }
    }

    private static bool IsUnknown(Exception e) =>
        e is StaleRoomException or OrleansMessageRejectionException or SiloUnavailableException or TimeoutException;
}
