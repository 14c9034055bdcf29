using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class AftermathTests
{
    [Fact]
    public void The_weeks_read_to_what_was_meant()
    {
        var reading = Sample.WholeWith();
        Assert.Empty(reading.Findings);
        var aftermath = reading.Scenario!.Agenda.Aftermath!;
        Assert.Equal(["First week", "Second week", "Third week"], aftermath.Weeks);
        Assert.Equal(new("Monday", 600, 720), aftermath.Recall);
        Assert.Equal(20, reading.Scenario.Agenda.Talks.Costs.Call);
        var magnets = aftermath.DutyOf(0)!;
        Assert.Equal((2, false, "t a month", 10),
            (magnets.Within, magnets.IsOpen, magnets.Figure!.Unit, magnets.Figure.Noise));
        Assert.Equal(["", "grant some licences", "grant general licences"], magnets.Texts);
        Assert.Equal([40, 100, 400], magnets.Figure.Levels);
        Assert.Equal((2, 1, 1), (magnets.Read("us", 2), magnets.Read("china", 2), magnets.Read("china", 1)));
        Assert.True(aftermath.DutyOf(1)!.IsOpen);
        Assert.Equal(["us", "china"], aftermath.DutyOf(1)!.Parties);
        Assert.Equal([new OptionRef(0, 2)], aftermath.Levers[0].BoundBy);
        Assert.Equal([2], aftermath.Expiry!.Outlasts);
    }

    [Fact]
    public void Incidents_read_to_what_was_meant()
    {
        var incident = Sample.WholeWith().Scenario!.Incidents[0];
        Assert.Equal(("plant", 1, 2, 40, "us", -5, "new-curb"),
            (incident.Id, incident.From, incident.To, incident.Percent, incident.Party, incident.Mood,
            incident.Lever));
        Assert.Equal(new IssueBelow(0, 60), incident.Below);
    }

    [Fact]
    public void A_file_without_these_parts_is_a_scenario_of_talks_alone()
    {
        var scenario = Sample.With().Scenario!;
        Assert.Null(scenario.Agenda.Aftermath);
        Assert.Null(scenario.Sequel);
        Assert.Empty(scenario.Incidents);
        Assert.Empty(scenario.Capitals);
        Assert.All(scenario.Briefs, b => Assert.Null(b.Home));
        Assert.Equal(30, scenario.Agenda.Talks.Costs.Call);
    }

    [Theory]
    [InlineData("general: 400 } }", "general: 40 } }", "flat-figure")]
    [InlineData("some: 100, general: 400 } }", "general: 400 } }", "no-level")]
    [InlineData("{ us: general, china: some }", "{ us: general }", "no-reading")]
    [InlineData("{ us: general, china: some }", "{ us: some, china: some }", "not-ambiguous")]
    [InlineData("{ us: general, china: some }", "{ us: all, china: some }", "unknown-reference")]
    [InlineData("readings: { general: {", "readings: { trickle: {", "no-text")]
    [InlineData("texts: { some: grant some", "texts: { trickle: grant some", "status-quo-obliges")]
    [InlineData("within: 2", "within: 4", "out-of-range")]
    [InlineData("by: [china]", "by: [japan]", "unknown-reference")]
    [InlineData("outlasts: [low]", "outlasts: [lower]", "unknown-reference")]
    [InlineData("issue: tariffs, outlasts", "issue: tarifs, outlasts", "unknown-reference")]
    [InlineData("id: slow-down", "id: new-curb", "duplicate-id")]
    [InlineData("bound-by: { magnets: [general] }", "bound-by: { magnets: [all] }", "unknown-reference")]
    [InlineData("about: Our estimate of what could be done.", "about: It could be done.", "no-source")]
    [InlineData("text: An estimate.", "text: It is calm.", "no-source")]
    [InlineData("weeks: [1, 2]", "weeks: [2, 1]", "weeks-backwards")]
    [InlineData("weeks: [1, 2]", "weeks: [1, 4]", "out-of-range")]
    [InlineData("weeks: [1, 2]", "weeks: [1]", "count")]
    [InlineData("lever: new-curb", "lever: new-curbs", "unknown-reference")]
    [InlineData("percent: 60 }", "percent: 0 }", "out-of-range")]
    [InlineData("mood: -5", "mood: -50", "out-of-range")]
    public void A_fault_after_the_talks_is_found(string find, string put, string code)
    {
        var reading = Sample.WholeWith((find, put));
        var finding = Assert.Single(reading.Findings, f => f.Code == code);
        Assert.Equal("error", finding.Severity);
        Assert.True(finding.Line > 1 && finding.Column > 0 && finding.Message.Length > 0 && finding.Mend.Length > 0);
        Assert.Null(reading.Scenario);
    }

    [Fact]
    public void An_incident_cannot_wait_for_what_nobody_promised()
    {
        var duties = Sample.Whole[Sample.Whole.IndexOf("    magnets:\n      by:", StringComparison.Ordinal)..Sample.Whole.IndexOf("    tariffs:\n      by:", StringComparison.Ordinal)];
        Assert.Equal("incidents[0].below.issue", Sample.WholeWith((duties, "")).Only("no-duty").Path);
    }

    [Fact]
    public void Incidents_without_weeks_have_no_place()
    {
        var weeks = Sample.Whole[Sample.Whole.IndexOf("aftermath:", StringComparison.Ordinal)..Sample.Whole.IndexOf("incidents:", StringComparison.Ordinal)];
        Assert.Contains(Sample.WholeWith((weeks, "")).Findings, f => f.Code == "no-aftermath");
    }
}
