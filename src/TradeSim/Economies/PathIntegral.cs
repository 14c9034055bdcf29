namespace TradeSim.Economies;

/// <summary>Sums the gains and losses of efficiency along the way from the base year to a policy.</summary>
/// <remarks>
/// Caliendo and Parro (2015): where a wedge keeps price and cost apart, each unit of trade that is lost takes
/// the wedge with it. Own tariffs count for the importer, export taxes and licence rents for whoever keeps
/// them; own productivity and domestic transport count at their weight in spending. Trade costs to others
/// count as terms of trade, as in a deflator that values imports at the border.
/// </remarks>
internal sealed class PathIntegral
{
    private readonly Equations equations;
    private readonly int regions;
    private readonly int sectors;
    private readonly Along imports;
    private readonly Along exports;
    private readonly Along production;
    private readonly Along transport;
    private readonly double[] premium;

    public PathIntegral(Calibration calibration, Equations equations)
    {
        this.equations = equations;
        (regions, sectors) = (calibration.Regions.Length, calibration.Sectors.Length);
        (imports, exports) = (new(calibration.Flow.Length), new(calibration.Flow.Length));
        (production, transport) = (new(calibration.Output.Length), new(calibration.Output.Length));
        premium = new double[calibration.Flow.Length];
        Efficiency = new double[regions];
    }

    /// <summary>Logarithm of the hat, by region.</summary>
    public double[] Efficiency { get; }

    /// <summary>Begins at the equilibrium that the equations hold.</summary>
    public void Begin(double[] z)
    {
        Advance(z);
        Array.Clear(Efficiency);
    }

    /// <summary>Goes on, by the trapezoid rule, to the equilibrium that the equations hold now.</summary>
    public void Advance(double[] z)
    {
        var (wedges, trade) = (equations.Wedges, equations.Trade);
        for (var q = 0; q < wedges.QuotaCount; q++)
            premium[wedges.Quotas[q].Flow] = z[equations.Layout.Premium + q];
        for (int j = 0, at = 0; j < sectors; j++)
            for (var n = 0; n < regions; n++)
                for (var i = 0; i < regions; i++, at++)
                    Pass(n, i, j, at);
        for (int n = 0, cell = 0; n < regions; n++)
            for (var k = 0; k < sectors; k++, cell++)
            {
                var domestic = (((k * regions) + n) * regions) + n;
                var share = equations.Numeraire / equations.Income[n];
                Efficiency[n] += production.Step(cell, wedges.Productivity[cell], share * trade.Output[cell])
                    + transport.Step(cell, -wedges.Cost[domestic],
                        share * trade.Supply(n, n, k) * wedges.Border[domestic]);
            }

        for (var q = 0; q < wedges.QuotaCount; q++) premium[wedges.Quotas[q].Flow] = 0;
    }

    /// <summary>One flow's wedges in spending, times the change of its volume.</summary>
    private void Pass(int importer, int exporter, int sector, int at)
    {
        var wedges = equations.Wedges;
        var value = equations.Numeraire * equations.Trade.Supply(importer, exporter, sector);
        var (border, net) = (value * wedges.Border[at], value * wedges.Fob[at]);
        if (!(net > 0)) return;
        var shipped = Math.Log(net) - equations.Trade.Cost[(exporter * sectors) + sector];
        var rent = net * (Math.Exp(premium[at]) - 1);
        var kept = wedges.ExporterRentShare * rent;
        Efficiency[importer] += imports.Step(at, shipped - wedges.Cost[at],
            ((wedges.Tariff[at] * border) + rent - kept) / equations.Income[importer]);
        Efficiency[exporter] += exports.Step(at, shipped,
            ((border * wedges.Tax[at] / (1 + wedges.Tax[at])) + kept) / equations.Income[exporter]);
    }

    /// <summary>Where the way stands: a place and a weight for each of many sums.</summary>
    private sealed class Along(int length)
    {
        private readonly double[] place = new double[length];
        private readonly double[] weight = new double[length];

        /// <summary>The mean weight times the way from the last place, which this one replaces.</summary>
        public double Step(int at, double to, double heavy)
        {
            var gained = 0.5 * (weight[at] + heavy) * (to - place[at]);
            (place[at], weight[at]) = (to, heavy);
            return gained;
        }
    }
}
