using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class FormTests
{
    [Fact]
    public void A_good_file_reads_to_what_was_meant()
    {
        var reading = Sample.With();
        Assert.Empty(reading.Findings);
        Assert.True(reading.IsGood);
        var scenario = reading.Scenario!;
        var agenda = scenario.Agenda;
        Assert.Equal(("small", "A small scenario", "Magnets for tariffs."),
            (scenario.Id, agenda.Title, agenda.Background));
        Assert.Equal([new("Saturday", 600, 1110), new TalkDay("Sunday", 555, 1440)], agenda.Talks.Days);
        Assert.Equal(new(30, 10, 15, 5, 30), agenda.Talks.Costs);
        Assert.Equal(["us", "china"], agenda.Parties.Select(p => p.Id));
        Assert.Equal("commerce", agenda.Party("china")!.Head.Id);
        Assert.Equal(("circle", "Minister of Commerce", "E"),
            (agenda.Parties[1].Mark, agenda.Parties[1].Seats[1].Role, agenda.Parties[1].Seats[1].Holder));
        Assert.Equal("General licences", agenda.Issues[0].Options[2].Name);
        Assert.Equal(["S1"], agenda.Issues[1].Sources);
        Assert.Equal(new Package([0, 0]), agenda.StatusQuo);
        Assert.Equal(new Package([2, 2]), scenario.History.Outcome);
        Assert.Equal(new Source("S2b", "Another newspaper, 2 May 2025"), agenda.Sources[1]);
    }

    [Fact]
    public void A_brief_reads_to_what_was_meant()
    {
        var brief = Sample.With().Scenario!.Brief("us");
        Assert.Equal(("Factories stand still.", 30, 35),
            (brief.Batna, brief.Reservation, brief.Mandate.Minimum));
        Assert.Equal([new OptionRef(1, 1)], brief.Mandate.Forbidden);
        Assert.Equal([[0, 40, 100], [20, 10, -5]], brief.Valuation.Points.Select(row => row.ToArray()));
        var linkage = Assert.Single(brief.Valuation.Linkages);
        Assert.Equal(("A bargain", 5), (linkage.Name, linkage.Points));
        Assert.Equal(100, brief.Valuation.Score(new([2, 2])));
        Assert.Equal([0, 1], linkage.When.Select(c => c.Issue));
        Assert.Equal([1, 2], linkage.When[0].Options);
        Assert.Equal([new("treasury", "You lead."), new("trade", "You check."),
            new SeatPage("adviser", "You watch.")],
            brief.Pages);
    }

    [Fact]
    public void One_file_with_many_faults_gets_every_one_on_its_line()
    {
        var file = Path.Combine(Sample.Folder, "ten-faults.yaml");
        var reading = ScenarioFile.ReadAll(file).Single();
        Assert.False(reading.IsGood);
        Assert.Null(reading.Scenario);
        Assert.Equal(
            [
                (1, "missing-key", ""),
                (2, "unknown-key", "titel"),
                (10, "day-without-time", "talks.days[1].closes"),
                (11, "not-a-number", "talks.costs.signal"),
                (24, "unknown-reference", "parties[1].mark"),
                (27, "duplicate-id", "parties[1].seats[1].id"),
                (36, "too-long", "issues[0].options[2].name"),
                (38, "unknown-reference", "issues[0].history"),
                (51, "unknown-reference", "history.sources[0]"),
                (63, "unknown-reference", "briefs.us.mandate.forbidden.tarifs"),
                (67, "no-points", "briefs.us.points.tariffs"),
                (82, "duplicate-key", "briefs.china.reservation"),
                (90, "no-page", "briefs.china.seats"),
                (91, "unknown-key", "briefs.china.seats.commerce"),
            ],
            reading.Findings.Select(f => (f.Line, f.Code, f.Path)));
        Assert.All(reading.Findings, f =>
            Assert.True(f.Column > 0 && f.Message.Length > 0 && f.Mend.Length > 0));
    }

    [Fact]
    public void A_mistyped_word_gets_the_nearest_known_one()
    {
        var finding = Sample.With(("    short: China", "    shrot: China")).Findings;
        Assert.Contains(finding, f => f.Code == "unknown-key" && f.Mend == "Did you mean \"short\"?");
        Assert.Equal("Did you mean \"trickle\"?",
            Sample.With(("status-quo: trickle", "status-quo: trikle")).Only("unknown-reference").Mend);
    }

    [Theory]
    [InlineData("offer: 30", "offer: 3.0", "not-a-number")]
    [InlineData("offer: 30", "offer: \"30\"", "not-a-number")]
    [InlineData("offer: 30", "offer: 0", "out-of-range")]
    [InlineData("offer: 30", "offer: 99999999999999999999", "out-of-range")]
    [InlineData("opens: \"10:00\"", "opens: 10:00", "unquoted-time")]
    [InlineData("opens: \"10:00\"", "opens: \"24:30\"", "not-a-time")]
    [InlineData("opens: \"10:00\"", "opens: \"9:00\"", "not-a-time")]
    [InlineData("holder: A, head: true", "holder: A, head: yes", "not-a-flag")]
    [InlineData("holder: A, head: true", "holder: A", "one-head")]
    [InlineData("name: A bargain", "name: ~", "missing-value")]
    [InlineData("name: A bargain", "name: \"A \\e[31m bargain\"", "control-character")]
    [InlineData("name: A bargain", "name: \"A\\nbargain\"", "line-break")]
    [InlineData("id: small", "id: Small", "bad-id")]
    [InlineData("id: small", "id: other", "id-not-file-name")]
    [InlineData("    when: { magnets: [some, general], tariffs: [low] }", "    when: {}", "no-condition")]
    [InlineData("sources: [S1] }", "sources: S1 }", "wrong-kind")]
    [InlineData("talks:\n", "talks: &talks\n", "anchor")]
    [InlineData("title: A small", "title: !!str A small", "tag")]
    public void A_value_out_of_form_is_found(string find, string put, string code)
    {
        var reading = Sample.With((find, put));
        Assert.Contains(reading.Findings, f => f.Code == code && f.Line == Sample.LineOf(find));
        Assert.False(reading.IsGood);
    }

    [Fact]
    public void A_party_cannot_take_the_office_s_name() =>
        Assert.Contains(Sample.With(("  - id: us\n", "  - id: office\n")).Findings, f =>
            f.Code == "reserved");

    [Fact]
    public void An_address_that_nothing_names_is_a_warning_and_leaves_the_file_good()
    {
        var reading = Sample.With(("  S1: \"A", "  S9: \"Unused\"\n  S1: \"A"));
        Assert.Equal("warning", reading.Only("unused-source").Severity);
        Assert.True(reading.IsGood);
    }

    [Fact]
    public void What_holds_and_what_was_agreed_then_must_name_a_source()
    {
        Assert.Equal("issues[0].options[0]",
            Sample.With(("about: Few., sources: [S1] }", "about: Few. }")).Only("no-source").Path);
        Assert.Equal("issues[0].options[2]",
            Sample.With(("about: All., sources: [S2b] }", "about: All. }")).Only("no-source").Path);
    }

    [Fact]
    public void A_party_without_a_brief_and_a_seat_without_a_page_are_found()
    {
        var text = Sample.Small[..Sample.Small.IndexOf("  china:\n", StringComparison.Ordinal)];
        Assert.Contains(ScenarioFile.Parse("small.yaml", text).Findings, f => f.Code == "no-brief");
        Assert.Contains("finance", Sample.With(("      finance: You count.\n", "")).Only("no-page").Message,
            StringComparison.Ordinal);
    }
}
