using System.Runtime.CompilerServices;

namespace TradeSim.Economies;

/// <summary>What a policy puts between a producer's cost and a buyer's price, worked out once a
/// policy.</summary>
/// <remarks>
/// Shares need no power inside the loop over flows: with kappa the hat of everything between cost and price,
/// an origin's pull is its base share times kappa to the power of -theta, and prices and shares follow from
/// pull times cost to the power of -theta.
/// </remarks>
internal sealed class Wedges
{
    private readonly Calibration calibration;
    private readonly Elasticities how;
    private readonly int[] taxed;

    public Wedges(Calibration calibration, Elasticities how)
    {
        (this.calibration, this.how) = (calibration, how);
        var flows = calibration.Flow.Length;
        (Pull, Border, Fob, Tariff, Tax, Cost) = (new double[flows], new double[flows], new double[flows],
            new double[flows], new double[flows], new double[flows]);
        taxed = new int[flows];
        Productivity = new double[calibration.Output.Length];
        Drift = new double[calibration.Output.Length];
        Room(16);
    }

    /// <summary>Base share times kappa to the power of -theta; by sector, importer and exporter.</summary>
    public double[] Pull { get; }

    /// <summary>Pull before the tariff is paid.</summary>
    public double[] Border { get; }

    /// <summary>Pull before tariff, export tax and licence premium are paid.</summary>
    public double[] Fob { get; }

    /// <summary>As a fraction.</summary>
    public double[] Tariff { get; }

    /// <summary>The export tax, as a fraction.</summary>
    public double[] Tax { get; }

    /// <summary>Logarithm of the trade cost's factor.</summary>
    public double[] Cost { get; }

    /// <summary>Logarithm of the productivity factor; by region and sector.</summary>
    public double[] Productivity { get; }

    /// <summary>Where theta is 0: the price's logarithm that wedges alone make; by region and
    /// sector.</summary>
    public double[] Drift { get; }

    /// <summary>Flows under an export tax.</summary>
    public ReadOnlySpan<int> Taxed => taxed.AsSpan(0, TaxedCount);

    public int TaxedCount { get; private set; }

    public int QuotaCount { get; private set; }

    /// <summary>By licence.</summary>
    public Quota[] Quotas { get; private set; } = [];

    /// <summary>By licence: logarithm of the fraction of the base volume that may pass.</summary>
    public double[] Limit { get; private set; } = [];

    /// <summary>By licence: the pull without a premium.</summary>
    public double[] FreePull { get; private set; } = [];

    public double ExporterRentShare { get; private set; }

    /// <summary>True if shares in this sector do not react to prices.</summary>
    public bool IsCobbDouglas(int sector) => Math.Abs(how.Trade[sector]) < 1e-8;

    /// <summary>Takes a policy, or the point this far on the straight way to it (in logarithms, from 0 to
    /// 1).</summary>
    public void Prepare(Policy policy, double way)
    {
        TaxedCount = 0;
        for (var j = 0; j < calibration.Sectors.Length; j++) Prepare(policy, way, j);
        for (var i = 0; i < Productivity.Length; i++)
            Productivity[i] = policy.Productivities[i] == 1 ? 0 : way * Math.Log(policy.Productivities[i]);
        Room(policy.QuotaCount);
        QuotaCount = policy.QuotaCount;
        ExporterRentShare = policy.ExporterRentShare;
        for (var q = 0; q < QuotaCount; q++)
        {
            Quotas[q] = policy.Quotas[q];
            Limit[q] = way * Math.Log(Quotas[q].Fraction);
            FreePull[q] = Pull[Quotas[q].Flow];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prepare(Policy policy, double way, int sector)
    {
        var regions = calibration.Regions.Length;
        var (theta, isCobbDouglas) = (how.Trade[sector], IsCobbDouglas(sector));
        var at = sector * regions * regions;
        for (var n = 0; n < regions; n++)
        {
            var drift = 0.0;
            for (var i = 0; i < regions; i++, at++)
            {
                var kappa = Take(policy, way, at);
                var share = calibration.Share[at];
                if (isCobbDouglas) drift += share * kappa;
                Pull[at] = isCobbDouglas || kappa == 0 ? share : share * Math.Exp(-theta * kappa);
                Border[at] = Pull[at] / (1 + Tariff[at]);
                Fob[at] = Tax[at] == 0 ? Border[at] : Border[at] / (1 + Tax[at]);
            }

            Drift[(n * calibration.Sectors.Length) + sector] = drift;
        }
    }

    /// <summary>Takes one flow's tariff, tax and cost; gives the logarithm of kappa without a
    /// premium.</summary>
    private double Take(Policy policy, double way, int at)
    {
        var (old, tariff, tax, cost) =
            (calibration.Tariff[at], policy.Tariffs[at], policy.ExportTaxes[at], policy.TradeCosts[at]);
        if (tariff == old && tax == 0 && cost == 1)
        {
            (Tariff[at], Tax[at], Cost[at]) = (old, 0, 0);
            return 0;
        }

        var (logTariff, logTax, logCost) =
            (way * Math.Log((1 + tariff) / (1 + old)), way * Math.Log(1 + tax), way * Math.Log(cost));
        (Tariff[at], Tax[at], Cost[at]) = way == 1 ? (tariff, tax, logCost)
            : (((1 + old) * Math.Exp(logTariff)) - 1, Math.Exp(logTax) - 1, logCost);
        if (tax > 0) taxed[TaxedCount++] = at;
        return logTariff + logTax + logCost;
    }

    private void Room(int quotas)
    {
        if (quotas <= Limit.Length) return;
        (Quotas, Limit, FreePull) = (new Quota[quotas], new double[quotas], new double[quotas]);
    }
}
