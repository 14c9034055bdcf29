using TradeSim.Economies;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>The project's calibration of 2022 and short words for its regions and sectors.</summary>
internal static class World
{
    public const int Usa = 0, China = 1, Eu = 2, Japan = 3, NorthAmerica = 4, Connectors = 5, Rest = 6;

    public const int Electronics = 5, Magnets = 10, Chips = 11;

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "economy", "world-2022.json");

    public static Calibration In2022 { get; } = Read(System.IO.File.ReadAllText(File));

    public static Calibration Read(string json)
    {
        var reading = Calibration.Read(json);
        Assert.Empty(reading.Findings);
        return reading.Calibration!;
    }

    /// <summary>The answer to a policy, which must be found.</summary>
    public static Solution Solved(
        this Economy economy, Action<Policy> measures, double tolerance = Economy.Readable)
    {
        var (policy, solution) = (new Policy(economy.Calibration), new Solution(economy.Calibration));
        measures(policy);
        Assert.True(economy.SolveSplit(policy, solution, tolerance).IsReached);
        return solution;
    }

    /// <summary>In percent.</summary>
    public static double Percent(this double hat) => 100 * (hat - 1);
}
