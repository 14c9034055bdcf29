namespace TradeSim.Server.Words;

/// <summary>Leaves a service alone for a while after it failed several times in a row.</summary>
internal sealed class Breaker(TimeProvider time)
{
    /// <summary>So many failures in a row, and the service is left alone.</summary>
    public const int MostFailures = 3;

    /// <summary>How long it is left alone; the first failure after that begins the next rest.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private int failures;
    private long restsSince;

    /// <summary>True while the service is left alone.</summary>
    public bool IsResting
    {
        get
        {
            lock (gate) return failures >= MostFailures && time.GetElapsedTime(restsSince) < Rest;
        }
    }

    public void Failed()
    {
        lock (gate)
        {
            failures++;
            restsSince = time.GetTimestamp();
        }
    }

    public void Answered()
    {
        lock (gate) failures = 0;
    }
}
