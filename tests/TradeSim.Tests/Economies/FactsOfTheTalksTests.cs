using System.Globalization;
using System.Text;
using TradeSim.Economies;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>What the measures of 2025 did by the sources, and what the shipped scenarios make of them.</summary>
public sealed class FactsOfTheTalksTests
{
    private static readonly (string Scenario, string What, string Issue, string Option, string Indicator, int Sign, string Source)[] Facts =
    [
        // Exports to the US fell by 34.5 % in May under 145 %, and came back after Geneva (customs data, Reuters).
        ("geneva-2025", "US tariff cut from 145 to 30 %", "us-reciprocal-tariff", "rate-10", "china-exports", 1, "China's customs, 9 June 2025"),
        ("geneva-2025", "The same", "us-reciprocal-tariff", "rate-10", "us-living", -1, "The Budget Lab at Yale, 12 May 2025"),
        ("geneva-2025", "The same", "us-reciprocal-tariff", "rate-10", "us-income", 1, "The Budget Lab at Yale, 12 May 2025"),
        ("geneva-2025", "The same", "us-reciprocal-tariff", "rate-10", "china-income", 1, "Goldman Sachs, April 2025"),
        ("geneva-2025", "China's tariff cut from 125 to 10 %", "china-reciprocal-tariff", "rate-10", "us-farm", 1, "Census data on soybeans"),
        // 46 t of magnets in May: car plants stood still (Reuters, AAI).
        ("geneva-2025", "Magnets from May 2025's level to prompt licences", "rare-earth-licences", "civil-prompt", "us-cars", 1, "Alliance for Automotive Innovation, May 2025"),
        ("london-2025", "Magnets from a trickle to all civilian buyers", "rare-earth-licences", "civilian", "us-cars", 1, "Reuters, 30 May 2025"),
        ("london-2025", "The same", "rare-earth-licences", "civilian", "us-magnets", 1, "China's customs, 353 t in June after 46 t in May"),
        // Synopsys and Cadence have 16 and 12 % of their sales in China; China's designers cannot do without.
        ("london-2025", "Chip-design software lifted", "chip-design-software", "lifted-now", "us-tech", 1, "Reuters, May 2025"),
        ("london-2025", "The same", "chip-design-software", "lifted-now", "china-chips", 1, "Reuters, May 2025"),
        ("london-2025", "The same", "chip-design-software", "lifted-now", "china-income", 1, "Reuters, May 2025"),
        ("london-2025", "Soybeans bought, farm duties suspended", "farm-trade", "soybeans", "us-farm", 1, "CSIS and Purdue, 2025"),
    ];

    [Fact]
    public void The_measures_of_2025_move_what_the_sources_say_they_moved()
    {
        var table = new StringBuilder("| Measure | Number | In the sources | First year (low to high) | Ten years |\n|---|---|---|---|---|\n");
        foreach (var fact in Facts)
        {
            var agenda = Agenda(fact.Scenario);
            var issue = agenda.Issues.Index().First(i => i.Item.Id == fact.Issue);
            var option = issue.Item.Options.Index().First(o => o.Item.Id == fact.Option).Index;
            var indicator = agenda.Economy!.Indicators.First(i => i.Id == fact.Indicator);
            var package = agenda.StatusQuo.With(issue.Index, option);
            var first = Outlook.FirstYear(agenda.Economy);
            double[] near = [.. Cases.Select(s => Change(agenda, first, s, package, indicator))];

            Assert.All(near, change => Assert.Equal(fact.Sign, Math.Sign(change)));
            table.Append(CultureInfo.InvariantCulture,
                $"| {fact.What} | {agenda.Party(indicator.Party)!.Short}: {indicator.Name} | {(fact.Sign > 0 ? "up" : "down")} ({fact.Source}) | {Said(near[1])} ({Said(near.Min())} to {Said(near.Max())}) | {Said(Change(agenda, Outlook.TenYears, Sensitivity.Central, package, indicator))} |\n");
        }

        EconomyPage.Says("facts", table.ToString());
    }

    [Theory]
    [InlineData("geneva-2025")]
    [InlineData("london-2025")]
    public void What_history_agreed_made_both_sides_better_off(string id)
    {
        var scenario = Scenario(id);
        foreach (var income in new[] { "us-income", "china-income" })
            Assert.True(Change(scenario.Agenda, Outlook.FirstYear(scenario.Agenda.Economy!), Sensitivity.Central,
                scenario.History.Outcome, scenario.Agenda.Economy!.Indicators.First(i => i.Id == income)) > 0, income);
        Assert.All(scenario.Briefs, b => Assert.True(b.Valuation.Economy!.Of(scenario.History.Outcome) > 0, b.Party));
    }

    private static Sensitivity[] Cases => [Sensitivity.Low, Sensitivity.Central, Sensitivity.High];

    private static Scenario Scenario(string id) => ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios", $"{id}.yaml")).Single().Scenario!;

    private static Agenda Agenda(string id) => Scenario(id).Agenda;

    private static double Change(
        Agenda agenda, Horizon horizon, Sensitivity sensitivity, Package package, Indicator indicator)
    {
        var outlook = new Outlook(World.In2022, agenda, horizon, sensitivity);
        Assert.True(outlook.Look(package).IsReached);
        return outlook.Change(indicator);
    }

    private static string Said(double percent) =>
        percent.ToString(Math.Abs(percent) < 10 ? "+0.00;-0.00;0.00" : "+0;-0", CultureInfo.InvariantCulture) + " %";
}
