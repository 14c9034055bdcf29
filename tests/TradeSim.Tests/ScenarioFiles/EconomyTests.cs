using TradeSim.Economies;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using Xunit;
using CalibratedWorlds = TradeSim.ScenarioFiles.Worlds;

namespace TradeSim.Tests.ScenarioFiles;

/// <summary>A scenario that moves the economy model: what is read, what is refused, and what scores make of it.</summary>
public sealed class EconomyTests
{
    private const string Economy =
        """
        economy:
          calibration: world-2022
          critical-months: 3
          regions: { us: USA, china: CHN }
          in-force: [ { tariff: 10, importer: USA, exporter: "*", sectors: goods } ]
          effects:
            magnets:
              note: Estimates.
              options:
                trickle: [ { quota: 20, importer: USA, exporter: CHN, sectors: REM } ]
                some: [ { quota: 60, importer: USA, exporter: CHN, sectors: [REM] } ]
                general: []
            tariffs:
              note: As written.
              options:
                high: [ { tariff: 60, importer: USA, exporter: CHN, sectors: goods } ]
                middle: [ { tariff: 30, importer: USA, exporter: CHN, sectors: goods } ]
                low: [ { tariff: 30, importer: USA, exporter: CHN, sectors: goods } ]
          indicators:
            - { id: us-income, name: Real income, party: us, gauge: real-income }
            - { id: us-cars, name: Carmakers, party: us, gauge: sector-income, sectors: AUT }
            - { id: china-exports, name: Exports, party: china, gauge: exports, sectors: goods, partner: us }
        history:
        """;

    internal static readonly (string, string)[] Whole =
        [("history:\n  summary", $"{Economy}\n  summary"), ("    batna: Factories stand still.\n", "    batna: Factories stand still.\n    economy: { us-income: 100, us-cars: 5 }\n")];

    [Fact]
    public void Points_follow_the_indicators_as_the_brief_weighs_them()
    {
        var scenario = Sample.With(Whole).Scenario!;
        var (agenda, us, china) = (scenario.Agenda, scenario.Brief("us"), scenario.Brief("china"));
        var outlook = new Outlook(CalibratedWorlds.Shipped.Read("world-2022")!.Calibration!, agenda,
            Outlook.FirstYear(agenda.Economy!), Sensitivity.Central);
        for (var magnets = 0; magnets < 3; magnets++)
            for (var tariffs = 0; tariffs < 3; tariffs++)
            {
                var package = new Package([magnets, tariffs]);
                Assert.True(outlook.Look(package).IsReached);
                var points = (100 * outlook.Change(agenda.Economy!.Indicators[0])) + (5 * outlook.Change(agenda.Economy.Indicators[1]));
                Assert.InRange(us.Valuation.Economy!.Of(package) - points, -0.51, 0.51);
                Assert.Equal(0, china.Valuation.Economy!.Of(package));
                Assert.Equal(us.Valuation.Score(package), us.Valuation.Economy.Of(package)
                    + us.Valuation.Points[0][magnets] + us.Valuation.Points[1][tariffs]
                    + us.Valuation.Linkages.Where(l => l.Holds(package)).Sum(l => l.Points));
            }

        Assert.Equal(0, us.Valuation.Economy!.Of(agenda.StatusQuo));
        Assert.True(us.Valuation.Economy.Of(new Package([2, 0])) > 0);
    }

    [Fact]
    public void Options_with_the_same_measures_are_solved_once()
    {
        var map = Sample.With(Whole).Scenario!.Agenda.Economy!;
        Assert.Equal([0, 1, 1], map.EffectOf(1)!.Levels());
        Assert.Equal(6, Sample.With(Whole).Scenario!.Brief("us").Valuation.Economy!.Points.Length);
    }

    [Theory]
    [InlineData("calibration: world-2022", "calibration: world-1999", "no-calibration")]
    [InlineData("calibration: world-2022", "calibration: ../../etc/passwd", "bad-id")]
    [InlineData("us: USA, china: CHN", "us: USA, china: XYZ", "unknown-reference")]
    [InlineData("us: USA, china: CHN", "us: USA", "no-region")]
    [InlineData("{ quota: 20, importer", "{ quota: 0, importer", "out-of-range")]
    [InlineData("{ quota: 20, importer: USA, exporter: CHN", "{ quota: 20, importer: USA, exporter: USA", "no-border")]
    [InlineData("{ quota: 20, importer", "{ quota: 20, tariff: 5, importer", "no-instrument")]
    [InlineData("{ quota: 20, importer", "{ quotum: 20, importer", "no-instrument")]
    [InlineData("        general: []\n    tariffs", "    tariffs", "no-effect")]
    [InlineData("sectors: [REM]", "sectors: [RAM]", "unknown-reference")]
    [InlineData("gauge: exports", "gauge: happiness", "unknown-reference")]
    [InlineData("partner: us", "partner: eu", "unknown-reference")]
    [InlineData("id: us-cars", "id: us-income", "duplicate-id")]
    [InlineData("{ us-income: 100, us-cars: 5 }", "{ us-incomes: 100 }", "unknown-reference")]
    [InlineData("{ us-income: 100, us-cars: 5 }", "{ us-income: 1000000 }", "out-of-range")]
    public void What_is_wrong_is_told_with_its_line(string find, string put, string code)
    {
        var reading = Sample.With([.. Whole, (find, put)]);
        var finding = Assert.Single(reading.Findings, f => f.Code == code);
        Assert.True(finding.Line > 1);
        Assert.NotEmpty(finding.Mend);
        Assert.Null(reading.Scenario);
    }

    [Fact]
    public void An_appraisal_is_remembered_by_what_it_was_made_from_and_a_damaged_memory_is_not_believed()
    {
        var memory = Directory.CreateTempSubdirectory();
        try
        {
            var asked = 0;
            int[] Points(string months)
            {
                var text = Whole.Aggregate(Sample.Small, (t, change) => t.Replace(change.Item1, change.Item2, StringComparison.Ordinal));
                return [.. ScenarioFile.Parse("small.yaml", text.Replace("critical-months: 3", months, StringComparison.Ordinal),
                    new CalibratedWorlds(Path.Combine(AppContext.BaseDirectory, "economy"), memory.FullName), (_, _, _) => Interlocked.Increment(ref asked))
                    .Scenario!.Brief("us").Valuation.Economy!.Points];
            }

            var first = Points("critical-months: 3");
            var solved = asked;
            Assert.True(solved > 0);
            Assert.Equal(first, Points("critical-months: 3"));
            Assert.Equal(solved, asked);
            Assert.NotEqual(first, Points("critical-months: 60"));
            Assert.True(asked > solved);

            foreach (var file in memory.EnumerateFiles())
                File.WriteAllBytes(file.FullName, [.. File.ReadAllBytes(file.FullName).Select(b => (byte)(b ^ 0x40))]);
            Assert.Equal(first, Points("critical-months: 3"));
        }
        finally
        {
            memory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_calibration_with_faults_closes_the_scenarios_that_name_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "world-2022.json"), "{\"regions\":[\"USA\"]}");
            var text = Whole.Aggregate(Sample.Small, (t, change) => t.Replace(change.Item1, change.Item2, StringComparison.Ordinal));
            var reading = ScenarioFile.Parse("small.yaml", text, new CalibratedWorlds(folder.FullName, null));
            Assert.Contains(reading.Findings, f => f.Code == "bad-calibration");
            Assert.Null(reading.Scenario);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
