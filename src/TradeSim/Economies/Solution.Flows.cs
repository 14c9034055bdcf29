namespace TradeSim.Economies;

public sealed partial class Solution
{
    private readonly double[] output;
    private readonly double[] valueAdded;
    private readonly double[] price;
    private readonly double[] cost;
    private readonly double[] spending;
    private readonly double[] flows;
    private readonly double[] volumes;
    private readonly double[] paid;
    private readonly List<Licence> licences = new(16);

    /// <summary>A sector's sales, as a hat of their value.</summary>
    public double Output(int region, int sector) =>
        Hat(Known(output), Calibration.Output, At(region, sector));

    /// <summary>A sector's sales, as a hat of their quantity.</summary>
    public double OutputVolume(int region, int sector) => Output(region, sector) / cost[At(region, sector)];

    /// <summary>Mobile labour in a sector, as a hat.</summary>
    public double Jobs(int region, int sector) => ValueAdded(region, sector) / wage[region];

    /// <summary>What a sector's workers and owners can buy, as a hat.</summary>
    public double SectorRealIncome(int region, int sector) => ValueAdded(region, sector) / finalPrice[region];

    /// <summary>What buyers in the region pay for the sector's goods of all origins, as a hat.</summary>
    public double Price(int region, int sector) => Known(price)[At(region, sector)];

    /// <summary>What it costs the region's producers to make one unit, as a hat.</summary>
    public double ProducerPrice(int region, int sector) => Known(cost)[At(region, sector)];

    /// <summary>The quantity of the sector's goods that the region uses, as a hat.</summary>
    public double Absorption(int region, int sector) =>
        Hat(Known(spending), Calibration.Spending, At(region, sector)) / price[At(region, sector)];

    /// <summary>The exporter's part of the importer's spending on a sector, 0 to 1.</summary>
    public double SpendingShare(int importer, int exporter, int sector)
    {
        var total = Known(spending)[At(importer, sector)];
        return total > 0 ? paid[Calibration.At(importer, exporter, sector)] / total : 0;
    }

    /// <summary>How concentrated the origins of a sector's goods are: the sum of squared shares, up to
    /// 1.</summary>
    public double Concentration(int importer, int sector)
    {
        var sum = 0.0;
        for (var i = 0; i < Calibration.Regions.Length; i++)
            sum += SpendingShare(importer, i, sector) * SpendingShare(importer, i, sector);
        return sum;
    }

    /// <summary>One flow at the importer's border, before its tariff, as a value.</summary>
    public double Flow(int importer, int exporter, int sector) =>
        Known(flows)[Calibration.At(importer, exporter, sector)];

    /// <summary>One flow, as a hat of its quantity: what a licence counts.</summary>
    public double FlowVolume(int importer, int exporter, int sector) =>
        Hat(Known(volumes), Calibration.Flow, Calibration.At(importer, exporter, sector));

    /// <summary>All trade from exporter to importer at the border, as a hat of its value.</summary>
    public double TradeValue(int importer, int exporter) => Trade(Known(flows), importer, exporter, true);

    /// <summary>Trade in everything but services, as a hat of its value.</summary>
    public double GoodsValue(int importer, int exporter) => Trade(Known(flows), importer, exporter, false);

    /// <summary>All trade from exporter to importer at the base year's prices, as a hat.</summary>
    public double TradeVolume(int importer, int exporter) => Trade(Known(volumes), importer, exporter, true);

    /// <summary>Trade in everything but services at the base year's prices, as a hat.</summary>
    public double GoodsVolume(int importer, int exporter) => Trade(Known(volumes), importer, exporter, false);

    /// <summary>The licences of the policy, in its order.</summary>
    public IReadOnlyList<Licence> Licences => Known(licences);

    private double ValueAdded(int region, int sector)
    {
        var at = At(region, sector);
        var before = Calibration.Data.ValueAddedShare[at] * Calibration.Output[at];
        return before > 0 ? Known(valueAdded)[at] / before : 1;
    }

    private int At(int region, int sector) => (region * Calibration.Sectors.Length) + sector;

    /// <summary>Nothing stays nothing, and that is no change.</summary>
    private static double Hat(double[] now, double[] before, int at) =>
        before[at] > 0 ? now[at] / before[at] : 1;

    private double Trade(double[] now, int importer, int exporter, bool all)
    {
        double sum = 0, before = 0;
        for (var j = 0; j < Calibration.Sectors.Length; j++)
            if (all || !Calibration.IsService[j])
            {
                var at = Calibration.At(importer, exporter, j);
                sum += now[at];
                before += Calibration.Flow[at];
            }

        return before > 0 ? sum / before : 1;
    }

    private void TakeCells(Equations from, double[] z)
    {
        for (var at = 0; at < output.Length; at++)
        {
            output[at] = from.Numeraire * from.Trade.Output[at];
            valueAdded[at] = from.Numeraire * from.ValueAdded[at];
            price[at] = Math.Exp(z[Layout.Price + at]);
            cost[at] = Math.Exp(from.Trade.Cost[at]);
            spending[at] = from.Numeraire * from.Spending[at];
        }
    }

    private void TakeFlows(Equations from, double[] z)
    {
        var (regions, sectors) = (Calibration.Regions.Length, Calibration.Sectors.Length);
        for (int j = 0, at = 0; j < sectors; j++)
            for (var n = 0; n < regions; n++)
                for (var i = 0; i < regions; i++, at++)
                {
                    var factor = from.Numeraire * from.Trade.Supply(n, i, j);
                    flows[at] = factor * from.Wedges.Border[at];
                    paid[at] = factor * from.Wedges.Pull[at];
                    volumes[at] = factor * from.Wedges.Fob[at] / cost[At(i, j)];
                }

        licences.Clear();
        for (var q = 0; q < from.Wedges.QuotaCount; q++)
            licences.Add(new(from.Wedges.Quotas[q], Math.Exp(z[from.Layout.Premium + q]),
                from.Numeraire * from.Trade.Rent[q]));
    }
}

/// <summary>What a licence does.</summary>
/// <param name="PriceMultiple">How many times the price without it buyers pay; 1 where it does not
/// bind.</param>
/// <param name="Rent">What scarcity earns, as a value.</param>
public readonly record struct Licence(Quota Quota, double PriceMultiple, double Rent);
