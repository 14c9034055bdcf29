using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles.Studies;
using TradeSim.Sessions;
using TradeSim.Tables;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles.Studies;

/// <summary>What the studies that come with the program must be: sound, honest, and open to be taken over.</summary>
public sealed class ShippedStudyTests
{
    public static TheoryData<string> Ids => ["geneva-2025", "london-2025"];

    [Fact]
    public void Both_are_there_and_nothing_is_wrong_with_them()
    {
        Assert.Equal(Ids.Select(r => r.Data), ShippedStudies.All.Select(s => s.Id));
        Assert.All(ShippedStudies.All, s => Assert.Empty(s.Findings));
        Assert.All(ShippedStudies.All, s => Assert.True(s.IsGood));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_file_reads_back_and_every_entry_follows_from_the_rules(string id)
    {
        var reading = ShippedStudies.Of(id);
        var file = StudyFile.Read(reading.Text!);
        var replay = ReplayFile.Read(file.Replay);
        Assert.True(file.Study.IsHistory);
        Assert.Equal((id, reading.Entries), (replay.Scenario.Id, replay.Table.Length));
        Assert.Null(Verification.FirstDifference(replay));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_ends_where_history_ended(string id)
    {
        var replay = Replay(id);
        var agreed = Assert.Single(Said(replay).OfType<TableEvent.AgreementReached>());
        Assert.Equal(replay.Scenario.History.Outcome, agreed.Package);
        Assert.All(Said(replay).OfType<TableEvent.VerdictsAnnounced>().SelectMany(v => v.Verdicts), v => Assert.True(v.Passed));
        Assert.Equal(agreed.Package, replay.Session.SelectMany(e => e.Events).OfType<SessionEvent.SessionConcluded>().Single().Agreement);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_note_names_its_sources_and_how_well_it_is_known(string id)
    {
        var notes = ShippedStudies.Of(id).Study!.Notes;
        Assert.InRange(notes.Length, 12, StudyFile.MostNotes);
        Assert.All(notes, n => Assert.Contains(n.Confidence, new[] { "high", "medium", "low" }));
        Assert.All(notes, n => Assert.NotEmpty(n.Sources));
        Assert.All(notes.SelectMany(n => n.Sources), s => Assert.Matches(@"^S[0-9]+[a-z]?: \S.{5,}", s.Name));
        Assert.All(notes.SelectMany(n => n.Sources), s => Assert.Null(s.Address));
        Assert.Equal(notes.Select(n => n.Entry).Order(), notes.Select(n => n.Entry));
        Assert.InRange(notes[^1].Entry, notes[0].Entry + 12, Replay(id).Table.Length);
    }

    /// <summary>What was said in the rooms is not known, and nobody is quoted.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Nobody_says_a_word_at_the_table_and_what_was_public_is_a_paraphrase(string id)
    {
        var said = Said(Replay(id)).ToArray();
        Assert.Empty(said.OfType<TableEvent.WordsSaid>());
        Assert.All(said.OfType<TableEvent.OfferMade>(), o => Assert.Empty(o.Words));
        Assert.All(said.OfType<TableEvent.OfferRejected>(), o => Assert.Empty(o.Words));
        var publicly = said.OfType<TableEvent.StatementMade>().Select(s => s.Words)
            .Concat(said.OfType<TableEvent.BreachAlleged>().Select(b => b.Words))
            .Concat(said.OfType<TableEvent.ConsultationAsked>().Select(c => c.Words)).ToArray();
        Assert.NotEmpty(publicly);
        Assert.All(publicly, w => Assert.StartsWith("Paraphrase: ", w, StringComparison.Ordinal));
        Assert.Contains("reconstruction", ShippedStudies.Of(id).Study!.Summary, StringComparison.Ordinal);
    }

    /// <summary>The moves of the talks are nobody's knowledge: their notes say so.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_note_on_an_offer_or_a_hint_says_that_it_is_a_reconstruction(string id)
    {
        var replay = Replay(id);
        var notes = ShippedStudies.Of(id).Study!.Notes
            .Where(n => replay.Table[n.Entry - 1].Command is TableCommand.MakeOffer or TableCommand.SendSignal
                or TableCommand.RejectOffer or TableCommand.StepOut).DistinctBy(n => n.Entry).ToArray();
        Assert.InRange(notes.Length, 5, 20);
        Assert.All(notes, n => Assert.Contains("econstruction", n.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_same_script_gives_the_same_bytes(string id) => Assert.Equal(ShippedStudies.Of(id).Text,
        HistoricalStudies.Read(ShippedStudies.File(id), ShippedStudies.Scenarios, "tests").Text);

    [Theory]
    [InlineData("geneva-2025", "Was there a promise", "Sunday 11 May 13:00", "2025-05-11T13:00:00+02:00")]
    [InlineData("london-2025", "The signal", "Monday 9 June 15:00", "2025-06-09T15:00:00+01:00")]
    [InlineData("london-2025", "No chips for magnets", "Tuesday 10 June 13:30", "2025-06-10T13:30:00+01:00")]
    [InlineData("london-2025", "A framework", "Tuesday 10 June 23:50", "2025-06-10T23:50:00+01:00")]
    public void The_clock_of_the_talks_shows_the_hour_of_history(string id, string heading, string talkTime, string at)
    {
        var replay = Replay(id);
        var note = Note(id, heading);
        var table = replay.Table[..note.Entry].SelectMany(e => e.Events).Aggregate(Table.Empty, (t, e) => t.Evolve(e));
        var time = table.Clock!.Time;
        Assert.Equal(talkTime, $"{table.Clock.Today.Name} {time.Minute / 60:00}:{time.Minute % 60:00}");
        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), replay.Table[note.Entry - 1].At);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_can_be_taken_over_at_the_opening_and_played_to_an_end(string id)
    {
        var replay = Replay(id);
        var opening = 1 + replay.Table.ToList().FindIndex(e => e.Events.Any(x => x is TableEvent.TalksBegan));
        var branch = Branching.At(replay, opening);
        var names = replay.Scenario.Agenda.Parties.ToDictionary(p => p.Id, _ => "envoy");
        var rooms = Continuation.Play(branch, names, 7, TestContext.Current.CancellationToken);
        Assert.Equal(SessionPhase.Debrief, rooms.Session.Room.Phase);
        Assert.Equal(replay.Scenario.Agenda.Talks.Days[0].Opens, branch.Rooms().Table.Room.Clock!.Time.Minute);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_can_be_taken_over_at_every_moment_but_the_end(string id)
    {
        var replay = Replay(id);
        var names = replay.Scenario.Agenda.Parties.ToDictionary(p => p.Id, _ => "linear");
        foreach (var entry in ShippedStudies.Of(id).Study!.Notes.Select(n => n.Entry).Distinct().SkipLast(1))
            Assert.Equal(SessionPhase.Debrief, Continuation.Play(
                Branching.At(replay, entry), names, 3, TestContext.Current.CancellationToken).Session.Room.Phase);
    }

    private static ReplayFile Replay(string id) => ReplayFile.Read(StudyFile.Read(ShippedStudies.Of(id).Text!).Replay);

    private static IEnumerable<TableEvent> Said(ReplayFile replay) => replay.Table.SelectMany(e => e.Events);

    private static StudyNote Note(string id, string heading) => ShippedStudies.Of(id).Study!.Notes
        .Single(n => n.Heading.StartsWith(heading, StringComparison.Ordinal));
}
