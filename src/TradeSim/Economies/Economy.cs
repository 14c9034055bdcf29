namespace TradeSim.Economies;

/// <summary>A calibrated world prepared for one set of elasticities: says what any policy would do.</summary>
/// <remarks>
/// Owns its workspace, so that a solve allocates nothing; two threads need two economies. The calibration is
/// shared. The model: multi-sector Armington trade with input-output links in exact hat algebra (Caliendo and
/// Parro 2015), tariff revenue, licences with scarcity rents, and elasticities that grow with the horizon.
/// </remarks>
public sealed class Economy
{
    /// <summary>Good for what a person reads: real income to about 0.0001 percent.</summary>
    public const double Readable = 1e-6;

    private const int PathSteps = 4;

    private readonly Equations equations;
    private readonly Search search;
    private readonly PathIntegral path;

    /// <summary>Prepares a world.</summary>
    public Economy(Calibration calibration, Elasticities elasticities)
    {
        (Calibration, Elasticities) = (calibration, elasticities);
        equations = new(calibration, elasticities);
        search = new(equations);
        path = new(calibration, equations);
    }

    /// <summary>Prepares a world with its default elasticities.</summary>
    public Economy(Calibration calibration, Horizon horizon)
        : this(calibration, Elasticities.At(horizon, calibration)) { }

    /// <summary>The world as it was measured.</summary>
    public Calibration Calibration { get; }

    /// <summary>How easily one thing takes another's place.</summary>
    public Elasticities Elasticities { get; }

    /// <summary>Works out what a policy does, into a solution that may be used again and again.</summary>
    /// <returns>If not reached, the solution holds no numbers and refuses to be read.</returns>
    public Convergence Solve(
        Policy policy, Solution into, Start start = Start.Base, double tolerance = Readable)
    {
        Begin(policy, into);
        var found = search.Find(policy, start, tolerance);
        if (found.IsReached) into.Take(equations, search.Unknowns);
        return found;
    }

    /// <summary>Works out what a policy does, and which part of it is efficiency and which the terms of
    /// trade.</summary>
    /// <param name="steps">Equilibria on the way to the policy, an even number; the split is a sum along
    /// them.</param>
    public Convergence SolveSplit(
        Policy policy, Solution into, double tolerance = Readable, int steps = PathSteps)
    {
        Begin(policy, into);
        if (steps < 2 || steps % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "The steps are an even number.");
        var (sweeps, attempts, found) = (0, 0, default(Convergence));
        for (var step = 0; step <= steps; step++)
        {
            found = search.Find(policy, step == 0 ? Start.Base : Start.Last, tolerance, step / (double)steps);
            sweeps += found.Sweeps;
            attempts = Math.Max(attempts, found.Attempts);
            if (!found.IsReached) break;
            if (step == 0) path.Begin(search.Unknowns);
            else path.Advance(search.Unknowns);
        }

        if (found.IsReached)
        {
            into.Take(equations, search.Unknowns);
            into.TakeEfficiency(path.Efficiency);
        }

        return found with { Sweeps = sweeps, Attempts = attempts };
    }

    private void Begin(Policy policy, Solution into)
    {
        if (policy.Calibration != Calibration || into.Calibration != Calibration)
            throw new ArgumentException("Policy, solution and economy are not of the same calibration.");
        into.Forget();
    }
}
