using System.Text;
using Xunit;
using static TradeSim.Tests.Cli.AnalyseTests;

namespace TradeSim.Tests.Cli;

/// <summary>What is not supported, or makes no sense, is one line with place and mend, and never a guess.</summary>
public sealed class DomainRefusalTests
{
    private const string Item = "<item index=\"2\" value=\"mid\" evaluation=\"2\"/>";

    [Theory]
    [InlineData("laptop.xml", "etype=\"discrete\" index=\"1\"", "etype=\"integer\" index=\"1\"", ":5:", "not discrete")]
    [InlineData("laptop.xml", "type=\"discrete\" vtype", "type=\"real\" vtype", ":5:", "not discrete")]
    [InlineData("laptop.xml", "name=\"Warranty\"", "name=\"Price\"", ":10:", "given twice")]
    [InlineData("laptop.xml", "value=\"mid\"", "value=\"low\"", ":7:", "\"low\" of \"Price\" is given twice")]
    [InlineData("laptop.xml", "value=\"mid\"", "cost=\"1\"", ":7:", "not XML")]
    [InlineData("laptop.xml", "value=\"mid\" ", "", ":7:", "has no value")]
    [InlineData("laptop.xml", "<negotiation_template>", "<!DOCTYPE x [<!ENTITY a \"b\">]><negotiation_template>",
        "laptop.xml:", "without a DOCTYPE")]
    [InlineData("laptop.xml", "utility_space", "space", ":2:", "holds no <utility_space>")]
    [InlineData("laptop.xml", "</objective>", "</objective><objective/>", ":14:", "two objectives")]
    [InlineData("laptop.xml", "</objective>", "<objective><issue name=\"deep\"/></objective></objective>", ":14:",
        "nested objectives")]
    [InlineData("laptop.xml", "</issue>\n    </objective>", "</issue><issue name=\"bare\"/></objective>", ":13:",
        "has 0 items")]
    [InlineData("laptop.xml", "</objective>", "</objective><ufun/>", ":14:", "not additive")]
    [InlineData("buyer.xml", Item, "", ":5:", "The item \"mid\" of \"Price\" is missing")]
    [InlineData("buyer.xml", Item, Item + "<item value=\"odd\" evaluation=\"1\"/>", ":7:", "has no \"odd\"")]
    [InlineData("buyer.xml", "evaluation=\"4\"", "evaluation=\"four\"", ":6:", "not \"four\"")]
    [InlineData("buyer.xml", "evaluation=\"4\"", "evaluation=\"NaN\"", ":6:", "not \"NaN\"")]
    [InlineData("buyer.xml", "evaluation=\"8\"", "evaluation=\"0\"", ":10:", "is not above 0")]
    [InlineData("buyer.xml", "<weight index=\"2\" value=\"2\"/>", "", ":10:", "has 0 weights")]
    [InlineData("buyer.xml", "<weight index=\"2\"", "<weight index=\"1\"", ":5:", "has 2 weights")]
    [InlineData("buyer.xml", "value=\"2\"/>\n    <weight", "value=\"-2\"/>\n    <weight", ":3:", "below 0")]
    [InlineData("buyer.xml", "value=\"2\"/>", "value=\"0\"/>", ":1:", "add up to nothing")]
    [InlineData("buyer.xml", "name=\"Price\"", "name=\"Cost\"", ":5:", "has no issue \"Cost\"")]
    [InlineData("buyer.xml", "<reservation value=\"0.2\"/>", "<reservation/>", ":16:", "<reservation> needs a number")]
    [InlineData("buyer.xml", "<reservation", "<reservation value=\"1\"/><reservation", ":16:", "two elements")]
    public void GENIUS(string file, string find, string put, string place, string because) =>
        Refused("genius", ["laptop.xml", "buyer.xml", "seller.xml"], file, find, put, place, because);

