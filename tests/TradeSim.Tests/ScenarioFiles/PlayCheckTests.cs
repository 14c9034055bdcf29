using TradeSim.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class PlayCheckTests
{
    [Fact]
    public void A_good_file_comes_with_its_zone_of_agreement()
    {
        var zone = Sample.With().Zone!;
        Assert.Equal((9, 4, 2), (zone.Packages, zone.InZone, zone.Permitted));
        Assert.Equal((140, 30), (zone.LargestJointGain, zone.MiddleJointGain));
    }

    [Fact]
    public void No_package_beyond_everybodys_alternative_is_an_error()
    {
        var reading = Sample.With(("    reservation: 30\n    mandate:\n      minimum: 30",
            "    reservation: 130\n    mandate:\n      minimum: 130"));
        var finding = reading.Only("no-zone");
        Assert.Equal(("error", "briefs"), (finding.Severity, finding.Path));
        Assert.Equal(Sample.LineOf("  us:\n    interests"), finding.Line);
        Assert.NotNull(reading.Scenario);
        Assert.False(reading.IsGood);
    }

    [Fact]
    public void A_package_that_only_equals_the_alternatives_is_no_zone()
    {
        var reading = Sample.With(
            ("    reservation: 30\n    mandate:\n      minimum: 35",
            "    reservation: 120\n    mandate:\n      minimum: 35"),
            ("    reservation: 30\n    mandate:\n      minimum: 30",
            "    reservation: 0\n    mandate:\n      minimum: 0"));
        Assert.Equal(1, reading.Zone!.InZone);
        reading.Only("no-zone");
    }

    [Fact]
    public void A_zone_that_no_mandate_permits_is_an_error() =>
        Sample.With(("minimum: 35", "minimum: 125")).Only("no-mandate");

    [Fact]
    public void An_issue_that_matters_to_nobody_is_an_error()
    {
        var reading = Sample.With(
            ("tariffs: { high: 20, middle: 10, low: -5 }", "tariffs: { high: 9, middle: 9, low: 9 }"),
            ("tariffs: { high: 0, middle: 30, low: 100 }", "tariffs: { high: 90, middle: 90, low: 90 }"),
            ("when: { magnets: [some, general], tariffs: [low] }", "when: { magnets: [some, general] }"));
        var finding = reading.Findings.Single(f => f.Code == "matters-to-nobody");
        Assert.Equal(("issues[1]", Sample.LineOf("  - id: tariffs")), (finding.Path, finding.Line));
    }

    [Fact]
    public void An_issue_that_counts_in_a_linkage_only_matters() => Assert.DoesNotContain(
        Sample.With(
            ("tariffs: { high: 20, middle: 10, low: -5 }", "tariffs: { high: 9, middle: 9, low: 9 }"),
            ("tariffs: { high: 0, middle: 30, low: 100 }",
            "tariffs: { high: 90, middle: 90, low: 90 }")).Findings,
        f => f.Code == "matters-to-nobody");

    [Fact]
    public void An_option_that_is_worse_for_everybody_is_an_error()
    {
        var finding = Sample.With(("middle: 30, low: 100", "middle: -30, low: 100")).Only("dominated");
        Assert.Equal(("issues[1].options[1]", Sample.LineOf("id: middle,")), (finding.Path, finding.Line));
    }

    [Fact]
    public void The_status_quo_and_options_in_linkages_may_be_worse_for_everybody()
    {
        Assert.Empty(Sample.With(("high: 20, middle: 10", "high: 0, middle: 10")).Findings);
        Assert.Empty(Sample.With(
            ("middle: 30, low: 100", "middle: -30, low: 100"),
            ("tariffs: [low]", "tariffs: [middle]")).Findings);
    }

    [Fact]
    public void Splitting_every_issue_in_the_middle_must_leave_something_on_the_table()
    {
        var reading = Sample.With(
            ("magnets: { trickle: 0, some: 40, general: 100 }",
            "magnets: { trickle: 0, some: 90, general: 100 }"),
            ("magnets: { trickle: 20, some: 10, general: 0 }",
            "magnets: { trickle: 20, some: 15, general: 0 }"),
            ("tariffs: { high: 0, middle: 30, low: 100 }", "tariffs: { high: 0, middle: 90, low: 100 }"));
        Assert.Equal("issues", reading.Only("not-integrative").Path);
        Assert.True(reading.Zone!.IntegrativeIndex < 0.2);
    }

    [Fact]
    public void Play_is_checked_even_where_the_form_has_a_fault()
    {
        var codes = Sample.With(("title: A", "titel: A"),
            ("minimum: 35", "minimum: 125")).Findings.Select(f => f.Code);
        Assert.Equal(["missing-key", "unknown-key", "no-mandate"], codes);
    }

    [Fact]
    public void More_packages_than_can_be_checked_are_an_error_and_are_not_counted()
    {
        var reading = Wide(issues: 8, linked: 0);
        Assert.Contains(reading.Findings, f => f.Code == "too-many-packages");
        Assert.Null(reading.Zone);
    }

    [Fact]
    public void Linkages_that_tie_too_many_issues_together_are_an_error_and_are_not_counted()
    {
        var reading = Wide(issues: 5, linked: 5);
        Assert.Contains(reading.Findings, f => f.Code == "too-many-joined");
        Assert.Null(reading.Zone);
    }

    /// <summary>The small scenario with more issues of twelve options each, the first of them tied by a
    /// linkage.</summary>
    private static ScenarioReading Wide(int issues, int linked)
    {
        var options = string.Concat(Enumerable.Range(0, 12).Select(o =>
            $"      - {{ id: o{o}, name: O, about: O. }}\n"));
        var more = string.Concat(Enumerable.Range(0, issues).Select(i =>
            $"  - id: more{i}\n    name: More\n    about: More.\n    options:\n{options}"
            + "    status-quo: o0\n    history: o0\n    sources: [S1]\n"));
        var points = string.Concat(Enumerable.Range(0, issues).Select(i =>
            $"      more{i}: {{ {string.Join(", ", Enumerable.Range(0, 12).Select(o => $"o{o}: {o}"))} }}\n"));
        var tie = string.Concat(Enumerable.Range(0, linked).Select(i => $", more{i}: [o1]"));
        return Sample.With(("\nhistory:\n", $"\n{more}history:\n"),
            ("low: -5 }\n", $"low: -5 }}\n{points}"), ("low: 100 }\n", $"low: 100 }}\n{points}"),
            ("tariffs: [low] }", $"tariffs: [low]{tie} }}"));
    }
}
