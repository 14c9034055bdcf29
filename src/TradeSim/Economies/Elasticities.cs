using System.Collections.Immutable;

namespace TradeSim.Economies;

/// <summary>How easily one thing takes another's place, resolved for one horizon and elasticity
/// set.</summary>
/// <param name="Trade">By sector: theta, the elasticity of import shares; substitution between origins less
/// 1, negative where a horizon is so short that origins are complements.</param>
/// <param name="Critical">Between a critical input and everything else a producer uses.</param>
/// <param name="ValueAdded">Between value added and materials.</param>
/// <param name="Materials">Between materials of different sectors.</param>
/// <param name="Consumption">Between sectors in final use.</param>
/// <param name="SpecificFactor">The share of value added that cannot leave its sector, 0 in the long
/// run.</param>
public sealed record Elasticities(
    ImmutableArray<double> Trade, double Critical, double ValueAdded, double Materials, double Consumption,
    double SpecificFactor)
{
    // At impact. Between origins: Boehm, Levchenko and Pandalai-Nayar (2023). Inside production and
    // consumption: the convention of Baqaee and Farhi. The specific factor is an estimate (the capital
    // share).
    private const double OriginsAtImpact = 0.76;
    private const double CriticalOriginsAtImpact = 0.5;
    private const double ValueAddedAtImpact = 0.5;
    private const double MaterialsAtImpact = 0.2;
    private const double ConsumptionAtImpact = 0.9;
    private const double SpecificFactorAtImpact = 0.45;

    /// <summary>The elasticities of a calibration's default set at a horizon.</summary>
    public static Elasticities At(Horizon horizon, Calibration calibration) =>
        At(horizon, calibration, new(calibration.DefaultElasticities, Sensitivity.Central.CriticalAtImpact));

    /// <summary>The elasticities at a horizon, if the world is as sensitive as assumed.</summary>
    /// <exception cref="ArgumentException">The calibration has no set of that name.</exception>
    public static Elasticities At(Horizon horizon, Calibration calibration, Sensitivity sensitivity)
    {
        if (!calibration.ElasticitySets.TryGetValue(sensitivity.ElasticitySet, out var longRun))
            throw new ArgumentException($"The calibration has no elasticities {sensitivity.ElasticitySet}.");
        var (a, ac) = (horizon.Adjusted, horizon.CriticalAdjusted);
        return new(
            [.. longRun.Select((theta, j) => calibration.IsCritical[j]
                ? Between(CriticalOriginsAtImpact, 1 + theta, ac) - 1
                : Between(OriginsAtImpact, 1 + theta, a) - 1)],
            Between(sensitivity.CriticalAtImpact, 1, ac), Between(ValueAddedAtImpact, 1, a),
            Between(MaterialsAtImpact, 1, a), Between(ConsumptionAtImpact, 1, a),
            SpecificFactorAtImpact * (1 - a));
    }

    private static double Between(double impact, double longRun, double done) =>
        impact + ((longRun - impact) * done);
}