    [Theory]
    [InlineData("trade.yml", "ContiguousIssue", "ContinuousIssue", ":5:11", "ContinuousIssue are not supported")]
    [InlineData("trade.yml", "[1, 3]", "[1, 2.5]", ":6:", "lowest and a highest whole number")]
    [InlineData("trade.yml", "[1, 3]", "[1, 20000]", ":6:", "at most 10000")]
    [InlineData("trade.yml", "    type: ContiguousIssue\n", "", ":5:", "may be a range or two values")]
    [InlineData("trade.yml", "- 120", "- 100", ":10:", "or one of them twice")]
    [InlineData("trade.yml", "- name: Quantity\n    type", "- type", ":4:", "has no name")]
    [InlineData("trade.yml", "name: Price", "name: Quantity", ":3:", "two of one name")]
    [InlineData("trade.yml", "type: D", "constraints: [x]\ntype: D", ":2:", "\"constraints\" is not supported")]
    [InlineData("trade.yml", "[1, 3]", "!!python/tuple [1, 3]", ":6:", "The tag")]
    [InlineData("trade.yml", "[1, 3]", "[1, 3", ":", "not YAML")]
    [InlineData("buyer.yml", "LinearAdditiveUtilityFunction", "HyperRectangleUtilityFunction", ":1:",
        "\"HyperRectangleUtilityFunction\" is not supported")]
    [InlineData("buyer.yml", "type: IdentityFun", "type: LambdaFun", ":10:", "\"LambdaFun\" is not supported")]
    [InlineData("buyer.yml", "[0.5, -0.01]", "[0.5]", ":5:", "not as many as issues")]
    [InlineData("buyer.yml", "[0.5, -0.01]", "[0.5, x]", ":5:", "The weight is not a finite number")]
    [InlineData("buyer.yml", "[0.5, -0.01]", "[0.5, 1e9]", "buyer:", "Scale them down")]
    [InlineData("buyer.yml", "slope: 2", "slope: .nan", ":8:", "The slope is not a finite number")]
    [InlineData("buyer.yml", "slope: 2", "slope: 2\n    curve: 3", ":9:", "\"curve\" is not supported")]
    [InlineData("buyer.yml", "bias: 1.0", "constraints: [x]", ":3:", "\"constraints\" is not supported")]
    [InlineData("buyer.yml", "reserved_value: 0.5\n", "", "buyer:", "--relative-to zero")]
    [InlineData("seller.yml", "        2: 0.6\n", "", ":14:", "no number for \"2\"")]
    [InlineData("seller.yml", "    Price: 1\n", "", ":8:", "no weight for \"Price\"")]
    [InlineData("seller.yml", "discount: 0.9", "discount: 0.9\nreserved_value: 0.5", ":4:", "different reserved_values")]
    [InlineData("trade.yml", "type: ContiguousIssue\n    values: [1, 3]", "values: [a, b, c]", ":7:", "not a number")]
    public void NegMAS(string file, string find, string put, string place, string because) =>
        Refused("negmas", ["trade.yml", "buyer.yml", "seller.yml"], file, find, put, place, because);

    [Theory]
    [InlineData("\"reservationValue\": 0.1,", "", ":1:1:", "not a profile of NegoLog")]
    [InlineData("\"reservationValue\": 0.1", "\"reservationValue\": \"0.1\"", ":reservationValue:", "not a number")]
    [InlineData("\"issueB\": 0.7, ", "", ":issueWeights:", "The weight of \"issueB\" is missing")]
    [InlineData("\"issueB\": 0.7", "\"issueB\": 0.7, \"odd\": 1", ":issueWeights.odd:", "no such issue")]
    [InlineData("\"y\": 1.0, \"x\": 0.0", "\"y\": 1.0", ":issues.issueB:", "The option \"x\" is missing")]
    [InlineData("\"y\": 1.0, \"x\": 0.0", "\"y\": 1.0, \"x\": 0, \"z\": 1", ":issues.issueB.z:", "no such option")]
    [InlineData("\"y\": 1.0, \"x\": 0.0", "\"y\": 1.0, \"y\": 0.0", "profileB.json:", "names a field twice")]
    [InlineData("{ \"y\": 1.0, \"x\": 0.0 }", "[1]", ":issues.issueB:", "not a map")]
    [InlineData("\"issues\": {", "\"extra\": 1, \"issues\": {", ":extra:", "not supported")]
    [InlineData("\"x\": 0.5", "\"x\": 1e999", ":issues.issueA.x:", "not a number")]
    [InlineData("\"x\": 0.5", "\"x\": 1e9", "profileB:", "Scale them down")]
    public void NegoLog(string find, string put, string place, string because) =>
        Refused("negolog", ["profileA.json", "profileB.json"], "profileB.json", find, put, place, because);

