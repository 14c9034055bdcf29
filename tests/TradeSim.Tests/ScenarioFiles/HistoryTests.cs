using System.Collections.Immutable;
using TradeSim.Agreements;
using TradeSim.Bargaining;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

/// <summary>What the scenarios that come with the program must do at home and in the weeks after.</summary>
public sealed class HistoryTests
{
    private static readonly Lazy<ImmutableArray<ScenarioReading>> All = new(() =>
        [.. ScenarioFile.ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios"))]);

    [Fact]
    public void Every_scenario_is_good_and_names_nothing_that_is_not_there() =>
        Assert.All(All.Value, r => Assert.Empty(r.Findings));

    [Theory]
    [InlineData("geneva-2025")]
    [InlineData("london-2025")]
    public void What_was_agreed_then_would_pass_at_home_most_likely_and_no_deal_would_not(string id)
    {
        var scenario = Read(id);
        foreach (var home in scenario.Briefs.Select(b => b.Home!))
        {
            Assert.InRange(Ballot.Chance(home, scenario.History.Outcome, 0), 75, 92);
            Assert.InRange(Ballot.Chance(home, scenario.Agenda.StatusQuo, 0), 0, 15);
        }
    }

    [Theory]
    [InlineData("geneva-2025")]
    [InlineData("london-2025")]
    [InlineData("brussels-2025")]
    public void A_fair_package_may_pass_everywhere_and_one_that_takes_all_fails_elsewhere(string id)
    {
        var scenario = Read(id);
        var briefs = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToArray();
        bool Allows(int issue, int option) => briefs.All(b => b.Mandate.Allows(new(issue, option)));
        var frontier = Frontier.Of([.. briefs.Select(b => b.Valuation)], Allows);
        var nash = Solutions.Of(frontier, [.. briefs.Select(b => b.Reservation)])!.Nash.Package;
        Assert.All(briefs, b => Assert.InRange(Ballot.Chance(b.Home!, nash, 0), 55, 92));
        for (var party = 0; party < briefs.Length; party++)
        {
            var greed = frontier.MaxBy(p => p.Scores[party])!.Package;
            Assert.Contains(briefs.Where((_, other) => other != party),
                b => Ballot.Chance(b.Home!, greed, 0) < 15);
        }
    }

    [Fact]
    public void After_Geneva_as_it_was_London_opens_as_it_was()
    {
        var (geneva, london) = (Read("geneva-2025"), Read("london-2025"));
        var accord = Lived(geneva, delivered: 15,
            ["ascend-guidance", "stop-eda", "suspend-engines", "ethane-licences", "student-visas"]);
        var opened = Openings.Of(london, geneva, accord);
        Assert.Equal(london.Agenda.StatusQuo, opened.Agenda.StatusQuo);
        Assert.Equal(london.Agenda.Issues.Length, opened.Agenda.Issues.Length);
        Assert.Equal(london.Briefs.Select(b => b.Reservation), opened.Briefs.Select(b => b.Reservation));
    }

    [Fact]
    public void After_a_Geneva_that_was_kept_London_opens_better_for_both()
    {
        var (geneva, london) = (Read("geneva-2025"), Read("london-2025"));
        var agenda = Openings.Of(london, geneva, Lived(geneva, delivered: 100, [])).Agenda;
        string[] issues = ["rare-earth-licences", "chip-design-software", "ascend-guidance", "ethane", "student-visas"];
        Assert.Equal(["civilian", "lifted-now", "withdrawn", "free", "may-stay"],
            issues.Select(id => agenda.Issues.Single(i => i.Id == id)).Select(i => i.Options[i.StatusQuo].Id));
    }

    [Fact]
    public void After_no_deal_in_Geneva_its_tariffs_are_carried_to_London()
    {
        var (geneva, london) = (Read("geneva-2025"), Read("london-2025"));
        var opened = Openings.Of(london, geneva, Accord.Begin(geneva.Agenda, null));
        Assert.Equal("reciprocal-tariffs", opened.Agenda.Issues[^1].Id);
        Assert.Equal(london.Agenda.Issues.Length + 1, opened.Agenda.Issues.Length);
    }

    [Fact]
    public void Every_option_but_todays_obliges_somebody_where_its_issue_has_a_duty()
    {
        foreach (var agenda in All.Value.Select(r => r.Scenario!.Agenda))
            for (var issue = 0; issue < agenda.Issues.Length; issue++)
                for (var option = 0; option < agenda.Issues[issue].Options.Length; option++)
                    if (option != agenda.Issues[issue].StatusQuo)
                        Assert.NotEqual("", agenda.Aftermath!.DutyOf(issue)!.Texts[option]);
    }

    /// <summary>History's agreement with the rare earths delivered to this degree, and these levers pulled.</summary>
    private static Accord Lived(Scenario scenario, int delivered, string[] levers)
    {
        var accord = Accord.Begin(scenario.Agenda, scenario.History.Outcome);
        return accord with
        {
            Published = [.. accord.Commitments.Select(c => new Publication(4, c.Number,
                scenario.Agenda.Issues[c.Issue].Id == "rare-earth-licences" ? delivered : 100, null))],
            Levers = [.. levers.Select(l => new Pulled(l, "us", 3))],
        };
    }

    private static Scenario Read(string id) => All.Value.Single(r => r.Scenario?.Id == id).Scenario!;
}
