namespace TradeSim.Economies;

/// <summary>One assumption about how sensitive the world is: a set of trade elasticities, and how hard a
/// critical input is to do without at first.</summary>
/// <param name="ElasticitySet">The name of a set in the calibration file.</param>
/// <param name="CriticalAtImpact">The elasticity between a critical input and all others in the first
/// quarter; lower is harder.</param>
public sealed record Sensitivity(string ElasticitySet, double CriticalAtImpact)
{
    /// <summary>The assumption under which measures matter least.</summary>
    public static Sensitivity Low { get; } = new("LL", 0.25);

    /// <summary>The assumption that is used where none is named.</summary>
    public static Sensitivity Central { get; } = new("GYY", 0.20);

    /// <summary>The assumption under which measures matter most.</summary>
    public static Sensitivity High { get; } = new("FGO", 0.17);
}
