using System.Text.Json.Nodes;
using TradeSim.Economies;
using Xunit;

namespace TradeSim.Tests.Economies;

public sealed class CalibrationTests
{
    private const string Small = """
        {
          "regions": ["A", "B"], "sectors": ["FARM", "MAKE", "REM"],
          "critical": ["REM"], "services": ["MAKE"], "default_elasticities": "GYY", "deficits": "trade",
          "X": [[[90, 90, 5], [10, 10, 5]], [[10, 10, 5], [90, 90, 5]]],
          "tau": [[[0, 0, 0], [0.1, 0, 0]], [[0, 0.2, 0], [0, 0, 0]]],
          "beta": [[0.5, 0.5, 1], [0.5, 0.5, 1]],
          "g": [[[0.2, 0.3, 0], [0.28, 0.2, 0], [0.02, 0, 0]], [[0.2, 0.3, 0], [0.3, 0.2, 0], [0, 0, 0]]],
          "theta": {"GYY": [4, 4, null], "LL": [3, 3, 5]}
        }
        """;

    [Fact]
    public void The_world_of_2022_is_what_its_sources_say()
    {
        var world = World.In2022;
        Assert.Equal((7, 13), (world.Regions.Length, world.Sectors.Length));
        Assert.Equal([World.Magnets, World.Chips], world.Critical);
        Assert.Equal("GYY", world.DefaultElasticities);
        Assert.Equal((3.0, 2.0),
            (world.ElasticitySets["FGO"][World.Magnets], world.ElasticitySets["FGO"][World.Chips]));
        Assert.Equal([25535, 17047, 16339, 6851, 3490, 7193, 20461],
            Enumerable.Range(0, 7).Select(n => Math.Round(world.BaseValueAdded(n) / 1000)));
        Assert.Equal([962, -555, -257, 85, 47, -15, -268],
            Enumerable.Range(0, 7).Select(n => Math.Round(world.BaseDeficit(n) / 1000)));
        Assert.Equal(0, Enumerable.Range(0, 7).Sum(world.BaseDeficit), 1e-3);
        Assert.Equal(19.0, AverageTariff(World.Usa, World.China), 0.05);
        Assert.Equal(21.5, AverageTariff(World.China, World.Usa), 0.05);
    }

