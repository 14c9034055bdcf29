using System.Collections.Immutable;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Plays a script through the rules, as any session is played, at the instants that it names.</summary>
internal sealed class StudyPlayer(StudyScript script, Scenario scenario)
{
    private readonly RoomSet rooms = new();
    private bool hasLeftHistory;
    private readonly ImmutableArray<StudyNote>.Builder notes = ImmutableArray.CreateBuilder<StudyNote>();

    /// <summary>The rooms after the last moment.</summary>
    public RoomSet Rooms => rooms;

    private Table Table => rooms.Table.Room;

    /// <summary>The study, with every note at the entry that its moment wrote, or at the one before where it wrote none.</summary>
    public Study Play()
    {
        if (script.Calendar.Opening(scenario.Agenda.Talks.Days[0]) is { } opening) Open(opening);
        ReportNights();
        foreach (var (moment, i) in script.Moments.Select((m, i) => (m, i)))
        {
            var before = rooms.Table.Entries.Count;
            if (moment is { Move: { } move, At: { } at }) Make(move, at, $"moment-{i + 1}");
            if (moment.Note is not { } n) continue;
            var entry = Math.Max(1, Math.Min(before + 1, rooms.Table.Entries.Count));
            notes.Add(new(entry, n.As, n.Heading, n.Text, n.Confidence, n.Sources));
        }

        return new(script.Title, script.By, script.Summary, true, notes.ToImmutable());
    }

    /// <summary>Reports what the whole play must have reached; asked only where every move was made.</summary>
    public void ReportEnd()
    {
        var places = script.Places["moments"];
        if (rooms.Session.Room.Phase != SessionPhase.Debrief)
            places.Error("unfinished", $"After the last moment the session is not over: {Standing()}.",
                "Add the moves that end it, or say \"reach: talks\" where the talks are all that is told.");
        var agreed = rooms.Session.Room.Conclusion?.Agreement ?? Table.Accord?.Package
            ?? (Table.Outcome as TalksOutcome.Agreed)?.Package;
        if (agreed is null)
            places.Error("no-agreement", "Nothing is agreed in this study, or a capital refuses it.",
                "Let the offer that history agreed be accepted; with another seed a capital may pass it.");
        else if (agreed.DiffersFrom(scenario.History.Outcome).Select(i => scenario.Agenda.Issues[i].Id).ToArray()
            is { Length: > 0 } off)
            places.Error("not-history", $"What is agreed differs from the scenario's history on {string.Join(", ", off)}.",
                "Let the last offer name the options that the scenario marks as history.");
    }

    private void Open(DateTimeOffset opening)
    {
        var none = ImmutableSortedDictionary<string, string>.Empty;
        var setup = new SessionSetup(script.Id, script.Id, scenario, ClockSetting.ByCalendar, none, script.Seed,
            script.Reach, [], [], none, Consent.Head, false, false);
        Expect(rooms.Tell("open", new SessionCommand.OpenSession(setup), opening));
        foreach (var party in scenario.Agenda.Parties)
            Expect(rooms.Tell($"grant-{party.Id}", new SessionCommand.GrantSeat(
                party.Id, Shortened(party.Head.Role), party.Head.Id), opening));
    }

    private void Expect(Refusal? refusal)
    {
        if (refusal is { } no)
            script.Places["scenario"].Error("refused", $"The session cannot be opened: {no.Because}",
                "Use a scenario that can be played as far as \"reach\" says.");
    }

    /// <summary>The calendar's clock lets one night pass between two days, so the days must follow one another.</summary>
    private void ReportNights()
    {
        var days = scenario.Agenda.Talks.Days;
        for (var i = 1; i < days.Length; i++)
            if (script.Calendar.Opening(days[i]) is { } opens && script.Calendar.Opening(days[i - 1]) is { } before
                && opens.Date != before.Date.AddDays(1))
                script.Places["scenario"].Error("days-apart", $"\"{days[i].Name}\" does not follow \"{days[i - 1].Name}\".",
                    "A study retells talks that were held on consecutive days.");
    }

    private void Make(Move move, DateTimeOffset at, string id)
    {
        if (hasLeftHistory || Table.Agenda is null || !rooms.Delegations.ContainsKey(move.Party)) return;
        if (Table.Phase is TablePhase.Talking && !scenario.Agenda.Talks.Days.Any(d => script.Calendar.Holds(d, at)))
        {
            move.Where.Error("outside-hours", "At this time nobody sits at the table: it lies outside the talks' hours.",
                $"The talks are held {string.Join(" and ", scenario.Agenda.Talks.Days.Select(Hours))}.");
            return;
        }

        var saying = move.Say(new(move.Party, Table, rooms.Delegations[move.Party].Room));
        var voice = new Voice(move.Party, scenario.Agenda.Party(move.Party)!.Head.Id);
        var because = saying.Lacks ?? (saying.Inside is { } inside
            ? rooms.Tell(voice, move.Party, id, inside, at) : rooms.Tell(voice, id, saying.AtTable!, at))?.Because;
        if (because is not null)
            move.Where.Error("refused", $"The rules refuse this ({Standing()}): {because}",
                "Change the move, the moves before it, or their order.");
        ReportVerdicts(move, rooms.Table.Entries.Where(e => e.At == at));
    }

    /// <summary>A capital's no ends the retelling: what history did next cannot be done, so nothing more is found.</summary>
    private void ReportVerdicts(Move move, IEnumerable<Entry<TableCommand, TableEvent>> said)
    {
        foreach (var no in said.SelectMany(e => e.Events).OfType<TableEvent.VerdictsAnnounced>()
            .SelectMany(v => v.Verdicts).Where(v => !v.Passed))
        {
            hasLeftHistory = true;
            move.Where.Error("refused-at-home",
                $"What is agreed here is refused at home by {no.Party}, for {no.Against}; the moves after it were not tried.",
                "Take another seed, with which both capitals pass it, or say \"reach: talks\".");
        }
    }

    private static string Hours(TalkDay day) =>
        $"{day.Name} {day.Opens / 60:00}:{day.Opens % 60:00} to {day.Closes / 60:00}:{day.Closes % 60:00}";

    private string Standing() => Table.Phase switch
    {
        TablePhase.Aftermath => $"week {Table.Accord!.Week} of {Table.Agenda!.Aftermath!.Weeks.Length} after the talks",
        TablePhase.Adjourned => "the table is adjourned",
        TablePhase.Over => "everything is over",
        TablePhase.Talking or TablePhase.LastCall => "the parties talk",
        _ => "the talks have not begun",
    };

    private static string Shortened(string role) =>
        role.Length <= Delegation.LongestName ? role : role[..Delegation.LongestName];
}
