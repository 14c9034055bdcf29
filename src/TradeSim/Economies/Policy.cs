namespace TradeSim.Economies;

/// <summary>What governments do and what changes outside the model: one answer to "what if?".</summary>
/// <remarks>
/// Starts as the base year. Every number stands for one importer, exporter and sector, by index. Clear and
/// set again to reuse it without allocation; it is not for use by two threads at once.
/// </remarks>
public sealed class Policy
{
    private Quota[] quotas = new Quota[16];

    /// <summary>No change from the base year.</summary>
    public Policy(Calibration calibration)
    {
        Calibration = calibration;
        Tariffs = new double[calibration.Flow.Length];
        TradeCosts = new double[calibration.Flow.Length];
        ExportTaxes = new double[calibration.Flow.Length];
        Productivities = new double[calibration.Output.Length];
        Clear();
    }

    /// <summary>The world that the policy is for.</summary>
    public Calibration Calibration { get; }

    /// <summary>Scarcity rents of licences that the licensing exporter keeps, 0 to 1; the importer keeps the
    /// others.</summary>
    public double ExporterRentShare { get; private set; } = 1;

    /// <summary>The licences that ration trade.</summary>
    public ReadOnlySpan<Quota> Quotas => quotas.AsSpan(0, QuotaCount);

    internal double[] Tariffs { get; }

    internal double[] TradeCosts { get; }

    internal double[] ExportTaxes { get; }

    internal double[] Productivities { get; }

    internal int QuotaCount { get; private set; }

    /// <summary>Back to no change from the base year.</summary>
    public Policy Clear()
    {
        Calibration.Tariff.CopyTo(Tariffs, 0);
        Array.Fill(TradeCosts, 1);
        Array.Clear(ExportTaxes);
        Array.Fill(Productivities, 1);
        (QuotaCount, ExporterRentShare) = (0, 1);
        return this;
    }

    /// <summary>The tariff, as a fraction.</summary>
    public double Tariff(int importer, int exporter, int sector) =>
        Tariffs[Calibration.At(importer, exporter, sector)];

    /// <summary>How many times as much must be shipped for one to arrive.</summary>
    public double TradeCost(int importer, int exporter, int sector) =>
        TradeCosts[Calibration.At(importer, exporter, sector)];

    /// <summary>The export tax, as a fraction.</summary>
    public double ExportTax(int importer, int exporter, int sector) =>
        ExportTaxes[Calibration.At(importer, exporter, sector)];

    /// <summary>How many times as much a sector makes of the same inputs.</summary>
    public double Productivity(int region, int sector) =>
        Productivities[(region * Calibration.Sectors.Length) + sector];

    /// <summary>Sets a tariff to a fraction of at least 0.</summary>
    public Policy SetTariff(int importer, int exporter, int sector, double tariff)
    {
        Tariffs[Abroad(importer, exporter, sector)] = AtLeast(0, tariff);
        return this;
    }

    /// <summary>Adds to a tariff, which may not fall below 0.</summary>
    public Policy AddTariff(int importer, int exporter, int sector, double more) =>
        SetTariff(importer, exporter, sector, Tariff(importer, exporter, sector) + more);

    /// <summary>Adds to the tariffs on every sector but services.</summary>
    public Policy AddTariffOnGoods(int importer, int exporter, double more)
    {
        for (var j = 0; j < Calibration.Sectors.Length; j++)
            if (!Calibration.IsService[j])
                AddTariff(importer, exporter, j, more);
        return this;
    }

    /// <summary>Sets how many times as much must be shipped for one to arrive, above 0; 1 is as
    /// before.</summary>
    public Policy SetTradeCost(int importer, int exporter, int sector, double factor)
    {
        TradeCosts[Calibration.At(importer, exporter, sector)] = Positive(factor);
        return this;
    }

    /// <summary>Sets a tax that the exporter's government takes, as a fraction of the price before
    /// it.</summary>
    public Policy SetExportTax(int importer, int exporter, int sector, double tax)
    {
        ExportTaxes[Abroad(importer, exporter, sector)] = AtLeast(0, tax);
        return this;
    }

    /// <summary>Sets how many times as much a sector makes of the same inputs, above 0; 1 is as
    /// before.</summary>
    public Policy SetProductivity(int region, int sector, double factor)
    {
        Productivities[(region * Calibration.Sectors.Length) + sector] = Positive(factor);
        return this;
    }

    /// <summary>Licenses at most this fraction, above 0 and at most 1, of the base year's volume.</summary>
    public Policy SetQuota(int importer, int exporter, int sector, double fraction)
    {
        var flow = Abroad(importer, exporter, sector);
        if (!(fraction > 0 && fraction <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(fraction), fraction, "A quota is above 0 and at most 1.");
        var at = 0;
        while (at < QuotaCount && quotas[at].Flow != flow) at++;
        if (at == quotas.Length) Array.Resize(ref quotas, 2 * at);
        QuotaCount = Math.Max(QuotaCount, at + 1);
        quotas[at] = new(importer, exporter, sector, fraction, flow);
        return this;
    }

    /// <summary>Sets which fraction of scarcity rents the licensing exporter keeps.</summary>
    public Policy SetExporterRentShare(double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is 0 to 1.");
        ExporterRentShare = share;
        return this;
    }

    /// <summary>Adds to an export tax.</summary>
    internal void AddExportTax(int importer, int exporter, int sector, double more) => SetExportTax(
        importer, exporter, sector, ExportTaxes[Calibration.At(importer, exporter, sector)] + more);

    /// <summary>Multiplies a trade cost.</summary>
    internal void ScaleTradeCost(int importer, int exporter, int sector, double factor) => SetTradeCost(
        importer, exporter, sector, TradeCosts[Calibration.At(importer, exporter, sector)] * factor);

    /// <summary>Multiplies a productivity.</summary>
    internal void ScaleProductivity(int region, int sector, double factor) => SetProductivity(
        region, sector, Productivities[(region * Calibration.Sectors.Length) + sector] * factor);

    /// <summary>Lets this fraction of what an earlier licence let pass.</summary>
    internal void TightenQuota(int importer, int exporter, int sector, double fraction)
    {
        foreach (var quota in Quotas)
            if ((quota.Importer, quota.Exporter, quota.Sector) == (importer, exporter, sector))
                fraction *= quota.Fraction;
        SetQuota(importer, exporter, sector, fraction);
    }

    private int Abroad(int importer, int exporter, int sector) => importer == exporter
        ? throw new ArgumentException("A region has no border with itself.", nameof(exporter))
        : Calibration.At(importer, exporter, sector);

    private static double AtLeast(double least, double value) => value >= least && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"The number is at least {least}.");

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The number is above 0.");
}

/// <summary>A licence that lets at most this fraction of the base year's volume pass.</summary>
public readonly record struct Quota
{
    internal Quota(int importer, int exporter, int sector, double fraction, int flow) =>
        (Importer, Exporter, Sector, Fraction, Flow) = (importer, exporter, sector, fraction, flow);

    /// <summary>The index of the region that buys.</summary>
    public int Importer { get; }

    /// <summary>The index of the region that licenses.</summary>
    public int Exporter { get; }

    /// <summary>The index of the sector.</summary>
    public int Sector { get; }

    /// <summary>Above 0 and at most 1.</summary>
    public double Fraction { get; }

    internal int Flow { get; }
}
