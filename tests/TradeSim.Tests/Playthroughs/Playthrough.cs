using System.Collections.Immutable;
using System.Text;
using TradeSim.Agreements;
using TradeSim.Delegations;
using TradeSim.Rooms;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Tests.Playthroughs;

/// <summary>Plays the lines of a playthrough file and writes down what each side heard after each.</summary>
internal sealed class Playthrough(Scenario scenario, params ImmutableArray<Scenario> sequels)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> heard = [];
    private readonly Dictionary<string, Telling> tellings = [];
    private DateTimeOffset now = new(2025, 6, 9, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The rooms as the lines played so far left them.</summary>
    public RoomSet Rooms { get; } = new();

    private Table Table => Rooms.Table.Room;

    private Agenda Agenda => Table.Agenda ?? scenario.Agenda;

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
        var refusal = step.Split(' ') is ["open", .. var how] ? Open(how) : Say(step);
        text.Append(refusal is null ? "    counts\n" : $"    refused to its asker ({refusal.Code}): {refusal.Because}\n");
        foreach (var party in Agenda.Parties) Hear(party.Id);
        text.Append('\n');
    }

    /// <summary>"open", or "open campaign seed 12".</summary>
    private Refusal? Open(string[] how)
    {
        var reach = how is [var far, ..] ? Enum.Parse<Reach>(far, ignoreCase: true) : Reach.Talks;
        var seed = how is [_, "seed", var number] ? long.Parse(number) : 1;
        return Rooms.Tell("open", new SessionCommand.OpenSession(new("PLAY", "PLAY", scenario, ClockSetting.ByMoves,
                ImmutableSortedDictionary<string, string>.Empty, seed, reach,
                reach == Reach.Campaign ? sequels : [], [], ImmutableSortedDictionary<string, string>.Empty,
                Consent.Head, false, false)), now)
            ?? scenario.Agenda.Parties.Select(p => Rooms.Tell(
                    $"grant-{p.Id}", new SessionCommand.GrantSeat(p.Id, $"Head of {p.Short}", null), now))
                .FirstOrDefault(r => r is not null);
    }

    private Refusal? Say(string step)
    {
        var words = step.Split(' ', 3);
        var (by, verb, rest) = (Voice.Parse(words[0]), words[1], words.Length > 2 ? words[2] : "");
        var id = $"step-{now.Ticks}";
        return Inside(by, verb, rest) is { } inside
            ? Rooms.Tell(by, by.Party, id, inside, now)
            : Rooms.Tell(by, id, Command(by, verb, rest), now);
    }

    private DelegationCommand? Inside(Voice by, string verb, string rest) => verb switch
    {
        "confer" => new DelegationCommand.Confer(rest),
        "draft" => new DelegationCommand.SaveDraft(Package(rest)),
        "consents" => new DelegationCommand.ConsentTo(Package(rest)),
        "calls" => Call(rest),
        "seals" => Measures(by, rest.Split(' ')),
        _ => null,
    };

    private TableCommand Command(Voice by, string verb, string rest)
    {
        var (first, words) = Halves(rest);
        return verb switch
        {
            "offers" => new TableCommand.MakeOffer(Package(first), words),
            "accepts" => new TableCommand.AcceptOffer(int.Parse(first)),
            "rejects" => new TableCommand.RejectOffer(int.Parse(first), words),
            "withdraws" => new TableCommand.WithdrawOffer(int.Parse(first)),
            "says" => new TableCommand.SayWords(rest),
            "signals" => Signal(first),
            "leaves" => new TableCommand.LeaveTalks(rest),
            "states" when first == "warm" => new TableCommand.MakeStatement(Tone.Warm, null, words),
            "states" => new TableCommand.MakeStatement(Tone.Firm, Option(first.Split(' ')[1]), words),
            "consults" => new TableCommand.AskConsultation(Commitment(first, c => c.Party != by.Party), words),
            "alleges" => new TableCommand.AllegeBreach(Commitment(first, c => c.Party != by.Party), words),
            "settles" => new TableCommand.SettleAllegation(int.Parse(first)),
            "suspends" => new TableCommand.SuspendCommitment(
                Commitment(first.Split(" for ")[0], c => c.Party == by.Party), int.Parse(first.Split(" for ")[1])),
            "resumes" => new TableCommand.ResumeCommitment(Commitment(first, c => c.Party == by.Party)),
            "pulls" => new TableCommand.PullLever(first),
            "takes-back" => new TableCommand.TakeBack(rest),
            "wants-extension" => new TableCommand.WantExtension(),
            "calls-time" => new TableCommand.CallTime(),
            _ => throw new ArgumentException($"There is no verb \"{verb}\"."),
        };
    }

    private static (string First, string Words) Halves(string rest)
    {
        var parts = rest.Split(" : ", 2);
        return (parts[0].Trim(), parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>"issue=option : words" asks for an option; "draft issue=option … : words" for a whole draft.</summary>
    private DelegationCommand.CallCapital Call(string rest)
    {
        var (first, words) = Halves(rest);
        return new(first.StartsWith("draft ", StringComparison.Ordinal)
            ? new(null, Package(first["draft ".Length..]), words)
            : new(Option(first), null, words));
    }

    /// <summary>"fulfil issue=slow-walk …": one conduct for all commitments that are asked about, and others for some.</summary>
    private DelegationCommand.SealMeasures Measures(Voice by, string[] words)
    {
        var week = Rooms.Delegations[by.Party].Room.Week;
        var others = words.Skip(1).Select(w => w.Split('=')).ToDictionary(w => w[0], w => Conduct(w[1]));
        return new(week?.Week ?? 0, [.. (week?.Commitments ?? []).Select(n => new MeasureTaken(
            n, others.GetValueOrDefault(Agenda.Issues[Table.Accord!.Find(n)!.Issue].Id, Conduct(words[0]))))]);
    }

    private static Conduct Conduct(string word) => Enum.Parse<Conduct>(word.Replace("-", ""), ignoreCase: true);

    private int Commitment(string issue, Func<Commitment, bool> whose) =>
        Table.Accord?.Commitments.FirstOrDefault(c => Agenda.Issues[c.Issue].Id == issue && whose(c))?.Number ?? 0;

    private TableCommand.SendSignal Signal(string text)
    {
        var sides = text.Split(" for ");
        return new([.. sides[0].Split(' ').Select(Option)], [.. sides[1].Split(' ').Select(Option)]);
    }

    /// <summary>"12 issue=option …" changes offer 12, "history …" what history agreed; else it changes the status quo.</summary>
    private Package Package(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words is ["history", ..] ? Rooms.Session.Room.Scenario!.History.Outcome
            : words.Length > 0 && int.TryParse(words[0], out var number) ? Table.Offer(number)!.Package
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
        if (!tellings.TryGetValue(party, out var told)) tellings[party] = told = new();
        var table = New(party, "table", Rooms.Table.Entries).SelectMany(e => e.Events).Select(told.Of);
        var own = New(party, "own room", Rooms.Delegations[party].Entries).SelectMany(e => e.Events).Select(told.Of);
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
}
