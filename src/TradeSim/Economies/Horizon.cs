namespace TradeSim.Economies;

/// <summary>How long the world has had to adjust: years since the tariff measures, and years since export
/// licences began to ration a critical input.</summary>
/// <remarks>
/// Positive infinity is the long run. Below one year the model's answer to a tariff is not to be shown: with
/// very low elasticities flexible wages make spurious gains in the terms of trade.
/// </remarks>
/// <param name="Years">Since the tariff measures; at least 0.</param>
/// <param name="CriticalYears">Since the restriction of a critical input; at least 0.</param>
public readonly record struct Horizon(double Years, double CriticalYears)
{
    // Time constants in years; the critical one is an estimate.
    private const double TradeConstant = 3;
    private const double CriticalConstant = 6;

    /// <summary>Everything has adjusted.</summary>
    public static Horizon Long => new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>The first year of tariffs, and of licences.</summary>
    public static Horizon FirstYear => new(1, 1);

    /// <summary>How much of the adjustment to tariffs is done, 0 to 1.</summary>
    internal double Adjusted => 1 - Math.Exp(-Years / TradeConstant);

    /// <summary>How much of the adjustment to scarce critical inputs is done, 0 to 1.</summary>
    internal double CriticalAdjusted => 1 - Math.Exp(-CriticalYears / CriticalConstant);
}
