using System.Diagnostics;

namespace TradeSim.Server.Grains;

/// <summary>Asks again while an outcome is unknown. Safe because the command id stays the same.</summary>
/// <remarks>It ends before its asker's patience does, and long after a silo that died is declared dead.</remarks>
internal static class Retry
{
    private const int Doublings = 6;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public static async Task<T> WhileUnknown<T>(Func<Task<T>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (IsUnknown(e) && Stopwatch.GetElapsedTime(began) < Budget)
            {
                // By lot, so that those who were thrown back together do not return together.
                var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(20, 40) << Math.Min(attempt, Doublings));
                await Task.Delay(pause < LongestPause ? pause : LongestPause * (0.5 + (Random.Shared.NextDouble() / 2)));
            }
        }
    }

    public static Task WhileUnknown(Func<Task> ask) => WhileUnknown(async () =>
    {
        await ask();
        return true;
    });

    /// <summary>What Orleans itself throws says that a call may not have arrived, or its answer not: no grain throws such.</summary>
    private static bool IsUnknown(Exception e) => e is StaleRoomException or OrleansException or TimeoutException;
}
