namespace TradeSim.Economies;

/// <summary>Finds the fixed point of the equations for a policy: first boldly, then with smaller steps, then
/// along the way from the base year to the policy.</summary>
internal sealed class Search(Equations equations)
{
    private const int Patience = 250;

    private static readonly double[] Dampings = [0.7, 0.4, 0.15];
    private static readonly int[] Stages = [4, 16, 64];

    private Anderson anderson = new(equations.Layout.Length(16));
    private double[] f = new double[equations.Layout.Length(16)];
    private int[] licences = new int[16];
    private double[] premiums = new double[16];
    private int licenceCount;

    /// <summary>The last point.</summary>
    public double[] Unknowns { get; private set; } = new double[equations.Layout.Length(16)];

    /// <summary>Finds the equilibrium of the policy, or of the point this far on the straight way to
    /// it.</summary>
    public Convergence Find(Policy policy, Start start, double tolerance, double way = 1)
    {
        Room(policy.QuotaCount);
        var (sweeps, attempts, residual) = (0, 0, double.NaN);
        equations.Wedges.Prepare(policy, way);
        if (start == Start.Last)
        {
            Recall(policy);
            if (Try(Dampings[0], tolerance, ref sweeps, ref residual)) return Reached();
            attempts++;
        }

        foreach (var damping in Dampings)
        {
            Array.Clear(Unknowns);
            if (Try(damping, tolerance, ref sweeps, ref residual)) return Reached();
            attempts++;
        }

        foreach (var stages in Stages)
        {
            if (Walk(policy, way, stages, tolerance, ref sweeps, ref residual)) return Reached();
            attempts++;
        }

        Array.Clear(Unknowns);
        licenceCount = 0;
        return new(false, sweeps, residual, tolerance, attempts);

        Convergence Reached()
        {
            Remember(policy);
            return new(true, sweeps, residual, tolerance, attempts + 1);
        }
    }

    private bool Walk(
        Policy policy, double way, int stages, double tolerance, ref int sweeps, ref double residual)
    {
        Array.Clear(Unknowns);
        for (var stage = 1; stage <= stages; stage++)
        {
            equations.Wedges.Prepare(policy, way * stage / stages);
            if (!Try(Dampings[1], tolerance, ref sweeps, ref residual)) return false;
        }

        return true;
    }

    private bool Try(double damping, double tolerance, ref int sweeps, ref double residual)
    {
        anderson.Reset();
        var length = equations.Layout.Length(equations.Wedges.QuotaCount);
        for (var sweep = 0; sweep < Patience; sweep++)
        {
            sweeps++;
            residual = equations.Evaluate(Unknowns, f);
            if (residual <= tolerance) return true;
            if (!double.IsFinite(residual)) return false;
            anderson.Step(Unknowns, f, length, damping);
        }

        return false;
    }

    /// <summary>Keeps the premiums of the last solution by licence, for a policy that lists others.</summary>
    private void Remember(Policy policy)
    {
        licenceCount = policy.QuotaCount;
        for (var q = 0; q < licenceCount; q++)
            (licences[q], premiums[q]) = (policy.Quotas[q].Flow, Unknowns[equations.Layout.Premium + q]);
    }

    private void Recall(Policy policy)
    {
        for (var q = 0; q < policy.QuotaCount; q++)
        {
            var known = licences.AsSpan(0, licenceCount).IndexOf(policy.Quotas[q].Flow);
            Unknowns[equations.Layout.Premium + q] = known < 0 ? 0 : premiums[known];
        }
    }

    private void Room(int quotas)
    {
        if (quotas <= licences.Length) return;
        var length = equations.Layout.Length(quotas);
        (anderson, f) = (new(length), new double[length]);
        var unknowns = new double[length];
        Unknowns.CopyTo(unknowns, 0);
        Unknowns = unknowns;
        Array.Resize(ref licences, quotas);
        Array.Resize(ref premiums, quotas);
    }
}
