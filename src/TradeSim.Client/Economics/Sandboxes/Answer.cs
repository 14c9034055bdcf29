using System.Collections.Immutable;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>What the world does under the settings, as far as it is worked out yet; changes are percent
/// against the base year, money is in the calibration's unit.</summary>
public sealed record Answer(Settings Settings)
{
    /// <summary>By region.</summary>
    public ImmutableArray<RegionAnswer> Regions { get; init; } = [];

    /// <summary>Output and jobs, by region and sector.</summary>
    public ImmutableArray<ImmutableArray<(double Output, double Jobs)>> Sectors { get; init; } = [];

    /// <summary>What is bought of all goods, by importer and exporter.</summary>
    public ImmutableArray<ImmutableArray<double>> Goods { get; init; } = [];

    /// <summary>The licences in force, those of one exporter and sector together.</summary>
    public ImmutableArray<LicenceAnswer> Licences { get; init; } = [];

    /// <summary>True where the model found no equilibrium, so that there is nothing to show.</summary>
    public bool IsUnsolved { get; init; }

    /// <summary>True once the parts of real income and its range are there too.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Milliseconds that the first numbers took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Milliseconds that all of it took, its pauses left out.</summary>
    public double MillisecondsWhole { get; init; }
}

/// <summary>What a region gains or loses; null is not worked out yet.</summary>
/// <param name="RealIncome">Scarcity rents are counted only up to what was ever observed.</param>
/// <param name="Uncredited">What real income would be more if all scarcity rents were counted.</param>
/// <param name="Value">What the change is worth a year.</param>
public sealed record RegionAnswer(
    double RealIncome, double Uncredited, double CostOfLiving, double Revenue, double Value,
    double? Efficiency = null, double? TermsOfTrade = null, double? Low = null, double? High = null)
{
    /// <summary>The smallest of the three assumptions.</summary>
    public double? Least =>
        Low is { } low && High is { } high ? Math.Min(RealIncome, Math.Min(low, high)) : null;

    /// <summary>The largest of the three assumptions.</summary>
    public double? Most =>
        Low is { } low && High is { } high ? Math.Max(RealIncome, Math.Max(low, high)) : null;
}

/// <summary>What the licences of one exporter for one sector do.</summary>
/// <param name="Fraction">Percent of the base year's volume.</param>
/// <param name="Least">The smallest multiple of the free price that a buyer pays.</param>
/// <param name="Price">The largest multiple that any of these buyers pays for all origins together.</param>
public sealed record LicenceAnswer(
    int Exporter, int Sector, ImmutableArray<int> Importers, double Fraction, double Least, double Most,
    double Price, double Rent)
{
    /// <summary>True if anything is scarce because of it.</summary>
    public bool Binds => Most > 1.005;
}
