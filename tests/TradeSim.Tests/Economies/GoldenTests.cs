using System.Text.Json;
using TradeSim.Economies;
using TradeSim.Tests.Literature;
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

    internal static PublishedCheck Independent { get; } = new(
        "Six solved scenarios: the largest difference of real income, prices, revenue and premiums, in "
            + "percentage points",
        "an independent implementation", "0", 0, Tolerance, () => Scenarios.Max(LargestDifference),
        ours => ours < Tolerance ? "below 0.001" : $"{ours:F4}");

    [Theory]
    [MemberData(nameof(Names))]
    public void An_independent_implementation_gives_the_same_numbers(string name) => Assert.InRange(
        LargestDifference(Scenarios.Single(s => s.GetProperty("name").GetString() == name)), 0, Tolerance);

    private static double LargestDifference(JsonElement golden)
    {
        var world = World.In2022;
        var found = new Economy(world, HorizonOf(golden)).Solved(p => Take(golden, p), Economy.Readable);
        var premiums = golden.GetProperty("mu").EnumerateArray().ToArray();
        Assert.Equal(premiums.Length, found.Licences.Count);
        return golden.GetProperty("W").EnumerateObject()
            .Select(r => Off(r.Value, found.RealIncome(world.Region(r.Name)).Percent()))
            .Concat(premiums.Zip(found.Licences, (p, l) => Off(p, Math.Log(l.PriceMultiple))))
            .Append(Off(golden.GetProperty("cpi_rel_wage_US"),
                found.ConsumerPriceInWages(World.Usa).Percent()))
            .Append(Off(golden.GetProperty("rev_US_pctVA"), 100 * found.TariffRevenueShare(World.Usa)))
            .Max();

        static double Off(JsonElement golden, double found) => Math.Abs(golden.GetDouble() - found);
    }

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
