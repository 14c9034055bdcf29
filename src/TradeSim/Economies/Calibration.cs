using System.Collections.Immutable;

namespace TradeSim.Economies;

/// <summary>The world as it was measured: who bought what from whom, made how, under which tariffs.</summary>
/// <remarks>
/// Values are levels in the file's unit (USD million). Flows are indexed by importer n, exporter i and sector
/// j, inputs by region n, input j and user k. Rounded shares are scaled to add up to 1, so that the base is
/// an equilibrium to the last digit. Immutable; one calibration serves any number of economies at once.
/// </remarks>
public sealed class Calibration
{
    internal Calibration(CalibrationData data)
    {
        Data = data;
        (Flow, Tariff) = (data.Flow, data.Tariff);
        Spending = new double[Regions.Length * Sectors.Length];
        Output = new double[Spending.Length];
        FinalUse = new double[Spending.Length];
        FinalShare = new double[Spending.Length];
        Share = new double[Flow.Length];
        (ValueAdded, Income, Deficit) =
            (new double[Regions.Length], new double[Regions.Length], new double[Regions.Length]);
        Trade();
        for (var n = 0; n < Regions.Length; n++) Account(n);
        IsCritical = [.. Enumerable.Range(0, Sectors.Length).Select(j => data.Critical.Contains(j))];
        IsService = [.. Enumerable.Range(0, Sectors.Length).Select(j => data.Services.Contains(j))];
    }

    /// <summary>Reads a calibration file; gives all findings where something is wrong, and never
    /// throws.</summary>
    public static CalibrationReading Read(string json) => CalibrationReader.Read(json);

    /// <summary>What the file calls itself, and where its numbers are from; empty where it does not
    /// say.</summary>
    public CalibrationText Text => Data.Text;

    /// <summary>The regions' names, in the file's order; an index of a region is a place in this
    /// list.</summary>
    public ImmutableArray<string> Regions => Data.Regions;

    /// <summary>The sectors' names, in the file's order; an index of a sector is a place in this
    /// list.</summary>
    public ImmutableArray<string> Sectors => Data.Sectors;

    /// <summary>Sectors whose goods enter low-elasticity nests, innermost first.</summary>
    public ImmutableArray<int> Critical => Data.Critical;

    /// <summary>By sector: whether the word "goods" leaves it out.</summary>
    public ImmutableArray<bool> IsService { get; }

    /// <summary>Long-run trade elasticities by set name and sector; tariff-exclusive imports fall by 1 +
    /// theta percent a percent of price.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> ElasticitySets => Data.ElasticitySets;

    /// <summary>The set that is used where none is named.</summary>
    public string DefaultElasticities => Data.DefaultElasticities;

    /// <summary>The index of a region's name; -1 if there is none.</summary>
    public int Region(string name) => Regions.IndexOf(name);

    /// <summary>The index of a sector's name; -1 if there is none.</summary>
    public int Sector(string name) => Sectors.IndexOf(name);

    /// <summary>What the importer pays the exporter for a sector's goods in the base year, before its
    /// tariff.</summary>
    public double BaseFlow(int importer, int exporter, int sector) => Flow[At(importer, exporter, sector)];

    /// <summary>The base year's tariff, as a fraction.</summary>
    public double BaseTariff(int importer, int exporter, int sector) =>
        Tariff[At(importer, exporter, sector)];

    /// <summary>A region's value added in the base year.</summary>
    public double BaseValueAdded(int region) => ValueAdded[region];

    /// <summary>A region's spending beyond its own income: positive for a trade deficit.</summary>
    public double BaseDeficit(int region) => Deficit[region];

    internal CalibrationData Data { get; }

    /// <summary>By sector, importer and exporter.</summary>
    internal double[] Flow { get; }

    /// <summary>By sector, importer and exporter.</summary>
    internal double[] Tariff { get; }

    /// <summary>The exporter's part of the importer's spending on a sector; by sector, importer,
    /// exporter.</summary>
    internal double[] Share { get; }

    /// <summary>Tariffs included; by region and sector, as all below.</summary>
    internal double[] Spending { get; }

    internal double[] Output { get; }

    internal double[] FinalUse { get; }

    internal double[] FinalShare { get; }

    internal double[] ValueAdded { get; }

    internal double[] Income { get; }

    internal double[] Deficit { get; }

    internal ImmutableArray<bool> IsCritical { get; }

    internal int At(int importer, int exporter, int sector) =>
        (((sector * Regions.Length) + importer) * Regions.Length) + exporter;

    private void Trade()
    {
        var (regions, sectors) = (Regions.Length, Sectors.Length);
        for (var j = 0; j < sectors; j++)
            for (var n = 0; n < regions; n++)
                for (var i = 0; i < regions; i++)
                {
                    Spending[(n * sectors) + j] += Flow[At(n, i, j)] * (1 + Tariff[At(n, i, j)]);
                    Output[(i * sectors) + j] += Flow[At(n, i, j)];
                }

        for (var j = 0; j < sectors; j++)
            for (var n = 0; n < regions; n++)
                for (var i = 0; i < regions; i++)
                    if (Spending[(n * sectors) + j] > 0)
                        Share[At(n, i, j)] = Flow[At(n, i, j)] * (1 + Tariff[At(n, i, j)])
                            / Spending[(n * sectors) + j];
    }

    private void Account(int n)
    {
        var sectors = Sectors.Length;
        var revenue = 0.0;
        for (var j = 0; j < sectors; j++)
        {
            var at = (n * sectors) + j;
            var inputs = 0.0;
            for (var k = 0; k < sectors; k++)
                inputs += Data.Inputs[(at * sectors) + k] * Output[(n * sectors) + k];
            FinalUse[at] = Spending[at] - inputs;
            Income[n] += FinalUse[at];
            ValueAdded[n] += Data.ValueAddedShare[at] * Output[at];
            for (var i = 0; i < Regions.Length; i++) revenue += Flow[At(n, i, j)] * Tariff[At(n, i, j)];
        }

        Deficit[n] = Income[n] - ValueAdded[n] - revenue;
        for (var j = 0; j < sectors; j++)
            FinalShare[(n * sectors) + j] = FinalUse[(n * sectors) + j] / Income[n];
    }
}
