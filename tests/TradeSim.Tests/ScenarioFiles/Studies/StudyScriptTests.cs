using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.ScenarioFiles.Studies;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles.Studies;

/// <summary>What is wrong with a script is found whole, with line and mend, whatever it holds.</summary>
public sealed class StudyScriptTests
{
    private static string London { get; } = File.ReadAllText(ShippedStudies.File("london-2025"));

    private const string Faulty = """
        study: other
        scenario: london-2025
        title: A
        author: B
        summary: C
        reach: far
        seed: none
        year: 2025
        hours-from-utc: 1
        extra: 1
        moments:
          - at: "Tuesday 9 June, 13:05"
            by: us
            offer: { ethane: free }
          - at: "Monday 9 June, 13:10"
            by: uss
            offer: { ethane: fre }
          - at: "Monday 9 June, 13:10"
            offer: { ethan: free }
          - at: "Monday 9 June, 13:20"
            by: china
            answer: accept
          - at: "Monday 9 June, 13:30"
            by: us
            revise: { ethane: free }
          - at: "Monday 9 June, 13:40"
            by: us
            answer: maybe
            lever: no-such
          - at: "Monday 9 June, 13:50"
          - at: "Monday 9 June, 14:00"
            note: { heading: "", text: D, confidence: sure, sources: [S999], as: nobody }
          - at: "Monday 9 June, 14:10"
            by: china
            offer: { rare-earth-licences: general, military-magnets: approved }
          - at: "Monday 9 June, 21:00"
            by: china
            seal: { all: fulfil }
          - at: "Tuesday 10 June, 11:00"
            by: china
            call: { draft: { ethane: free }, option: { ethane: free } }
          - at: "Tuesday 10 June, 11:10"
            by: china
            press: { pledge: { ethane: free } }
          - at: "Tuesday 10 June, 11:20"
            by: china
            settle: ethane
        sources:
          S1: Known already
          X1: Nobody names it
        """;

    [Fact]
    public void All_faults_of_a_script_are_found_with_their_lines()
    {
        var reading = Read("faulty", Faulty);
        Assert.False(reading.IsGood);
        Assert.Equal(
        [
            (1, "id-not-file-name"), (6, "unknown-reference"), (7, "not-a-number"), (10, "unknown-key"), (12, "bad-time"),
            (16, "unknown-reference"), (17, "unknown-reference"), (18, "no-mover"), (18, "time-order"), (19, "unknown-reference"),
            (22, "refused"), (25, "refused"), (26, "two-moves"), (28, "unknown-reference"), (30, "empty-moment"),
            (32, "missing-value"), (32, "unknown-reference"), (32, "unknown-reference"), (32, "unknown-reference"),
            (35, "refused"), (38, "outside-hours"), (41, "one-question"), (44, "missing-key"), (47, "refused"),
            (49, "duplicate-id"), (50, "unused-source"),
        ], reading.Findings.Select(f => (f.Line, f.Code)));
        Assert.All(reading.Findings, f => Assert.NotEmpty(f.Mend));
        Assert.Contains(reading.Findings, f => f.Line == 35 && f.Message.Contains("does not permit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_script_of_no_known_scenario_says_so_and_what_else_its_head_lacks() => Assert.Equal(
        [(1, "missing-key"), (2, "unknown-reference")],
        Read("london-2025", Changed(("scenario: london-2025", "scenario: paris-2025"), ("reach: aftermath\n", "")))
            .Findings.Select(f => (f.Line, f.Code)));

    [Theory]
    [InlineData("seed: 16", "seed: 90", "refused-at-home")]
    [InlineData("reach: aftermath", "reach: talks", "refused")]
    [InlineData("licence-terms: six-months-green, military-magnets: refused", "military-magnets: refused", "not-history")]
    public void A_history_that_ends_otherwise_is_a_finding(string find, string put, string code)
    {
        var reading = Read("london-2025", Changed((find, put)));
        Assert.Contains(reading.Findings, f => f.Code == code);
        Assert.Null(reading.Text);
    }

    [Fact]
    public void A_history_that_stops_halfway_is_unfinished() => Assert.Equal("unfinished", Assert.Single(Read("london-2025",
        London[..London.IndexOf("  - at: \"Thursday 3 July", StringComparison.Ordinal)]
        + London[London.IndexOf("\nsources:", StringComparison.Ordinal)..]).Findings, f => f.Severity == Finding.Error).Code);

    [Fact]
    public void The_talks_alone_can_be_retold()
    {
        var reading = Read("london-2025", Changed(("reach: aftermath", "reach: talks"))
            [..London.IndexOf("  - at: \"Wednesday 11 June, 10:00", StringComparison.Ordinal)].TrimEnd('a', 't', ' ', '-', ':')
            + "\nsources:\n" + string.Concat(London[(London.IndexOf("\nsources:", StringComparison.Ordinal) + 10)..]
                .Split('\n').Select(l => l + "\n")));
        Assert.DoesNotContain(reading.Findings, f => f.Severity == Finding.Error);
        Assert.Equal(TablePhase.Over, ReplayFile.Read(StudyFile.Read(reading.Text!).Replay).Table
            .SelectMany(e => e.Events).Aggregate(Table.Empty, (t, e) => t.Evolve(e)).Phase);
    }

    [Fact]
    public void No_cut_and_no_changed_character_breaks_the_reader()
    {
        for (var i = 0; i < Faulty.Length; i += 11)
        {
            Read("x", Faulty[..i]);
            foreach (var c in "{}[]:-&*!|>'\"#\t") Read("x", string.Concat(Faulty.AsSpan(0, i), c.ToString(), Faulty.AsSpan(i + 1)));
        }
    }

    [Fact]
    public void Hostile_scripts_get_a_bounded_list_of_findings()
    {
        var head = Faulty[..Faulty.IndexOf("  - at:", StringComparison.Ordinal)];
        var many = Read("x", head + string.Concat(Enumerable.Repeat("  - at: \"Monday 9 June, 13:05\"\n", 20_000)));
        Assert.Contains(many.Findings, f => f.Code == "count");
        Assert.InRange(many.Findings.Length, 200, 501);
        Assert.Contains(Read("x", "study: &a x\nscenario: *a\n").Findings, f => f.Code == "alias");
        Assert.Equal("empty", Assert.Single(Read("x", "").Findings).Code);
        Assert.Equal("too-large", Assert.Single(Read("x", new string('#', 1024 * 1024 + 1)).Findings).Code);
    }

    private static StudyReading Read(string id, string text) =>
        HistoricalStudies.Parse($"{id}.yaml", text, ShippedStudies.Scenarios, "tests");

    private static string Changed(params (string Find, string Put)[] changes) => Sample.Changed(London, changes);
}