    [Fact]
    public void Files_that_are_not_there_or_not_meant()
    {
        Typed.In("analyse", "/gone.xml").IsRefused("/gone.xml");
        Typed.In("analyse", Sample("genius/laptop.xml"), "--profiles", Sample("genius/buyer.xml"))
            .IsRefused("one profile for each party");
        Typed.In("analyse", Sample("negolog/profileA.json")).IsRefused("one profile for each party");
        Typed.In("analyse", Sample("negmas/buyer.yml")).IsRefused("neither a scenario");
        Typed.In("analyse", ScenarioFiles.Sample.SmallFile, "--profiles", Sample("negmas/buyer.yml"))
            .IsRefused("has its briefs inside");
        Typed.In("analyse", Sample("negolog/profileA.json"), "--relative-to", "nothing").IsRefused("nothing");
        var faulty = Typed.In("analyse", Path.Combine(ScenarioFiles.Sample.Folder, "ten-faults.yaml"));
        Assert.Equal((2, ""), (faulty.Code, faulty.Output));
        Assert.Contains("ten-faults.yaml:", faulty.Error, StringComparison.Ordinal);
    }

    /// <summary>Hostile files: too large, too deep, binary, or growing as they are read.</summary>
    [Fact]
    public void Hostile_files_are_bounded()
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-hostile").FullName;
        Typed Of(string name, byte[] bytes)
        {
            var file = Path.Combine(folder, name);
            File.WriteAllBytes(file, bytes);
            return Typed.In("analyse", file, "--profiles", file, file);
        }

        Of("large.xml", new byte[9 * 1024 * 1024]).IsRefused("larger than");
        Of("binary.xml", [0xff, 0xfe, 0x00, 0xd8]).IsRefused("not UTF-8");
        Of("deep.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000))))
            .IsRefused("nested deeper");
        Of("deep.yml", Encoding.UTF8.GetBytes($"issues: {new string('[', 100_000)}")).IsRefused("nested deeper");
        var deep = Of("deep.json", Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("{\"issues\":", 100_000))));
        Assert.Equal((2, ""), (deep.Code, deep.Output));
        var bomb = "issues: &a [" + string.Join(',', Enumerable.Repeat("x", 9)) + "]\nb: [*a, *a, *a]\n";
        var grown = Of("bomb.yml", Encoding.UTF8.GetBytes(bomb));
        Assert.Equal((2, ""), (grown.Code, grown.Output));
        Assert.Contains("alias", grown.Error, StringComparison.Ordinal);
    }

    private static void Refused(
        string folder, string[] files, string altered, string find, string put, string place, string because)
    {
        var typed = Typed.In(["analyse", .. files.Select(f => f == altered
            ? Altered($"{folder}/{f}", find, put) : Sample($"{folder}/{f}"))]);
        Assert.Equal((2, ""), (typed.Code, typed.Output));
        Assert.DoesNotContain("   at ", typed.Error, StringComparison.Ordinal);
        var line = typed.Error.Split('\n').FirstOrDefault(l => l.Contains(because, StringComparison.Ordinal));
        Assert.True(line is not null, typed.Error);
        Assert.Contains(place, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line.TrimEnd());
    }
}
