using System.Text.Json;
using TradeSim.Economies;

namespace TradeSim.Tests.Economies;

/// <summary>Made-up worlds, small enough to be worked out by hand, read as any file is read.</summary>
internal static class SmallWorld
{
    /// <summary>One sector that uses no inputs; flows by importer and exporter.</summary>
    public static Calibration OfOneSector(double[][] flows, double theta)
    {
        var regions = flows.Length;
        return World.Read(JsonSerializer.Serialize(new
        {
            regions = Enumerable.Range(0, regions).Select(n => $"R{n}"),
            sectors = new[] { "GOOD" },
            X = flows.Select(row => row.Select(flow => new[] { flow })),
            tau = flows.Select(row => row.Select(_ => new[] { 0 })),
            beta = flows.Select(_ => new[] { 1 }),
            g = flows.Select(_ => new[] { new[] { 0 } }),
            theta = new { GYY = new[] { theta } },
        }));
    }

    /// <summary>Home makes 100 of a good with 4 of energy, which it buys abroad for 4 of the good.</summary>
    public static Calibration WithImportedEnergy() => World.Read("""
        {
          "regions": ["HOME", "ABROAD"], "sectors": ["GOOD", "ENERGY"], "critical": ["ENERGY"],
          "X": [[[96, 0], [0, 4]], [[4, 0], [100, 0]]],
          "tau": [[[0, 0], [0, 0]], [[0, 0], [0, 0]]],
          "beta": [[0.96, 1], [1, 1]],
          "g": [[[0, 0], [0.04, 0]], [[0, 0], [0, 0]]],
          "theta": {"A": [4, 4]}
        }
        """);

    /// <summary>Flows between regions of random size; every pair trades in balance.</summary>
    public static double[][] Balanced(int regions, int seed)
    {
        var chance = new Random(seed);
        var flows = Enumerable.Range(0, regions).Select(_ => new double[regions]).ToArray();
        for (var n = 0; n < regions; n++)
            for (var i = 0; i <= n; i++)
                flows[n][i] = flows[i][n] = (n == i ? 100 : 10) * (0.1 + chance.NextDouble());
        return flows;
    }

}
