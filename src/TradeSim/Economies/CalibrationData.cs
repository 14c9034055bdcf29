using System.Collections.Immutable;

namespace TradeSim.Economies;

/// <summary>What a calibration file says about itself; each part may be empty.</summary>
/// <param name="RegionNames">A region's name in words, by its short name.</param>
/// <param name="SectorNames">A sector's name in words, by its short name.</param>
public sealed record CalibrationText(
    string Title, string Source, string Licence, string Unit,
    ImmutableArray<Estimate> Estimated, ImmutableDictionary<string, string> RegionNames,
    ImmutableDictionary<string, string> SectorNames);

/// <summary>A number of a calibration that was estimated and not measured.</summary>
/// <param name="Where">Where in the file, such as <c>theta.*.REM</c>.</param>
public sealed record Estimate(string What, string Where, string Why);

/// <summary>A sound calibration file's content: shares add up to 1, nothing is negative.</summary>
/// <param name="Flow">By sector, importer and exporter.</param>
/// <param name="Tariff">By sector, importer and exporter.</param>
/// <param name="ValueAddedShare">By region and sector.</param>
/// <param name="Inputs">By region, input and user: share of the user's unit cost.</param>
internal sealed record CalibrationData(
    CalibrationText Text, ImmutableArray<string> Regions, ImmutableArray<string> Sectors,
    ImmutableArray<int> Critical, ImmutableArray<int> Services, double[] Flow, double[] Tariff,
    double[] ValueAddedShare, double[] Inputs,
    ImmutableSortedDictionary<string, ImmutableArray<double>> ElasticitySets, string DefaultElasticities);
