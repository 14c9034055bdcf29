using System.Runtime.CompilerServices;

namespace TradeSim.Economies;

/// <summary>What every region pays for every sector's goods and whom it buys them from, given costs and
/// spending (equations 6, 7, 10 and the volumes of 14).</summary>
internal sealed class Trade
{
    private readonly Elasticities how;
    private readonly Layout layout;
    private readonly Wedges wedges;
    private readonly double[] cheapness;
    private readonly double[] sold;
    private readonly double[] baseFlow;

    public Trade(Calibration calibration, Elasticities how, Layout layout, Wedges wedges)
    {
        (this.how, this.layout, this.wedges) = (how, layout, wedges);
        baseFlow = calibration.Flow;
        (cheapness, sold) = (new double[layout.Cells], new double[layout.Regions]);
        (Price, Output, Scale, Cost) = (new double[layout.Cells], new double[layout.Cells],
            new double[layout.Cells], new double[layout.Cells]);
        (Tariffs, Taxes, Rents) =
            (new double[layout.Regions], new double[layout.Regions], new double[layout.Regions]);
        Room(16);
    }

    /// <summary>Logarithm of the sector price's hat; by region and sector.</summary>
    public double[] Price { get; }

    /// <summary>Sales net of rents and taxes; by region and sector.</summary>
    public double[] Output { get; }

    /// <summary>Spending over the sum of pulls; by region and sector.</summary>
    public double[] Scale { get; }

    /// <summary>Logarithm of the unit cost's hat after productivity; by region and sector.</summary>
    public double[] Cost { get; }

    /// <summary>Tariff revenue by importer.</summary>
    public double[] Tariffs { get; }

    /// <summary>Export tax revenue by exporter.</summary>
    public double[] Taxes { get; }

    /// <summary>Licence rents by the region that keeps them.</summary>
    public double[] Rents { get; }

    /// <summary>By licence: logarithm of the volume's hat.</summary>
    public double[] Volume { get; private set; } = [];

    /// <summary>By licence: how fast the volume falls with the premium.</summary>
    public double[] Slope { get; private set; } = [];

    /// <summary>By licence: the rent.</summary>
    public double[] Rent { get; private set; } = [];

    public void Evaluate(double[] z, double[] spending, double[] unitCost)
    {
        for (var q = 0; q < wedges.QuotaCount; q++) Restrict(q, z[layout.Premium + q]);
        Array.Clear(Tariffs);
        for (var j = 0; j < layout.Sectors; j++) Evaluate(j, spending, unitCost);
        for (var q = 0; q < wedges.QuotaCount; q++)
        {
            var quota = wedges.Quotas[q];
            if (wedges.IsCobbDouglas(quota.Sector))
                Price[Cell(quota.Importer, quota.Sector)] += wedges.FreePull[q] * z[layout.Premium + q];
        }

        CollectTaxes();
        CollectRents(z, spending);
    }

    /// <summary>What one flow's pull is to be multiplied with to give a value.</summary>
    public double Supply(int importer, int exporter, int sector) =>
        Scale[Cell(importer, sector)] * cheapness[(sector * layout.Regions) + exporter];

    private int Cell(int region, int sector) => (region * layout.Sectors) + sector;

    private void Restrict(int q, double premium)
    {
        var quota = wedges.Quotas[q];
        var at = quota.Flow;
        var pull = wedges.FreePull[q];
        if (!wedges.IsCobbDouglas(quota.Sector)) pull *= Math.Exp(-how.Trade[quota.Sector] * premium);
        wedges.Pull[at] = pull;
        wedges.Border[at] = pull / (1 + wedges.Tariff[at]);
        wedges.Fob[at] = wedges.Border[at] * Math.Exp(-premium) / (1 + wedges.Tax[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(int sector, double[] spending, double[] unitCost)
    {
        var (regions, sectors, theta) = (layout.Regions, layout.Sectors, how.Trade[sector]);
        var isCobbDouglas = wedges.IsCobbDouglas(sector);
        var (pull, border, fob, offer) = (wedges.Pull, wedges.Border, wedges.Fob, sector * regions);
        for (int i = 0, cell = sector; i < regions; i++, cell += sectors)
        {
            var cost = unitCost[cell] - wedges.Productivity[cell];
            Cost[cell] = cost;
            cheapness[offer + i] = isCobbDouglas ? 1 : Math.Exp(-theta * cost);
            sold[i] = 0;
        }

        var at = sector * regions * regions;
        for (int n = 0, cell = sector; n < regions; n++, cell += sectors)
        {
            double sum = 0, beforeTariff = 0;
            for (var i = 0; i < regions; i++)
            {
                var x = cheapness[offer + i];
                sum += pull[at + i] * x;
                beforeTariff += border[at + i] * x;
            }

            if (sum > 0)
            {
                var scale = spending[cell] / sum;
                Scale[cell] = scale;
                Price[cell] = isCobbDouglas ? Drifted(at, cell) : -Math.Log(sum) / theta;
                Tariffs[n] += spending[cell] - (scale * beforeTariff);
                for (var i = 0; i < regions; i++) sold[i] += scale * fob[at + i];
            }

            at += regions;
        }

        for (int i = 0, cell = sector; i < regions; i++, cell += sectors)
            Output[cell] = sold[i] * cheapness[offer + i];
    }

    private double Drifted(int at, int cell)
    {
        var price = wedges.Drift[cell];
        var sector = cell % layout.Sectors;
        for (var i = 0; i < layout.Regions; i++) price += wedges.Pull[at + i] * Cost[Cell(i, sector)];
        return price;
    }

    private void CollectTaxes()
    {
        Array.Clear(Taxes);
        foreach (var at in wedges.Taxed)
        {
            var (exporter, row) = (at % layout.Regions, at / layout.Regions);
            var (importer, sector) = (row % layout.Regions, row / layout.Regions);
            Taxes[exporter] += Supply(importer, exporter, sector) * wedges.Border[at] * wedges.Tax[at]
                / (1 + wedges.Tax[at]);
        }
    }

    private void CollectRents(double[] z, double[] spending)
    {
        Room(wedges.QuotaCount);
        Array.Clear(Rents);
        for (var q = 0; q < wedges.QuotaCount; q++)
        {
            var quota = wedges.Quotas[q];
            var (importer, exporter, at) = (quota.Importer, quota.Exporter, quota.Flow);
            var cheap = cheapness[(quota.Sector * layout.Regions) + exporter];
            var cell = Cell(importer, quota.Sector);
            var net = Scale[cell] * wedges.Fob[at] * cheap;
            Rent[q] = net * (Math.Exp(z[layout.Premium + q]) - 1);
            Volume[q] = net > 0
                ? Math.Log(net / baseFlow[at]) - Cost[Cell(exporter, quota.Sector)] : double.NegativeInfinity;
            var taken = wedges.Pull[at] * cheap * Scale[cell] / spending[cell];
            Slope[q] = ((1 + how.Trade[quota.Sector]) * (1 - taken)) + (how.Critical * taken);
            Rents[exporter] += wedges.ExporterRentShare * Rent[q];
            Rents[importer] += (1 - wedges.ExporterRentShare) * Rent[q];
        }
    }

    private void Room(int quotas)
    {
        if (quotas <= Rent.Length) return;
        (Rent, Volume, Slope) = (new double[quotas], new double[quotas], new double[quotas]);
    }
}
