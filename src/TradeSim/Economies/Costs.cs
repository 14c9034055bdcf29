using System.Runtime.CompilerServices;

namespace TradeSim.Economies;

/// <summary>Unit costs and cost shares of every producer: value added and materials in an inner bundle, then
/// one nest a critical input (equations 1 to 5 and 8).</summary>
internal sealed class Costs
{
    private readonly Elasticities how;
    private readonly Layout layout;
    private readonly int[] materials;
    private readonly int[] critical;
    private readonly double[] inputs;
    private readonly double[] valueAddedShare;
    private readonly double[] criticalShare;
    private readonly double[] bundle;

    public Costs(Calibration calibration, Elasticities how, Layout layout)
    {
        (this.how, this.layout) = (how, layout);
        critical = [.. calibration.Critical];
        materials = [.. Enumerable.Range(0, layout.Sectors).Except(critical)];
        inputs = new double[layout.Cells * layout.Sectors];
        valueAddedShare = new double[layout.Cells];
        criticalShare = new double[critical.Length * layout.Cells];
        bundle = new double[layout.Sectors];
        (UnitCost, ValueAddedShare, MaterialsShare, MaterialPrice) = (new double[layout.Cells],
            new double[layout.Cells], new double[layout.Cells], new double[layout.Cells]);
        CriticalShare = new double[criticalShare.Length];
        for (var n = 0; n < layout.Regions; n++)
            for (var k = 0; k < layout.Sectors; k++)
                Calibrate(calibration.Data, n, k);
    }

    /// <summary>Logarithm of the unit cost's hat before productivity; by region and sector, as all
    /// here.</summary>
    public double[] UnitCost { get; }

    /// <summary>Value added's share of cost.</summary>
    public double[] ValueAddedShare { get; }

    /// <summary>Materials' share of cost, over the materials' price power where that is not 1.</summary>
    public double[] MaterialsShare { get; }

    /// <summary>A material's price to the power of 1 less the elasticity between materials.</summary>
    public double[] MaterialPrice { get; }

    /// <summary>Each critical input's share of cost; by place in the nesting, region and sector.</summary>
    public double[] CriticalShare { get; }

    public ReadOnlySpan<int> Materials => materials;

    public ReadOnlySpan<int> Critical => critical;

    /// <summary>A material's share of the user's materials in the base year; by region, input and
    /// user.</summary>
    public double[] Inputs => inputs;

    public void Evaluate(double[] z)
    {
        for (var n = 0; n < layout.Regions; n++)
        {
            BundleMaterials(z, n * layout.Sectors);
            AddValue(z, n);
            for (var c = 0; c < critical.Length; c++) AddCritical(z, n * layout.Sectors, c);
        }
    }

    private void Calibrate(CalibrationData data, int n, int k)
    {
        var (cell, sectors) = ((n * layout.Sectors) + k, layout.Sectors);
        var sum = 0.0;
        foreach (var j in materials) sum += data.Inputs[(((n * sectors) + j) * sectors) + k];
        if (sum > 0)
            foreach (var j in materials)
            {
                var at = (((n * sectors) + j) * sectors) + k;
                inputs[at] = data.Inputs[at] / sum;
            }

        var soFar = data.ValueAddedShare[cell] + sum;
        valueAddedShare[cell] = soFar > 0 ? data.ValueAddedShare[cell] / soFar : 1;
        for (var c = 0; c < critical.Length; c++)
        {
            var share = data.Inputs[(((n * sectors) + critical[c]) * sectors) + k];
            soFar += share;
            criticalShare[(c * layout.Cells) + cell] = share > 0 ? share / soFar : 0;
        }
    }

    /// <summary>Equation 2: the logarithm of the materials' price, or its power, into the bundle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BundleMaterials(double[] z, int row)
    {
        var sectors = layout.Sectors;
        var power = 1 - how.Materials;
        Array.Clear(bundle);
        foreach (var j in materials)
        {
            var price = power == 0 ? z[row + j] : Math.Exp(power * z[row + j]);
            MaterialPrice[row + j] = price;
            var at = (row + j) * sectors;
            for (var k = 0; k < sectors; k++) bundle[k] += inputs[at + k] * price;
        }

        for (var k = 0; k < sectors; k++)
        {
            // A producer that uses no materials has an empty bundle, whose price is never asked for.
            MaterialsShare[row + k] = power == 0 || bundle[k] <= 0 ? 1 : 1 / bundle[k];
            if (power != 0) bundle[k] = bundle[k] > 0 ? Math.Log(bundle[k]) / power : 0;
        }
    }

    /// <summary>Equations 1 and 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddValue(double[] z, int n)
    {
        var (row, wage, fixedShare) = (n * layout.Sectors, z[layout.Wage + n], how.SpecificFactor);
        var power = 1 - how.ValueAdded;
        var wagePower = power == 0 || layout.HasSpecificFactor ? 0 : Math.Exp(power * wage);
        for (var k = 0; k < layout.Sectors; k++)
        {
            var share = valueAddedShare[row + k];
            var factor = layout.HasSpecificFactor
                ? (fixedShare * z[layout.ValueAdded + row + k]) + ((1 - fixedShare) * wage) : wage;
            if (power == 0)
            {
                bundle[k] = (share * factor) + ((1 - share) * bundle[k]);
            }
            else
            {
                var own = share * (layout.HasSpecificFactor ? Math.Exp(power * factor) : wagePower);
                var all = own + ((1 - share) * Math.Exp(power * bundle[k]));
                bundle[k] = Math.Log(all) / power;
                share = own / all;
            }

            UnitCost[row + k] = bundle[k];
            ValueAddedShare[row + k] = share;
            MaterialsShare[row + k] *= 1 - share;
        }
    }

    /// <summary>Equation 4: one critical input joins everything before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddCritical(double[] z, int row, int c)
    {
        var power = 1 - how.Critical;
        var price = z[row + critical[c]];
        var pricePower = power == 0 ? 0 : Math.Exp(power * price);
        for (var k = 0; k < layout.Sectors; k++)
        {
            var at = (c * layout.Cells) + row + k;
            var share = criticalShare[at];
            CriticalShare[at] = share;
            if (share == 0) continue;
            if (power == 0)
            {
                UnitCost[row + k] = ((1 - share) * UnitCost[row + k]) + (share * price);
            }
            else
            {
                var own = share * pricePower;
                var all = own + ((1 - share) * Math.Exp(power * UnitCost[row + k]));
                UnitCost[row + k] = Math.Log(all) / power;
                share = own / all;
                CriticalShare[at] = share;
            }

            ValueAddedShare[row + k] *= 1 - share;
            MaterialsShare[row + k] *= 1 - share;
            for (var before = 0; before < c; before++)
                CriticalShare[(before * layout.Cells) + row + k] *= 1 - share;
        }
    }
}
