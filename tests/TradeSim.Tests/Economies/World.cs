using TradeSim.Economies;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>The project's calibration of 2022 and short words for its regions and sectors.</summary>
internal static class World
{
    public const int Usa = 0, China = 1, Eu = 2, Japan = 3, NorthAmerica = 4, Connectors = 5, Rest = 6;

    public const int Magnets = 10, Chips = 11;

    /// <summary>Small enough for every check.</summary>
    public const double Tight = 1e-11;

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "economy", "world-2022.json");

    public static Calibration In2022 { get; } = Read(System.IO.File.ReadAllText(File));

    public static Calibration Read(string json)
    {
        var reading = Calibration.Read(json);
        Assert.Empty(reading.Findings);
        return reading.Calibration!;
    }

    /// <summary>The answer to a policy, which must be found.</summary>
    public static Solution Solved(this Economy economy, Action<Policy> measures, double tolerance = Tight)
    {
        var (policy, solution) = (new Policy(economy.Calibration), new Solution(economy.Calibration));
        measures(policy);
        Assert.True(economy.Solve(policy, solution, Start.Base, tolerance).IsReached);
        return solution;
    }

    /// <summary>The answer with efficiency and terms of trade apart.</summary>
    public static Solution Split(this Economy economy, Action<Policy> measures)
    {
        var (policy, solution) = (new Policy(economy.Calibration), new Solution(economy.Calibration));
        measures(policy);
        Assert.True(economy.SolveSplit(policy, solution, Tight).IsReached);
        return solution;
    }

    public static Solution Solved(Horizon horizon, Action<Policy> measures) =>
        new Economy(In2022, horizon).Solved(measures);

    /// <summary>Tariffs of the spring of 2025: on each other, and of the United States on everybody
    /// else.</summary>
    public static void TradeWar(Policy policy, double onChina, double onUs, double onOthers)
    {
        policy.AddTariffOnGoods(Usa, China, onChina).AddTariffOnGoods(China, Usa, onUs);
        for (var other = Eu; other <= Rest; other++) policy.AddTariffOnGoods(Usa, other, onOthers);
    }

    /// <summary>China's licences for rare earths and magnets to everybody.</summary>
    public static void Ration(Policy policy, double fraction)
    {
        foreach (var other in Others(China)) policy.SetQuota(other, China, Magnets, fraction);
    }

    public static IEnumerable<int> Others(int region) =>
        Enumerable.Range(0, In2022.Regions.Length).Where(other => other != region);

    /// <summary>In percent.</summary>
    public static double Percent(this double hat) => 100 * (hat - 1);
}
