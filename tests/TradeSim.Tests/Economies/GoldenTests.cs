using System.Text.Json;
using TradeSim.Economies;
using Xunit;

namespace TradeSim.Tests.Economies;

// Six scenarios solved by an independent implementation of the same equations. Its tariffs "on others" are
// on all others but Canada and Mexico, whose trade was exempt, and its revenue is a percentage of value added
// as it is under the policy.
public sealed class GoldenTests
{
    private const double Tolerance = 1e-3;

    private static readonly string Path = System.IO.Path.Combine(
        AppContext.BaseDirectory, "Economies", "golden-2022.json");

    private static readonly JsonElement[] Scenarios =
        [.. JsonDocument.Parse(File.ReadAllText(Path)).RootElement.EnumerateArray()];

    public static TheoryData<string> Names => [.. Scenarios.Select(s => s.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_independent_implementation_gives_the_same_numbers(string name)
    {
        var golden = Scenarios.Single(s => s.GetProperty("name").GetString() == name);
        var world = World.In2022;
        var found = new Economy(world, HorizonOf(golden)).Solved(p => Take(golden, p), Economy.Readable);
        foreach (var region in golden.GetProperty("W").EnumerateObject())
            Near(region.Value, found.RealIncome(world.Region(region.Name)).Percent());
        Near(golden.GetProperty("cpi_rel_wage_US"), found.ConsumerPriceInWages(World.Usa).Percent());
        Near(golden.GetProperty("rev_US_pctVA"), 100 * found.TariffRevenueShare(World.Usa));
        var premiums = golden.GetProperty("mu").EnumerateArray().ToArray();
        Assert.Equal(premiums.Length, found.Licences.Count);
        foreach (var (premium, licence) in premiums.Zip(found.Licences))
            Near(premium, Math.Log(licence.PriceMultiple));
    }

    private static void Near(JsonElement golden, double found) =>
        Assert.Equal(golden.GetDouble(), found, Tolerance);

    private static Horizon HorizonOf(JsonElement golden) => golden.GetProperty("horizon").GetString() switch
    {
        "LR" => Horizon.Long,
        "1" => new(1, 1),
        "1,0" => new(1, 0),
        "0,0" => new(0, 0),
        var other => throw new InvalidDataException(other),
    };

    private static void Take(JsonElement golden, Policy policy)
    {
        var others = golden.GetProperty("dTauUSonOthers").GetDouble();
        policy.AddTariffOnGoods(World.Usa, World.China, golden.GetProperty("dTauUSonCHN").GetDouble())
            .AddTariffOnGoods(World.China, World.Usa, golden.GetProperty("dTauCHNonUS").GetDouble());
        foreach (var other in (int[])[World.Eu, World.Japan, World.Connectors, World.Rest])
            policy.AddTariffOnGoods(World.Usa, other, others);
        foreach (var quota in golden.GetProperty("quotas").EnumerateArray())
            policy.SetQuota((int)quota[0].GetDouble(), (int)quota[1].GetDouble(), (int)quota[2].GetDouble(),
                quota[3].GetDouble());
    }
}
