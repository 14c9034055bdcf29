using System.Text.RegularExpressions;
using System.Xml.Linq;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.HouseRules;

public sealed partial class DirectionTests
{
    // Each part may use itself and the floors before it; parts of one floor stand side by side.
    private static readonly string[][] Floors =
    [
        ["Rooms", "Scenarios"], ["Agreements", "Bargaining", "Economies"], ["Tables"], ["Delegations"],
        ["Sessions"], ["Classes", "Debriefs"], ["Protocol"],
    ];

    [Fact]
    public void The_rules_stand_on_the_runtime_alone() => Assert.All(
        typeof(Table).Assembly.GetReferencedAssemblies(),
        a => Assert.Matches(@"^(System\..+|netstandard)$", a.Name));

    [Theory]
    [InlineData("TradeSim")]
    [InlineData("TradeSim.ScenarioFiles", "TradeSim")]
    [InlineData("TradeSim.Negotiators", "TradeSim")]
    [InlineData("TradeSim.Client", "TradeSim")]
    [InlineData("TradeSim.Cli", "TradeSim", "TradeSim.Negotiators", "TradeSim.ScenarioFiles")]
    [InlineData(
        "TradeSim.Server", "TradeSim", "TradeSim.Client", "TradeSim.Negotiators", "TradeSim.ScenarioFiles")]
    public void A_project_refers_only_downwards(string project, params string[] allowed)
    {
        var file = XDocument.Load(Path.Combine(House.Root, "src", project, $"{project}.csproj"));
        Assert.All(
            file.Descendants("ProjectReference").Select(r =>
                Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))),
            r => Assert.Contains(r, allowed));
    }

    [Fact]
    public void Every_project_has_its_place() => Assert.Equal(
        ["TradeSim", "TradeSim.Cli", "TradeSim.Client", "TradeSim.Negotiators", "TradeSim.ScenarioFiles",
            "TradeSim.Server"],
        House.Sources("src", "*.csproj").Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void No_part_of_the_rules_uses_what_stands_above_it()
    {
        var broken = House.Sources("src/TradeSim").SelectMany(file => Uses(file)
            .Where(used => FloorOf(used) > FloorOf(PartOf(file))
                || (FloorOf(used) == FloorOf(PartOf(file)) && used != PartOf(file)))
            .Select(used => $"{House.Short(file)} uses {used}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_part_of_the_rules_has_its_floor() => Assert.Equal(
        Floors.SelectMany(f => f).Order(),
        House.Sources("src/TradeSim").Select(PartOf).Distinct().Order());

    private static string PartOf(string file) =>
        Path.GetRelativePath(House.Rules, file).Replace('\\', '/').Split('/')[0];

    private static int FloorOf(string part) => Array.FindIndex(Floors, f => f.Contains(part));

    private static IEnumerable<string> Uses(string file)
    {
        var text = File.ReadAllText(file);
        return UsedPart().Matches(text).Concat(HalfQualified().Matches(text))
            .Select(m => m.Groups[1].Value).Distinct();
    }

    private const string Parts =
        "Rooms|Scenarios|Agreements|Bargaining|Economies|Tables|Delegations|Sessions|Classes|Debriefs|Protocol";

    [GeneratedRegex($@"TradeSim\.({Parts})\b")]
    private static partial Regex UsedPart();

    // `Tables.Table` inside namespace TradeSim.X is the same use without its first name.
    [GeneratedRegex($@"(?<![\w.""])({Parts})\.[A-Z]")]
    private static partial Regex HalfQualified();
}