    [Fact]
    public void The_file_names_its_source_its_licence_and_what_was_estimated()
    {
        var text = World.In2022.Text;
        Assert.Contains("OECD", text.Source, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", text.Licence, StringComparison.Ordinal);
        Assert.StartsWith("USD million", text.Unit, StringComparison.Ordinal);
        Assert.Equal("China", text.RegionNames["CHN"]);
        Assert.Contains(text.Estimated, e => e.Where.Contains("theta.*.REM", StringComparison.Ordinal));
        Assert.All(text.Estimated, e =>
            Assert.True(e.What.Length > 0 && e.Where.Length > 0 && e.Why.Length > 0));
    }

    [Fact]
    public void A_file_needs_neither_critical_sectors_nor_services_nor_a_default_set()
    {
        var json = Parsed();
        foreach (var field in (string[])["critical", "services", "default_elasticities", "deficits"])
            json.Remove(field);
        json["theta"] = JsonNode.Parse("""{"MINE": [4, 4, 3]}""");
        var world = World.Read(json.ToJsonString());
        Assert.Equal((0, "MINE"), (world.Critical.Length, world.DefaultElasticities));
        var found = new Economy(world, Horizon.Long).Solved(p => p.AddTariffOnGoods(0, 1, 0.3));
        Assert.True(found.TradeValue(0, 1) < 1);
    }

    /// <summary>A sector that nobody makes or uses somewhere is no hindrance.</summary>
    [Fact]
    public void Nothing_may_be_made_of_a_sector()
    {
        var json = Parsed();
        json["X"] = JsonNode.Parse("[[[90, 90, 0], [10, 10, 8]], [[10, 10, 0], [90, 90, 0]]]");
        var world = World.Read(json.ToJsonString());
        var found = new Economy(world, Horizon.FirstYear).Solved(p => p.AddTariffOnGoods(0, 1, 0.3));
        Assert.Equal(1, found.Output(0, 2));
        Assert.True(double.IsFinite(found.RealIncome(0)) && found.RealIncome(0) != 1);
    }

    /// <summary>Shares as published, to three digits, are scaled; the base stays an equilibrium.</summary>
    [Fact]
    public void Rounded_shares_are_scaled_to_add_up()
    {
        var json = Parsed();
        json["beta"]![0]![0] = 0.5009;
        var still = new Economy(World.Read(json.ToJsonString()), Horizon.Long).Solved(_ => { });
        Assert.Equal(1, still.RealIncome(0), 1e-12);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "X[1][0][2]", "X/1/0/2", "-5" },
        { "X[1][0][2]", "X/1/0/2", "\"NaN\"" },
        { "X[1][0][2]", "X/1/0/2", "1e999" },
        { "X[1][0]", "X/1/0", "[1, 2]" },
        { "X[1]", "X/1", "7" },
        { "X", "X", "[]" },
        { "tau[0][1][0]", "tau/0/1/0", "-0.1" },
        { "beta[1]", "beta/1", "[0.5, 0.5]" },
        { "beta[1][0]", "beta/1/0", "0.6" },
        { "g[0][2]", "g/0/2", "[0.02]" },
        { "g[1][1][0]", "g/1/1/0", "null" },
        { "g[0][2]", "X/0", "[[90, 90, 0.5], [10, 10, 0.5]]" },
        { "regions", "regions", "[]" },
        { "regions[1]", "regions/1", "\"A\"" },
        { "regions[1]", "regions/1", "3" },
        { "sectors[0]", "sectors/0", "\" \"" },
        { "critical[0]", "critical/0", "\"GOLD\"" },
        { "critical", "critical", "\"REM\"" },
        { "services[0]", "services/0", "\"SRV\"" },
        { "default_elasticities", "default_elasticities", "\"XYZ\"" },
        { "theta.LL", "theta/LL", "[3, 3]" },
        { "theta.LL[1]", "theta/LL/1", "0" },
        { "theta.LL[1]", "theta/LL/1", "null" },
        { "theta", "theta", "{}" },
        { "deficits", "deficits", "\"none\"" },
        { "title", "title", "5" },
        { "estimated", "estimated", "[1]" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_place_and_mend(string place, string at, string put)
    {
        var reading = Calibration.Read(With(Parsed(), at, put));
        Assert.Null(reading.Calibration);
        Assert.Contains(reading.Findings, f => f.Place == place);
        Assert.All(reading.Findings, f =>
            Assert.True(f.Message.EndsWith('.') && (f.Mend.EndsWith('.') || f.Mend.EndsWith('?')),
                f.ToString()));
    }

    [Fact]
    public void All_faults_are_told_and_not_only_the_first()
    {
        var json = Parsed();
        foreach (var (_, at, put) in (((string, string, string)[])[("", "X/0/0/0", "-1"), ("", "tau/1", "[]"),
            ("", "theta/LL/0", "-3"), ("", "critical/0", "\"GOLD\""), ("", "services/0", "\"GOLD\"")]))
            json = JsonNode.Parse(With(json, at, put))!.AsObject();
        Assert.Equal(["X[0][0][0]", "tau[1]", "critical[0]", "services[0]", "theta.GYY[2]", "theta.LL[0]"],
            Calibration.Read(json.ToJsonString()).Findings.Select(f => f.Place));
    }

    [Theory]
    [InlineData("")]
    [InlineData("regions: [A]")]
    [InlineData("[1, 2]")]
    [InlineData("{\"regions\": [\"A\"], \"regions\": [\"B\"]}")]
    [InlineData("{\"regions\": NaN}")]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_calibration_is_told_and_never_thrown(string text)
    {
        var reading = Calibration.Read(text);
        Assert.Null(reading.Calibration);
        Assert.NotEmpty(reading.Findings);
    }

    [Fact]
    public void What_is_too_large_is_told_before_it_is_read()
    {
        var names = string.Join(",", Enumerable.Range(0, 101).Select(n => $"\"R{n}\""));
        Assert.Contains(Calibration.Read($"{{\"regions\": [{names}], \"sectors\": [\"S\"]}}").Findings,
            f => f.Place == "regions");
        Assert.Contains("characters",
            Assert.Single(Calibration.Read(new(' ', 50 * 1024 * 1024)).Findings).Message,
            StringComparison.Ordinal);
        Assert.Equal(201, Calibration.Read(With(JsonNode.Parse(File.ReadAllText(World.File))!.AsObject(), "X",
            $"[{string.Join(",", Enumerable.Repeat(Rows, 7))}]"))
            .Findings.Length);
    }

    private static readonly string Rows =
        $"[{string.Join(",", Enumerable.Repeat("[-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1,-1]", 7))}]";

    private static JsonObject Parsed() => JsonNode.Parse(Small)!.AsObject();

    private static string With(JsonObject json, string at, string put)
    {
        JsonNode parent = json;
        var steps = at.Split('/');
        foreach (var step in steps[..^1])
            parent = int.TryParse(step, out var index) ? parent[index]! : parent[step]!;
        var value = JsonNode.Parse(put);
        if (int.TryParse(steps[^1], out var last)) parent[last] = value;
        else parent[steps[^1]] = value;
        return json.ToJsonString();
    }

    private static double AverageTariff(int importer, int exporter)
    {
        var goods = Enumerable.Range(0, 13).Where(j => !World.In2022.IsService[j]).ToArray();
        return 100 * goods.Sum(j => World.In2022.BaseFlow(importer, exporter, j)
                * World.In2022.BaseTariff(importer, exporter, j))
            / goods.Sum(j => World.In2022.BaseFlow(importer, exporter, j));
    }
}
