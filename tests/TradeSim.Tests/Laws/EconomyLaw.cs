using System.Text.Json.Nodes;
using TradeSim.Economies;
using TradeSim.Tests.Economies;
using Xunit;

namespace TradeSim.Tests.Laws;

// What holds for every policy in every world, each over seeded random policies.
public sealed class EconomyLaw
{
    private const double Tolerance = 1e-8;
    private const int Regions = 7;
    private const int Sectors = 13;

    private static readonly Horizon[] Horizons =
        [Horizon.Long, new(10, 10), Horizon.FirstYear, new(1, 0), new(0, 0)];

    public static TheoryData<int> EveryHorizon => [.. Enumerable.Range(0, Horizons.Length)];

    public static TheoryData<int> EveryShownHorizon => [.. Enumerable.Range(0, Horizons.Length - 1)];

    // Fails when shares of the file are not scaled to add up to 1.
    [Theory]
    [MemberData(nameof(EveryHorizon))]
    public void With_no_change_in_policy_the_economy_does_not_move(int horizon)
    {
        foreach (var set in World.In2022.ElasticitySets.Keys)
        {
            var how = Elasticities.At(Horizons[horizon], World.In2022, new(set, 0.2));
            var still = new Economy(World.In2022, how).Split(_ => { });
            Assert.All(Hats(still), hat => Assert.Equal(1, hat, 1e-12));
            Assert.All(Enumerable.Range(0, Regions), n => Assert.Equal(1, still.Efficiency(n), 1e-12));
        }
    }

    // Fails when rents, export taxes or tariffs do not come back to somebody's income.
    [Theory]
    [MemberData(nameof(EveryHorizon))]
    public void Every_trade_balance_stays_its_given_deficit(int horizon)
    {
        foreach (var found in Drawn(horizon))
            for (var n = 0; n < Regions; n++)
            {
                double imports = 0, exports = 0;
                foreach (var other in World.Others(n))
                    for (var j = 0; j < Sectors; j++)
                    {
                        imports += found.Flow(n, other, j);
                        exports += found.Flow(other, n, j);
                    }

                Assert.Equal(World.In2022.BaseDeficit(n) / World.In2022.BaseValueAdded(n),
                    (imports - exports) / World.In2022.BaseValueAdded(n), Tolerance);
            }
    }

    /// <summary>Who keeps the rents is an exchange between the two: the world as a whole balances.</summary>
    [Fact]
    public void Rents_that_the_importer_keeps_leave_the_exporter()
    {
        var economy = new Economy(World.In2022, new Horizon(1, 0));
        var kept = economy.Solved(p => World.Ration(p, 0.3));
        var left = economy.Solved(p => World.Ration(p.SetExporterRentShare(0), 0.3));
        Assert.True(kept.LicenceRents(World.China) > 0 && kept.LicenceRents(World.Usa) == 0);
        Assert.True(left.LicenceRents(World.China) == 0 && left.LicenceRents(World.Usa) > 0);
        Assert.True(kept.RealIncome(World.China) > left.RealIncome(World.China));
        Assert.True(kept.RealIncome(World.Usa) < left.RealIncome(World.Usa));
    }

    [Theory]
    [MemberData(nameof(EveryHorizon))]
    public void A_world_measured_in_another_unit_answers_the_same(int horizon) => Compare(horizon, world =>
    {
        foreach (var flow in Leaves(world["X"]!).ToArray())
            flow.ReplaceWith(1000 * flow.GetValue<double>());
    }, n => n);

    // Fails when a region is treated by its place in the file.
    [Theory]
    [MemberData(nameof(EveryHorizon))]
    public void The_order_of_the_regions_does_not_matter(int horizon) => Compare(horizon, world =>
    {
        foreach (var field in (string[])["regions", "X", "tau", "beta", "g"]) Reverse(world, field);
        foreach (var field in (string[])["X", "tau"])
            for (var n = 0; n < Regions; n++)
                Reverse(world[field]!.AsArray(), n);
    }, n => Regions - 1 - n);

    [Theory]
    [MemberData(nameof(EveryShownHorizon))]
    public void An_own_tariff_on_a_rival_lowers_what_it_sells(int horizon)
    {
        var economy = new Economy(World.In2022, Horizons[horizon]);
        for (var seed = 0; seed < 12; seed++)
        {
            var last = double.PositiveInfinity;
            foreach (var tariff in (double[])[0, 0.1, 0.3, 1, 3])
            {
                var volume = economy.Solved(p =>
                {
                    RandomPolicy.Draw(p, new Random(seed), hasLicences: false);
                    p.AddTariffOnGoods(World.Usa, World.China, tariff);
                }).GoodsVolume(World.Usa, World.China);
                Assert.True(volume < last + Tolerance,
                    $"seed {seed}, tariff {tariff}: {volume} after {last}");
                last = volume;
            }
        }
    }

