using System.Collections.Immutable;
using System.Text;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Playthroughs;

/// <summary>Plays the lines of a playthrough file and writes down what each side heard after each.</summary>
internal sealed class Playthrough(Scenario scenario)
{
    private readonly RoomSet rooms = new();
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> heard = [];
    private DateTimeOffset now = new(2025, 6, 9, 12, 0, 0, TimeSpan.Zero);

    private Agenda Agenda => scenario.Agenda;

    public string Play(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => l.StartsWith('#') || l.StartsWith('>')))
        {
            text.Append(line).Append('\n');
            if (line.StartsWith('>')) Step(line[1..].Trim());
        }

        return text.ToString();
    }

    private void Step(string step)
    {
        now = now.AddSeconds(10);
        var refusal = step == "open" ? Open() : Say(step);
        text.Append(refusal is null ? "    counts\n" : $"    refused to its asker ({refusal.Code}): {refusal.Because}\n");
        foreach (var party in Agenda.Parties) Hear(party.Id);
        text.Append('\n');
    }

    private Refusal? Open() =>
        rooms.Tell("open", new SessionCommand.OpenSession(new("PLAY", "PLAY", scenario, ClockSetting.ByMoves,
            ImmutableSortedDictionary<string, string>.Empty, 1)), now)
        ?? Agenda.Parties.Select(p => rooms.Tell($"grant-{p.Id}", new SessionCommand.GrantSeat(p.Id, $"Head of {p.Short}"), now))
            .FirstOrDefault(r => r is not null);

    private Refusal? Say(string step)
    {
        var words = step.Split(' ', 3);
        var (by, verb, rest) = (Voice.Parse(words[0]), words[1], words.Length > 2 ? words[2] : "");
        var id = $"step-{now.Ticks}";
        return verb switch
        {
            "confer" => rooms.Tell(by, by.Party, id, new DelegationCommand.Confer(rest), now),
            "draft" => rooms.Tell(by, by.Party, id, new DelegationCommand.SaveDraft(Package(rest)), now),
            _ => rooms.Tell(by, id, Command(verb, rest), now),
        };
    }

    private TableCommand Command(string verb, string rest)
    {
        var parts = rest.Split(" : ", 2);
        var (first, words) = (parts[0].Trim(), parts.Length > 1 ? parts[1] : "");
        return verb switch
        {
            "offers" => new TableCommand.MakeOffer(Package(first), words),
            "accepts" => new TableCommand.AcceptOffer(int.Parse(first)),
            "rejects" => new TableCommand.RejectOffer(int.Parse(first), words),
            "withdraws" => new TableCommand.WithdrawOffer(int.Parse(first)),
            "says" => new TableCommand.SayWords(rest),
            "signals" => Signal(first),
            "leaves" => new TableCommand.LeaveTalks(rest),
            _ => throw new ArgumentException($"There is no verb \"{verb}\"."),
        };
    }

    private TableCommand.SendSignal Signal(string text)
    {
        var sides = text.Split(" for ");
        return new([.. sides[0].Split(' ').Select(Option)], [.. sides[1].Split(' ').Select(Option)]);
    }

    /// <summary>"12 issue=option …" changes offer 12; without a number it changes the status quo.</summary>
    private Package Package(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words.Length > 0 && int.TryParse(words[0], out var number)
            ? rooms.Table.Room.Offers[number - 1].Package
            : Agenda.StatusQuo;
        return words.Where(w => w.Contains('=')).Select(Option)
            .Aggregate(from, (package, o) => package.With(o.Issue, o.Option));
    }

    private OptionRef Option(string word)
    {
        var parts = word.Split('=');
        var issue = Agenda.Issues.Single(i => i.Id == parts[0]);
        return new(Agenda.Issues.IndexOf(issue), issue.Options.IndexOf(issue.Options.Single(o => o.Id == parts[1])));
    }

    private void Hear(string party)
    {
        var table = New(party, "table", rooms.Table.Entries).SelectMany(e => e.Events).Select(Describe);
        var own = New(party, "own room", rooms.Delegations[party].Entries).SelectMany(e => e.Events).Select(Describe);
        foreach (var line in own.Select(l => $"{party} hears in its own room: {l}")
                     .Concat(table.Select(l => $"{party} hears at the table: {l}")))
            text.Append("    ").Append(line).Append('\n');
    }

    private IEnumerable<T> New<T>(string party, string room, IReadOnlyList<T> entries)
    {
        var after = heard.GetValueOrDefault(party + room);
        heard[party + room] = entries.Count;
        return entries.Skip(after);
    }

    private string Describe(TableEvent e) => e switch
    {
        TableEvent.TableOpened o => $"the agenda \"{o.Agenda.Title}\", {o.Agenda.Issues.Length} issues",
        TableEvent.TalksBegan => "the talks begin",
        TableEvent.ClockMoved c => $"it is {c.To.Minute / 60:00}:{c.To.Minute % 60:00}",
        TableEvent.DayOpened d => $"{Agenda.Talks.Days[d.Day].Name} opens",
        TableEvent.OfferMade o => $"offer {o.Number} by {o.By}: {Changes(o.Package)} \"{o.Words}\"",
        TableEvent.OfferAccepted a => $"{a.By} accepts offer {a.Number}",
        TableEvent.OfferRejected r => $"{r.By} rejects offer {r.Number} \"{r.Words}\"",
        TableEvent.OfferWithdrawn w => $"{w.By} withdraws offer {w.Number}",
        TableEvent.SignalSent s => $"{s.By} hints: for {Names(s.IfYou)} we could do {Names(s.WeCould)}",
        TableEvent.WordsSaid s => $"{s.By} says \"{s.Words}\"",
        TableEvent.TalksLeft l => $"{l.By} leaves \"{l.Words}\"",
        TableEvent.AgreementReached a => $"agreement on offer {a.Offer}",
        TableEvent.TalksFailed => "the talks end without a deal",
        _ => e.GetType().Name,
    };

    private string Describe(DelegationEvent e) => e switch
    {
        DelegationEvent.DelegationOpened o => $"the brief, reservation value {o.Brief.Reservation} points",
        DelegationEvent.SeatTaken s => $"{s.Name} takes the seat {s.Seat}",
        DelegationEvent.Conferred c => $"{c.Seat} says among us \"{c.Words}\"",
        DelegationEvent.DraftSaved d => $"{d.Seat} drafts {Changes(d.Package)}",
        _ => e.GetType().Name,
    };

    private string Changes(Package package) =>
        Names([.. package.DiffersFrom(Agenda.StatusQuo).Select(i => new OptionRef(i, package[i]))]);

    private string Names(ImmutableArray<OptionRef> options) =>
        string.Join(' ', options.Select(o => $"{Agenda.Issues[o.Issue].Id}={Agenda.Issues[o.Issue].Options[o.Option].Id}"));
}
