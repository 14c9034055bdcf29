namespace TradeSim.Economies;

/// <summary>What a policy does to every region, sector and trade flow.</summary>
/// <remarks>
/// Most numbers are hats: factors on the base year, 1 for no change. Values are in the file's unit and in the
/// numeraire that holds the world's value added constant. Reusable; it refuses to be read while it holds no
/// solved policy, so that no number of a failed solve can pass for an answer.
/// </remarks>
public sealed partial class Solution
{
    // Ignatenko, Lashkaripour, Macedoni and Simonovska (2025), after Chetty et al.
    private const double LabourSupply = 0.5;

    private readonly double[] income;
    private readonly double[] finalPrice;
    private readonly double[] wage;
    private readonly double[] tariffs;
    private readonly double[] taxes;
    private readonly double[] rents;
    private readonly double[] efficiency;
    private double exporterRentShare;
    private bool isSplit;

    /// <summary>Room for the answers of one world.</summary>
    public Solution(Calibration calibration)
    {
        Calibration = calibration;
        var (regions, cells) = (calibration.Regions.Length, calibration.Output.Length);
        (income, finalPrice, wage, efficiency) =
            (new double[regions], new double[regions], new double[regions], new double[regions]);
        (tariffs, taxes, rents) = (new double[regions], new double[regions], new double[regions]);
        (output, valueAdded, price, cost, spending) = (new double[cells], new double[cells],
            new double[cells], new double[cells], new double[cells]);
        flows = new double[calibration.Flow.Length];
        volumes = new double[calibration.Flow.Length];
        paid = new double[calibration.Flow.Length];
    }

    /// <summary>The world that the answers are about.</summary>
    public Calibration Calibration { get; }

    /// <summary>True if it holds a solved policy.</summary>
    public bool IsSolved { get; private set; }

    /// <summary>A region's real income, as a hat: all it may spend, over the price of final use.</summary>
    public double RealIncome(int region) =>
        Known(income)[region] / Calibration.Income[region] / finalPrice[region];

    /// <summary>What the change of real income is worth in the base year, as a value.</summary>
    public double EquivalentVariation(int region) => Calibration.ValueAdded[region] * (RealIncome(region) - 1);

    /// <summary>Real income if scarcity rents count only up to this multiple of the price without a licence:
    /// where prices would rise beyond all that was observed, the licensor's gain is overstated.</summary>
    public double RealIncomeWithRentsUpTo(double multiple, int region)
    {
        var credited = Known(income)[region];
        for (var q = 0; q < licences.Count; q++)
        {
            var licence = licences[q];
            var part = licence.Quota.Exporter == region ? exporterRentShare
                : licence.Quota.Importer == region ? 1 - exporterRentShare : 0;
            if (licence.PriceMultiple > multiple)
                credited -= part * licence.Rent * (licence.PriceMultiple - multiple)
                    / (licence.PriceMultiple - 1);
        }

        return credited / Calibration.Income[region] / finalPrice[region];
    }

    /// <summary>The part of real income that is more or less output from what a region has: about real GDP,
    /// as a hat. Asks for a solve that splits.</summary>
    public double Efficiency(int region) => isSplit ? Known(efficiency)[region]
        : throw new InvalidOperationException("The solution was not split; solve with SolveSplit.");

    /// <summary>The part of real income that other regions pay or are paid, as a hat less 1: real income less
    /// efficiency.</summary>
    public double TermsOfTrade(int region) => RealIncome(region) - Efficiency(region);

    /// <summary>The price of final use, as a hat.</summary>
    public double ConsumerPrice(int region) => Known(finalPrice)[region];

    /// <summary>The price of final use over the wage, as a hat: the cost of living.</summary>
    public double ConsumerPriceInWages(int region) => ConsumerPrice(region) / wage[region];

    /// <summary>The wage, as a hat.</summary>
    public double Wage(int region) => Known(wage)[region];

    /// <summary>Employment, as a hat: half the change of the real wage. A report only; the model holds labour
    /// fixed.</summary>
    public double Employment(int region) => Math.Pow(1 / ConsumerPriceInWages(region), LabourSupply);

    /// <summary>Tariff revenue, as a value.</summary>
    public double TariffRevenue(int region) => Known(tariffs)[region];

    /// <summary>Tariff revenue as a fraction of the region's value added under the policy.</summary>
    public double TariffRevenueShare(int region) =>
        TariffRevenue(region) / (Calibration.ValueAdded[region] * wage[region]);

    /// <summary>Export tax revenue, as a value.</summary>
    public double ExportTaxRevenue(int region) => Known(taxes)[region];

    /// <summary>Licence rents that the region keeps, as a value.</summary>
    public double LicenceRents(int region) => Known(rents)[region];

    internal void Forget() => (IsSolved, isSplit) = (false, false);

    internal void Take(Equations from, double[] z)
    {
        TakeCells(from, z);
        TakeFlows(from, z);
        for (var n = 0; n < wage.Length; n++)
        {
            (income[n], finalPrice[n]) = (from.Income[n], Math.Exp(from.FinalPrice[n]));
            wage[n] = from.FactorIncome[n] / Calibration.ValueAdded[n];
            tariffs[n] = from.Numeraire * from.Trade.Tariffs[n];
            taxes[n] = from.Numeraire * from.Trade.Taxes[n];
            rents[n] = from.Numeraire * from.Trade.Rents[n];
        }

        exporterRentShare = from.Wedges.ExporterRentShare;
        IsSolved = true;
    }

    internal void TakeEfficiency(double[] logarithms)
    {
        for (var n = 0; n < efficiency.Length; n++) efficiency[n] = Math.Exp(logarithms[n]);
        isSplit = true;
    }

    private T Known<T>(T values) =>
        IsSolved ? values : throw new InvalidOperationException("The solution holds no solved policy.");
}
