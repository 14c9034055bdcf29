using System.Text.Json;
using TradeSim.Tests.Economies;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class SolveTests : IDisposable
{
    private const string War = """
        {"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": "goods", "add": 1.45},
                     {"importer": "CHN", "exporter": "USA", "sectors": "goods", "add": 1.25}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("solve");

    public void Dispose() => folder.Delete(recursive: true);

    private string Written(string json, string name = "policy.json")
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, json);
        return file;
    }

    private Typed Solved(string policy, params string[] options) =>
        Typed.In(["solve", World.File, "--policy", Written(policy), "--json", .. options]);

    [Fact]
    public void A_trade_war_is_answered_as_the_independent_implementation_does()
    {
        var typed = Solved(War);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.True(typed.Json.GetProperty("converged").GetBoolean());
        var us = typed.Json.GetProperty("regions").GetProperty("USA");
        Assert.Equal(-0.70404, Number(us, "real_income_pct"), 1e-3);
        Assert.Equal(0.440786, Number(us, "consumer_prices_vs_wages_pct"), 1e-3);
        Assert.Equal(0.194814, Number(us, "tariff_revenue_pct_of_value_added"), 1e-3);
        Assert.Equal(Number(us, "real_income_pct"),
            Number(us, "efficiency_pct") + Number(us, "terms_of_trade_pct"), 1e-10);
        var bilateral = typed.Json.GetProperty("bilateral").EnumerateArray()
            .Single(b => b.GetProperty("importer").GetString() == "USA"
                && b.GetProperty("exporter").GetString() == "CHN");
        Assert.InRange(Number(bilateral, "goods_value_pct"), -99, -90);
        Assert.True(Number(bilateral, "value_pct") > Number(bilateral, "goods_value_pct"));
    }

    [Fact]
    public void The_document_has_the_fields_of_the_contract()
    {
        var json = Solved("""{"quotas": [{"importer": "*", "exporter": "CHN", "sector": "REM", "fraction": 0.4}]}""",
            "--horizon", "1", "--critical-horizon", "0").Json;
        Assert.Equal(["converged", "iterations", "microseconds", "residual", "regions", "bilateral", "rents"],
            json.EnumerateObject().Select(p => p.Name)
                .Except(["tolerance", "horizon", "critical_horizon", "elasticities", "title", "source"]));
        Assert.Equal(["AGF", "ENM", "CNS", "CHP", "MET", "ELE", "ELQ", "MAC", "AUT", "AER", "REM", "ASE",
            "SRV"],
            json.GetProperty("regions").GetProperty("EU").GetProperty("sectors").EnumerateObject()
                .Select(p => p.Name));
        var farm = json.GetProperty("regions").GetProperty("EU").GetProperty("sectors").GetProperty("AGF");
        Assert.All(["output_pct", "jobs_pct", "price_pct"], field => Assert.NotEqual(0, Number(farm, field)));
        Assert.Equal(42, json.GetProperty("bilateral").GetArrayLength());
        var rents = json.GetProperty("rents").EnumerateArray().ToArray();
        Assert.Equal(6, rents.Length);
        Assert.Equal(Math.Exp(3.260293), Number(rents[0], "price_multiple"), 0.02);
        Assert.Equal(-0.045966, Number(json.GetProperty("regions").GetProperty("USA"), "real_income_pct"),
            1e-3);
    }

    [Fact]
    public void Without_a_policy_nothing_changes()
    {
        var json = Typed.In("solve", World.File, "--json").Json;
        Assert.All(json.GetProperty("regions").EnumerateObject(),
            r => Assert.Equal(0, Number(r.Value, "real_income_pct"), 1e-10));
    }

    [Fact]
    public void Every_kind_of_measure_counts_in_the_order_of_the_file()
    {
        Assert.Equal(Income(War), Income(War.Replace("\"goods\", \"add\": 1.45",
            "\"goods\", \"add\": 1}, {\"importer\": \"USA\", \"exporter\": \"CHN\", \"sectors\": "
                + "\"goods\", \"add\": 0.45",
            StringComparison.Ordinal)), 1e-9);
        var still = Income("{}");
        foreach (var measure in (string[])[
            """{"tariffs": [{"importer": "USA", "exporter": "*", "sectors": "all", "set": 0.2}]}""",
            """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": ["AGF", "CNS"], "set": 0}]}""",
            """{"tariffs": [{"importer": "*", "exporter": "USA", "sectors": "AUT", "add": 0.1}]}""",
            """{"trade_costs": [{"importer": "USA", "exporter": "*", "sectors": "goods", "factor": 1.1}]}""",
            """{"trade_costs": [{"importer": "USA", "exporter": "USA", "sectors": "goods", "factor": 1.1}]}""",
            """{"export_taxes": [{"importer": "*", "exporter": "USA", "sectors": ["ENM"], "set": 0.1}]}""",
            """{"productivity": [{"region": "USA", "sectors": ["SRV"], "factor": 1.1}]}""",
            """{"quotas": [{"importer": "USA", "exporter": "CHN", "sector": "CNS", "fraction": 0.5}]}"""])
            Assert.NotEqual(still, Income(measure), 1e-6);

        double Income(string policy) => Number(
            Solved(policy).Json.GetProperty("regions").GetProperty("USA"), "real_income_pct");
    }

    [Fact]
    public void A_named_set_of_elasticities_answers_otherwise() => Assert.NotEqual(
        Number(Solved(War).Json.GetProperty("regions").GetProperty("USA"), "real_income_pct"),
        Number(Solved(War, "--elasticities", "Shap").Json.GetProperty("regions").GetProperty("USA"),
            "real_income_pct"), 0.1);

    [Fact]
    public void What_does_not_converge_is_told_with_exit_code_1_and_no_numbers()
    {
        var typed = Solved(War, "--tolerance", "0");
        Assert.Equal((1, ""), (typed.Code, typed.Error));
        Assert.False(typed.Json.GetProperty("converged").GetBoolean());
        Assert.Empty(typed.Json.GetProperty("regions").EnumerateObject());
        Assert.Contains("NOT SOLVED",
            Typed.In("solve", World.File, "--policy", Written(War), "--tolerance", "0").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_gets_tables_and_the_source()
    {
        var typed = Typed.In("solve", World.File, "--policy", Written(
            """{"quotas": [{"importer": "USA", "exporter": "CHN", "sector": "REM", "fraction": 0.4}]}"""));
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.All(["Terms of trade", "CHN to USA: REM", "OECD"],
            words => Assert.Contains(words, typed.Output, StringComparison.Ordinal));
    }

    /// <summary>A short horizon is answered, and what it is worth is said.</summary>
    [Fact]
    public void A_horizon_below_a_year_is_answered_with_a_warning()
    {
        var typed = Solved(War, "--horizon", "0.5");
        Assert.Equal(0, typed.Code);
        Assert.Contains("below one year", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tariffs[0].importer: There is no region \"USX\"", """{"tariffs": [{"importer": "USX", "exporter": "CHN", "sectors": "all", "set": 0}]}""")]
    [InlineData("tariffs[0].exporter: There is no region (missing)", """{"tariffs": [{"importer": "USA", "sectors": "all", "set": 0}]}""")]
    [InlineData("tariffs[0].sectors[1]: There is no sector \"GOLD\"", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": ["AGF", "GOLD"], "set": 0}]}""")]
    [InlineData("tariffs[0].sectors: The sectors are missing", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "set": 0}]}""")]
    [InlineData("tariffs[0].set: -0.1 is not", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": "all", "set": -0.1}]}""")]
    [InlineData("tariffs[0].add: \"NaN\" is not", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": "all", "add": "NaN"}]}""")]
    [InlineData("tariffs[0].add: The tariff of USA on CHN's REM would be -0.1762", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": ["REM"], "add": -0.2}]}""")]
    [InlineData("tariffs[0]: Either", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": "all"}]}""")]
    [InlineData("tariffs[0]: USA has no border", """{"tariffs": [{"importer": "USA", "exporter": "USA", "sectors": "all", "set": 0}]}""")]
    [InlineData("tariffs[0].rate: There is no such field", """{"tariffs": [{"importer": "USA", "exporter": "CHN", "sectors": "all", "set": 0, "rate": 1}]}""")]
    [InlineData("tariffs: This is not a list", """{"tariffs": {}}""")]
    [InlineData("tariffs[0]: This is not an object", """{"tariffs": [5]}""")]
    [InlineData("taxes: There is no such field", """{"taxes": []}""")]
    [InlineData("trade_costs[0].factor: 0 is not", """{"trade_costs": [{"importer": "USA", "exporter": "CHN", "sectors": "all", "factor": 0}]}""")]
    [InlineData("productivity[0].region: There is no region", """{"productivity": [{"region": 5, "sectors": "all", "factor": 1}]}""")]
    [InlineData("quotas[0].fraction: 1.5 is not", """{"quotas": [{"importer": "USA", "exporter": "CHN", "sector": "REM", "fraction": 1.5}]}""")]
    [InlineData("quotas[0].fraction: 0 is not", """{"quotas": [{"importer": "USA", "exporter": "CHN", "sector": "REM", "fraction": 0}]}""")]
    [InlineData("line 1, column 2", """{tariffs}""")]
    [InlineData("not a JSON object", """[]""")]
    public void A_policy_that_is_off_is_one_line_with_place_and_mend(string because, string policy) =>
        Solved(policy).IsRefused(because);

    [Fact]
    public void Every_fault_has_its_line()
    {
        var typed = Solved("""
            {"quotas": [{"importer": "X", "exporter": "Y", "sector": "Z", "fraction": 0.5}], "other": 1}
            """);
        Assert.Equal(2, typed.Code);
        Assert.Equal(4, typed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("--horizon", "--horizon", "soon")]
    [InlineData("--horizon", "--horizon", "-1")]
    [InlineData("--critical-horizon", "--critical-horizon", "NaN")]
    [InlineData("--elasticities", "--elasticities", "XYZ")]
    [InlineData("gone.json", "--policy", "gone.json")]
    [InlineData("--tolerance", "--tolerance", "small")]
    public void Words_that_are_off_are_one_line(string because, params string[] options) =>
        Typed.In(["solve", World.File, "--json", .. options]).IsRefused(because);

    [Fact]
    public void A_calibration_that_is_off_is_told_with_its_place()
    {
        Typed.In("solve", "gone.json").IsRefused("gone.json");
        var world = File.ReadAllText(World.File).Replace("\"services\": [\"SRV\"]", "\"services\": [\"SRX\"]",
            StringComparison.Ordinal);
        Typed.In("solve", Written(world, "world.json"))
            .IsRefused("world.json: services[0]: There is no sector");
        Typed.In("solve", Written("[]", "world.json")).IsRefused("not a JSON object");
    }

    private static double Number(JsonElement of, string field) => of.GetProperty(field).GetDouble();
}
