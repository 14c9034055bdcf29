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
    private bool isSecond;

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
        isSecond = false;
        Advance(z);
        Array.Clear(Efficiency);
    }

    /// <summary>Goes on to the equilibrium that the equations hold now; the steps must be even in
    /// number.</summary>
    public void Advance(double[] z)
    {
        isSecond = !isSecond;
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
                Efficiency[n] += production.Step(
                        cell, wedges.Productivity[cell], share * trade.Output[cell], isSecond)
                    + transport.Step(cell, -wedges.Cost[domestic],
                        share * trade.Supply(n, n, k) * wedges.Border[domestic], isSecond);
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
            ((wedges.Tariff[at] * border) + rent - kept) / equations.Income[importer], isSecond);
        Efficiency[exporter] += exports.Step(at, shipped,
            ((border * wedges.Tax[at] / (1 + wedges.Tax[at])) + kept) / equations.Income[exporter], isSecond);
    }

    /// <summary>Where the way stands: a place and a weight for each of many sums.</summary>
    /// <remarks>The trapezoid rule over every step and over every second one; their errors are as 1 to 4, so
    /// that four thirds of the one less a third of the other has hardly any (Richardson 1911).</remarks>
    private sealed class Along(int length)
    {
        private readonly Rule fine = new(length);
        private readonly Rule coarse = new(length);

        /// <summary>The weight times the way from the last place, which this one replaces.</summary>
        public double Step(int at, double to, double heavy, bool isSecond)
        {
            var gained = fine.Step(at, to, heavy) * 4 / 3;
            return isSecond ? gained - (coarse.Step(at, to, heavy) / 3) : gained;
        }
    }

    private sealed class Rule(int length)
    {
        private readonly double[] place = new double[length];
        private readonly double[] weight = new double[length];

        public double Step(int at, double to, double heavy)
        {
            var gained = 0.5 * (weight[at] + heavy) * (to - place[at]);
            (place[at], weight[at]) = (to, heavy);
            return gained;
        }
    }
}
