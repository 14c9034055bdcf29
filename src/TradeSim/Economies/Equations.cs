using System.Runtime.CompilerServices;

namespace TradeSim.Economies;

/// <summary>The whole system as one map of the unknowns onto themselves; an equilibrium is its fixed
/// point.</summary>
internal sealed class Equations
{
    /// <summary>The largest licence premium, in logarithms: beyond it the flow leaks at that price. Fitted to
    /// a loss of about 2 percent in the near-total case of the ECB's study.</summary>
    public static readonly double LargestPremium = Math.Log(1500);

    private readonly Calibration calibration;
    private readonly Elasticities how;
    private readonly Costs costs;
    private readonly double worldValueAdded;
    private readonly double[] weight;

    public Equations(Calibration calibration, Elasticities how)
    {
        (this.calibration, this.how) = (calibration, how);
        Layout = new(calibration.Regions.Length, calibration.Sectors.Length, how.SpecificFactor > 1e-12);
        costs = new(calibration, how, Layout);
        Wedges = new(calibration, how);
        Trade = new(calibration, how, Layout, Wedges);
        worldValueAdded = calibration.ValueAdded.Sum();
        weight = new double[Layout.Sectors];
        (Spending, NewSpending, ValueAdded) =
            (new double[Layout.Cells], new double[Layout.Cells], new double[Layout.Cells]);
        (FactorIncome, Income, FinalPrice) =
            (new double[Layout.Regions], new double[Layout.Regions], new double[Layout.Regions]);
    }

    public Layout Layout { get; }

    public Wedges Wedges { get; }

    public Trade Trade { get; }

    /// <summary>In levels, by region and sector, as asked.</summary>
    public double[] Spending { get; }

    /// <summary>In levels, by region and sector, as it follows.</summary>
    public double[] NewSpending { get; }

    /// <summary>In levels, by region and sector.</summary>
    public double[] ValueAdded { get; }

    /// <summary>Value added in levels, by region.</summary>
    public double[] FactorIncome { get; }

    /// <summary>What a region spends, in levels.</summary>
    public double[] Income { get; }

    /// <summary>Logarithm of the price of final use, by region.</summary>
    public double[] FinalPrice { get; }

    /// <summary>What all values are multiplied with so that the world's value added stays the same.</summary>
    public double Numeraire { get; private set; }

    /// <summary>How far the map moves each unknown, into <paramref name="f"/>; the largest move is
    /// given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate(double[] z, double[] f)
    {
        for (var at = 0; at < Layout.Cells; at++)
            Spending[at] = calibration.Spending[at] * Math.Exp(z[Layout.Spending + at]);
        costs.Evaluate(z);
        Trade.Evaluate(z, Spending, costs.UnitCost);
        Earn();
        for (var n = 0; n < Layout.Regions; n++)
        {
            Spend(z, n);
            f[Layout.Wage + n] = Math.Log(FactorIncome[n] / calibration.ValueAdded[n]) - z[Layout.Wage + n];
        }

        for (var at = 0; at < Layout.Cells; at++) MoveCell(z, f, at);
        for (var q = 0; q < Wedges.QuotaCount; q++)
            f[Layout.Premium + q] = MovePremium(z[Layout.Premium + q], q);
        var largest = 0.0;
        for (var at = 0; at < Layout.Length(Wedges.QuotaCount); at++)
        {
            // Not a number must stay visible: no comparison with it is true.
            var size = Math.Abs(f[at]);
            if (!(size <= largest)) largest = size;
            if (double.IsNaN(size)) return double.NaN;
        }

        return largest;
    }

    /// <summary>Equations 11 to 13.</summary>
    private void Earn()
    {
        var sum = 0.0;
        for (var n = 0; n < Layout.Regions; n++)
        {
            FactorIncome[n] = 0;
            for (var k = 0; k < Layout.Sectors; k++)
            {
                var at = (n * Layout.Sectors) + k;
                ValueAdded[at] = costs.ValueAddedShare[at] * Trade.Output[at];
                FactorIncome[n] += ValueAdded[at];
            }

            sum += FactorIncome[n];
        }

        Numeraire = worldValueAdded / sum;
        for (var n = 0; n < Layout.Regions; n++)
        {
            FactorIncome[n] *= Numeraire;
            Income[n] = FactorIncome[n] + calibration.Deficit[n]
                + (Numeraire * (Trade.Tariffs[n] + Trade.Taxes[n] + Trade.Rents[n]));
        }
    }

    /// <summary>Equation 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Spend(double[] z, int n)
    {
        var row = n * Layout.Sectors;
        BuyFinal(z, n, row);
        for (var k = 0; k < Layout.Sectors; k++)
            weight[k] = Numeraire * costs.MaterialsShare[row + k] * Trade.Output[row + k];
        foreach (var j in costs.Materials)
        {
            var (at, sum) = ((row + j) * Layout.Sectors, 0.0);
            for (var k = 0; k < Layout.Sectors; k++) sum += costs.Inputs[at + k] * weight[k];
            NewSpending[row + j] += how.Materials == 1 ? sum : sum * costs.MaterialPrice[row + j];
        }

        for (var c = 0; c < costs.Critical.Length; c++)
        {
            var (at, sum) = ((c * Layout.Cells) + row, 0.0);
            for (var k = 0; k < Layout.Sectors; k++)
                sum += costs.CriticalShare[at + k] * Trade.Output[row + k];
            NewSpending[row + costs.Critical[c]] += Numeraire * sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BuyFinal(double[] z, int n, int row)
    {
        var (power, sum) = (1 - how.Consumption, 0.0);
        for (var j = 0; j < Layout.Sectors; j++)
        {
            var share = calibration.FinalShare[row + j];
            var part = power == 0 ? share : share * Math.Exp(power * z[row + j]);
            NewSpending[row + j] = part;
            sum += power == 0 ? share * z[row + j] : part;
        }

        FinalPrice[n] = power == 0 ? sum : Math.Log(sum) / power;
        var scale = power == 0 ? Income[n] : Income[n] / sum;
        for (var j = 0; j < Layout.Sectors; j++) NewSpending[row + j] *= scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveCell(double[] z, double[] f, int at)
    {
        var isBought = Spending[at] > 0;
        f[at] = isBought ? Trade.Price[at] - z[at] : 0;
        f[Layout.Spending + at] = isBought ? Math.Log(NewSpending[at] / Spending[at]) : 0;
        if (!Layout.HasSpecificFactor) return;
        var before = calibration.Data.ValueAddedShare[at] * calibration.Output[at];
        f[Layout.ValueAdded + at] = before > 0
            ? Math.Log(Numeraire * ValueAdded[at] / before) - z[Layout.ValueAdded + at] : 0;
    }

    /// <summary>Equation 14: a premium only where the licence binds, and none above the largest.</summary>
    private double MovePremium(double premium, int q)
    {
        var excess = Math.Log(Numeraire) + Trade.Volume[q] - Wedges.Limit[q];
        var wanted = premium + (excess / Trade.Slope[q]);
        return Math.Clamp(wanted, 0, LargestPremium) - premium;
    }
}
