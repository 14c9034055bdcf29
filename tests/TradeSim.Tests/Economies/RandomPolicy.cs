using TradeSim.Economies;

namespace TradeSim.Tests.Economies;

/// <summary>Policies as wild as no capital would make them, from a seed.</summary>
internal static class RandomPolicy
{
    /// <summary>Tariffs up to 500 percent between any two, export taxes, productivity, trade costs; and up to
    /// nine licences at once, down to a hundredth of the trade.</summary>
    public static void Draw(Policy policy, Random chance, bool hasLicences)
    {
        foreach (var (n, i) in Pairs())
        {
            if (chance.NextDouble() < 0.3)
                policy.AddTariffOnGoods(n, i, 5 * Math.Pow(chance.NextDouble(), 3));
            if (chance.NextDouble() < 0.05)
                policy.SetExportTax(n, i, chance.Next(13), 2 * chance.NextDouble());
            if (chance.NextDouble() < 0.05)
                policy.SetTradeCost(n, i, chance.Next(13), 0.8 + chance.NextDouble());
        }

        if (chance.NextDouble() < 0.3)
            policy.SetProductivity(chance.Next(7), chance.Next(13), 0.5 + chance.NextDouble());
        for (var licences = hasLicences ? chance.Next(1, 10) : 0; licences > 0; licences--)
        {
            var (n, i) = Pairs().ElementAt(chance.Next(42));
            var isCritical = chance.NextDouble() < 0.8;
            var sector = isCritical ? chance.Next(World.Magnets, World.Chips + 1) : chance.Next(12);
            policy.SetQuota(n, i, sector, Math.Max(0.01, chance.NextDouble()));
        }
    }

    private static IEnumerable<(int Importer, int Exporter)> Pairs() =>
        from n in Enumerable.Range(0, 7) from i in Enumerable.Range(0, 7) where n != i select (n, i);
}
