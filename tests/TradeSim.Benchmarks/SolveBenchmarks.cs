using BenchmarkDotNet.Attributes;
using TradeSim.Economies;

namespace TradeSim.Benchmarks;

/// <summary>How fast the economy model answers on the world of 2022, beside its floor: one evaluation of all
/// equations, of which every solve needs some.</summary>
/// <remarks>The ratio to the floor is about the number of sweeps; what exceeds it is the solver's own
/// work.</remarks>
public class SolveBenchmarks
{
    private readonly Policy[] steps = new Policy[10];
    private Economy economy = null!;
    private Equations equations = null!;
    private Solution solution = null!;
    private double[] unknowns = null!;
    private double[] moves = null!;
    private int step;

    public enum Measures
    {
        LongRun,
        FirstYear,
        SevenLicences,
    }

    [ParamsAllValues]
    public Measures Policy { get; set; }

    /// <summary>Ten neighbouring policies, as a dragged slider asks for them.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "economy", "world-2022.json");
        var world = Calibration.Read(File.ReadAllText(path)).Calibration!;
        economy = new(world, Policy switch
        {
            Measures.LongRun => Horizon.Long,
            Measures.FirstYear => Horizon.FirstYear,
            _ => new(1, 0),
        });
        solution = new(world);
        for (var k = 0; k < steps.Length; k++) steps[k] = Measure(new(world), k);
        equations = new(world, economy.Elasticities);
        equations.Wedges.Prepare(steps[0], 1);
        unknowns = new double[equations.Layout.Length(steps[0].Quotas.Length)];
        moves = new double[unknowns.Length];
        Must(economy.Solve(steps[0], solution));
    }

    [Benchmark(Baseline = true, Description = "one sweep (floor)")]
    public double Sweep() => equations.Evaluate(unknowns, moves);

    [Benchmark(Description = "solve, cold")]
    public Convergence Cold() => Must(economy.Solve(Next(), solution));

    [Benchmark(Description = "solve, warm")]
    public Convergence Warm() => Must(economy.Solve(Next(), solution, Start.Last));

    [Benchmark(Description = "solve and split")]
    public Convergence Split() => Must(economy.SolveSplit(Next(), solution));

    private Policy Measure(Policy policy, int k)
    {
        var (usa, china) = (0, 1);
        policy.AddTariffOnGoods(usa, china, 1 + (0.05 * k)).AddTariffOnGoods(china, usa, 1.25);
        if (Policy != Measures.SevenLicences) return policy;
        var (magnets, chips) = (policy.Calibration.Sector("REM"), policy.Calibration.Sector("ASE"));
        for (var other = 0; other < policy.Calibration.Regions.Length; other++)
            if (other != china)
                policy.SetQuota(other, china, magnets, 0.5);
        return policy.SetQuota(china, usa, chips, 0.5);
    }

    private Policy Next() => steps[step = (step + 1) % steps.Length];

    private static Convergence Must(Convergence found) =>
        found.IsReached ? found : throw new InvalidOperationException(found.ToString());
}
