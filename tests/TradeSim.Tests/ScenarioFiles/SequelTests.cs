using TradeSim.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class SequelTests
{
    [Fact]
    public void A_sequel_reads_to_what_was_meant()
    {
        var sequel = Sample.WholeWith().Scenario!.Sequel!;
        Assert.Equal("small", sequel.After);
        var rule = Assert.Single(sequel.Openings);
        Assert.Equal((0, 0), (rule.Issue, rule.Otherwise));
        Assert.Equal(("pulled-before", "", 0, 0),
            (rule.Cases[0].Lever, rule.Cases[0].Issue, rule.Cases[0].Delivered, rule.Cases[0].Opens));
        Assert.Equal(("", "magnets", 70, 1),
            (rule.Cases[1].Lever, rule.Cases[1].Issue, rule.Cases[1].Delivered, rule.Cases[1].Opens));
        Assert.Equal(["some", "general"], rule.Cases[1].Options);
        Assert.Equal(("old-tariffs", "As they are", "Lifted"),
            (sequel.Carried!.Id, sequel.Carried.AsNow, sequel.Carried.Done));
    }

    [Theory]
    [InlineData("{ lever: pulled-before, opens: trickle }", "{ opens: trickle }", "no-case")]
    [InlineData("pulled-before, opens: trickle", "pulled-before, opens: flood", "unknown-reference")]
    [InlineData("otherwise: trickle", "otherwise: flood", "unknown-reference")]
    [InlineData("after: small", "after: whole", "follows-itself")]
    [InlineData("id: old-tariffs", "id: tariffs\n    x: 1", "duplicate-id")]
    [InlineData("to: [low]", "to: [low, high]", "count")]
    public void A_fault_of_the_sequel_is_found_in_its_own_file(string find, string put, string code) =>
        Assert.Contains(Sample.WholeWith((find, put)).Findings, f => f.Code == code && f.Line > 1);

    [Fact]
    public void What_the_scenario_before_does_not_have_is_found_where_it_is_named()
    {
        var earlier = Sample.With().Scenario!.Agenda;
        var reading = SequelCheck.Of(Sample.WholeWith(("issues: [tariffs]", "issues: [tarifs]"),
            ("options: [some, general]", "options: [sum, general]")), earlier);
        Assert.Equal(
            [
                "sequel.openings.magnets.cases[0].lever",
                "sequel.openings.magnets.cases[1].options[0]",
                "sequel.carried.issues[0]",
            ],
            reading.Findings.Select(f => f.Path));
        Assert.All(reading.Findings, f => Assert.Equal("unknown-reference", f.Code));
        Assert.False(reading.IsGood);
    }

    [Fact]
    public void The_scenario_before_is_looked_for_beside_the_file()
    {
        var finding = Assert.Single(ScenarioFile.ReadAll(Sample.WholeFile).Single().Findings);
        Assert.Equal(("unknown-reference", "sequel.openings.magnets.cases[0].lever"), (finding.Code, finding.Path));
        var alone = SequelCheck.Of(Sample.WholeWith(), null);
        Assert.Equal(("warning", "no-earlier"), (alone.Findings.Single().Severity, alone.Findings.Single().Code));
        Assert.True(alone.IsGood);
    }
}
