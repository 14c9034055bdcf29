namespace TradeSim.Cli.Loads;

/// <summary>Measured times, in milliseconds.</summary>
internal sealed class Times(IEnumerable<TimeSpan> measured)
{
    private readonly double[] sorted = [.. measured.Select(t => t.TotalMilliseconds).Order()];

    /// <summary>The smallest time that so large a part of all is not above; null where nothing was measured.</summary>
    /// <param name="part">From 0 to 1, which is the longest.</param>
    public double? At(double part) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)];
}