    [Theory]
    [InlineData(World.Usa, World.China, World.Magnets)]
    [InlineData(World.Eu, World.China, World.Magnets)]
    [InlineData(World.China, World.Japan, World.Chips)]
    [InlineData(World.China, World.Usa, World.Chips)]
    public void A_licensees_real_income_does_not_rise_as_its_quota_falls(
        int importer, int exporter, int sector)
    {
        foreach (var horizon in Horizons[..^1])
        {
            var economy = new Economy(World.In2022, horizon);
            var last = double.PositiveInfinity;
            foreach (var fraction in (double[])[1, 0.9, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.01])
            {
                var income = economy.Solved(p => p.SetQuota(importer, exporter, sector, fraction))
                    .RealIncome(importer);
                Assert.True(income < last + Tolerance, $"{horizon}, quota {fraction}: {income} after {last}");
                last = income;
            }
        }
    }

    // Fails without the bound on premiums, or when a premium may fall below nothing.
    [Theory]
    [MemberData(nameof(EveryHorizon))]
    public void A_licence_binds_or_costs_nothing_and_leaks_at_the_largest_premium(int horizon)
    {
        foreach (var found in Drawn(horizon))
            foreach (var licence in found.Licences)
            {
                var (n, i, j) = (licence.Quota.Importer, licence.Quota.Exporter, licence.Quota.Sector);
                if (World.In2022.BaseFlow(n, i, j) == 0) continue;
                var passed = found.FlowVolume(n, i, j) - licence.Quota.Fraction;
                if (licence.PriceMultiple <= 1 + Tolerance) Assert.True(passed < Tolerance, $"{licence}");
                else if (licence.PriceMultiple < 1499) Assert.Equal(0, passed, Tolerance);
                else Assert.True(passed > -Tolerance, $"{licence}");
                Assert.InRange(licence.PriceMultiple, 1 - Tolerance, 1500 * (1 + Tolerance));
            }
    }

    private static IEnumerable<Solution> Drawn(int horizon) => Enumerable.Range(0, 20).Select(seed =>
        new Economy(World.In2022, Horizons[horizon]).Solved(
            p => RandomPolicy.Draw(p, new Random(seed), hasLicences: true)));

    /// <summary>Solves the same measures in the world of the file and in a changed one.</summary>
    private static void Compare(int horizon, Action<JsonObject> change, Func<int, int> place)
    {
        var json = JsonNode.Parse(File.ReadAllText(World.File))!.AsObject();
        change(json);
        var changed = World.Read(json.ToJsonString());
        var one = new Economy(World.In2022, Horizons[horizon]).Solved(p => Measures(p, n => n));
        var other = new Economy(changed, Horizons[horizon]).Solved(p => Measures(p, place));
        for (var n = 0; n < Regions; n++)
        {
            Assert.Equal(one.RealIncome(n), other.RealIncome(place(n)), Tolerance);
            for (var j = 0; j < Sectors; j++)
                Assert.Equal(one.Price(n, j), other.Price(place(n), j), Tolerance);
        }

        static void Measures(Policy p, Func<int, int> place) => p
            .AddTariffOnGoods(place(World.Usa), place(World.China), 1.2)
            .SetExportTax(place(World.China), place(World.Usa), World.Magnets, 0.5)
            .SetTradeCost(place(World.Eu), place(World.Usa), 3, 1.3)
            .SetProductivity(place(World.Rest), 1, 0.9)
            .SetQuota(place(World.Japan), place(World.China), World.Magnets, 0.4);
    }

    private static IEnumerable<double> Hats(Solution s) =>
        from n in Enumerable.Range(0, Regions)
        from hat in (double[])[s.RealIncome(n), s.ConsumerPrice(n), s.Wage(n), s.Employment(n),
            .. Enumerable.Range(0, Sectors).SelectMany(j => (double[])[s.Output(n, j), s.OutputVolume(n, j),
                s.Jobs(n, j), s.Price(n, j), s.ProducerPrice(n, j), s.SectorRealIncome(n, j),
                s.Absorption(n, j)]),
            .. Enumerable.Range(0, Regions).SelectMany(i => (double[])[s.TradeValue(n, i), s.GoodsValue(n, i),
                s.TradeVolume(n, i), s.GoodsVolume(n, i)])]
        select hat;

    private static IEnumerable<JsonValue> Leaves(JsonNode node) =>
        node is JsonValue leaf ? [leaf] : node.AsArray().SelectMany(child => Leaves(child!));

    private static void Reverse(JsonNode parent, object key)
    {
        var node = key is string field ? parent[field]! : parent[(int)key]!;
        var turned = new JsonArray([.. node.AsArray().Reverse().Select(child => child!.DeepClone())]);
        if (key is string name) parent[name] = turned;
        else parent[(int)key] = turned;
    }
}
