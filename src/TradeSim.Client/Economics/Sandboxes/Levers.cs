using System.Collections.Immutable;
using System.Globalization;
using TradeSim.Economies;

namespace TradeSim.Client.Economics.Sandboxes;

/// <summary>The controls that a world offers; what it has no region or sector for is left out with the
/// reason.</summary>
public sealed class Levers
{
    internal const string Years = "t";
    internal const string LicenceAge = "q";

    private const string OnGoods =
        "Percentage points added to the duties of the end of 2024 on all goods, not on services.";
    private const string LetThrough =
        "How much of the base year's volume the licences let pass: 100\u00a0% is free trade in it.";
    private const string NoChipStocks =
        " The model knows no stocks of chips: in the first quarter it overstates the loss.";

    private readonly Calibration world;
    private readonly ImmutableArray<Lever>.Builder all = ImmutableArray.CreateBuilder<Lever>();
    private readonly ImmutableArray<MissingLever>.Builder missing =
        ImmutableArray.CreateBuilder<MissingLever>();
    private readonly int us;
    private readonly int china;

    /// <summary>Finds what can be moved in a world.</summary>
    public Levers(Calibration world)
    {
        this.world = world;
        (us, china) = (world.Region("USA"), world.Region("CHN"));
        Tariffs();
        Licences();
        Costs();
        Times();
        (All, Missing) = (all.ToImmutable(), missing.ToImmutable());
    }

    /// <summary>All controls, in the order of the screen.</summary>
    public ImmutableArray<Lever> All { get; }

    /// <summary>What this world cannot offer.</summary>
    public ImmutableArray<MissingLever> Missing { get; }

    /// <summary>The control of a key; null if there is none.</summary>
    public Lever? Find(string key) => All.FirstOrDefault(l => l.Key == key);

    private int[] Others => [.. Enumerable.Range(0, world.Regions.Length).Where(r => r != us && r != china)];

    private void Tariffs()
    {
        AddTariff("us", "US tariff on China", 150, OnGoods, ["USA", "CHN"], (us, china));
        AddTariff("cn", "China's tariff on the US", 150, OnGoods, ["USA", "CHN"], (china, us));
        AddTariff("all", "US tariff on all others", 50, $"{OnGoods} On every region but China.", ["USA"],
            [.. Others.Select(r => (us, r))]);
        AddTariff("back", "All others' answer", 50,
            $"{OnGoods} What every region but China puts on American goods.",
            ["USA"], [.. Others.Select(r => (r, us))]);
    }

    private void AddTariff(string key, string name, int most, string about, string[] needs,
        params (int Importer, int Exporter)[] pairs)
    {
        if (pairs.Length == 0) needs = [.. needs, "other region"];
        Add(new(key, LeverGroup.Tariffs, name, about, Range(0, most, 1), 0)
        {
            Say = v => v == 0 ? "as in 2024" : $"+{Number(v)} points",
            Put = (policy, v) =>
            {
                foreach (var (importer, exporter) in pairs)
                    policy.AddTariffOnGoods(importer, exporter, v / 100);
            },
        }, needs);
    }

    private void Licences()
    {
        const string Magnets = "China's licences for rare earths and the magnets made of them. ";
        const string Chips = "Export licences for advanced chips and the tools that make them. ";
        AddLicence("rem", "Magnets to the US", Magnets + LetThrough, ["USA", "CHN", "REM"], (us, china));
        AddLicence("remw", "Magnets to all others", Magnets + LetThrough, ["CHN", "REM"],
            [.. Others.Select(r => (r, china))]);
        AddLicence("asu", "US chips to China", Chips + LetThrough + NoChipStocks,
            ["USA", "CHN", "ASE"], (china, us));
        AddLicence("asj", "JP, KR, TW chips to China",
            $"{Chips}From Japan, Korea and Taiwan. {LetThrough}{NoChipStocks}",
            ["CHN", "JKT", "ASE"], (china, world.Region("JKT")));
    }

    private void AddLicence(string key, string name, string about, string[] needs,
        params (int Importer, int Exporter)[] pairs)
    {
        var sector = world.Sector(needs[^1]);
        Add(new(key, LeverGroup.Licences, name, about, Range(1, 100, 1), 100)
        {
            Say = v => v == 100 ? "free" : Words.Percent(Number(v)),
            Put = (policy, v) =>
            {
                foreach (var (importer, exporter) in pairs)
                    if (world.BaseFlow(importer, exporter, sector) > 0)
                        policy.SetQuota(importer, exporter, sector, v / 100);
            },
        }, needs);
    }

    private void Costs()
    {
        AddCost("en", "US energy cost in China", "ENM", "American oil, gas, ethane and ores");
        AddCost("ag", "US food cost in China", "AGF", "American farm goods and food");
        AddProductivity("pc", "China's chip makers", "ASE", "advanced chips", "design software or tools");
        AddProductivity("pa", "China's aircraft makers", "AER", "aircraft and ships", "engines or parts");
    }

    private void AddCost(string key, string name, string sector, string goods) =>
        Add(new(key, LeverGroup.Costs, name,
            $"{goods}: what it costs to bring and sell them in China beyond the duty. "
            + "Permits and denials raise it, state purchases lower it.",
            Range(-20, 100, 1), 0)
        {
            Say = v => v == 0 ? "as in 2022" : Words.Percent($"{(v > 0 ? "+" : "−")}{Number(Math.Abs(v))}"),
            Put = (policy, v) => policy.SetTradeCost(china, us, world.Sector(sector), 1 + (v / 100)),
        }, "USA", "CHN", sector);

    private void AddProductivity(string key, string name, string sector, string goods, string without) =>
        Add(new(key, LeverGroup.Costs, name,
            $"How much China's makers of {goods} get out of the same labour and materials. "
            + $"Less, if they are denied {without}.",
            Range(80, 105, 1), 100)
        {
            Say = v => v == 100 ? "as in 2022" : Words.Percent(Number(v)),
            Put = (policy, v) => policy.SetProductivity(china, world.Sector(sector), v / 100),
        }, "CHN", sector);

    private void Times()
    {
        Add(new(Years, LeverGroup.Time, "Years since the tariffs",
            "The longer, the more trade has found new ways. Not below one year: with so little time the "
            + "model's flexible wages would make gains out of tariffs that nobody has seen.",
            Range(1, 10, 1), 1)
        {
            Say = v => v == 1 ? "first year" : $"{Number(v)} years",
        });
        Add(new(LicenceAge, LeverGroup.Time, "Age of the licences",
            "How long rare earths or chips have been rationed. "
            + "Users learn to do without: most of the loss fades within a year.",
            [0, 0.25, 0.5, 0.75, .. Range(1, 10, 1)], 0.25)
        {
            Say = v => v == 0 ? "this quarter" : v < 1 ? $"{Number(12 * v)} months"
                : v == 1 ? "1 year" : $"{Number(v)} years",
        });
    }

    private void Add(Lever lever, params string[] needs)
    {
        var lacks = needs.Where(n => world.Region(n) < 0 && world.Sector(n) < 0).ToArray();
        if (lacks.Length == 0) all.Add(lever);
        else missing.Add(new(lever.Name, $"this world has no {string.Join(" and no ", lacks)}"));
    }

    private static ImmutableArray<double> Range(int from, int to, int step) =>
        [.. Enumerable.Range(0, ((to - from) / step) + 1).Select(i => (double)(from + (i * step)))];

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
