using System.CommandLine;
using System.Text;
using TradeSim.Cli.Bridges;
using TradeSim.Cli.Campaigns;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Sessions;

namespace TradeSim.Cli;

/// <summary>`tradesim play SCENARIO --party ID=NEGOTIATOR …`: one session between negotiators, without a
/// server.</summary>
internal static class Play
{
    public static Command Verb(Screen screen)
    {
        var file = new Argument<string>("SCENARIO") { Description = "A scenario file." };
        var parties = new Option<string[]>("--party")
        {
            Description = "Who plays a party: ID=NEGOTIATOR, once a party. Negotiators: "
                + $"{string.Join(", ", NegotiatorNames.All)}; or process:COMMAND, any program over lines of JSON.",
            Required = true,
        };
        var seed = new Option<long>("--seed")
        {
            Description = "The seed of all chance.",
            DefaultValueFactory = _ => 1,
        };
        var to = new Option<string?>("--out") { Description = "Write the replay file here." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("play", "Play one session between negotiators.")
        {
            file, parties, seed, to, json,
        };
        verb.SetAction(parsed => Run(screen, parsed.GetRequiredValue(file), parsed.GetRequiredValue(parties),
            parsed.GetValue(seed), parsed.GetValue(to), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Screen screen, string file, string[] parties, long seed, string? to, bool json)
    {
        if (!File.Exists(file))
            throw new UnusableException($"{file}: there is no such file; check the path.");
        var reading = ScenarioFile.ReadAll(file).Single();
        if (!Given.IsGood(screen, reading)) return CommandLine.Unusable;
        var scenario = reading.Scenario!;
        var players = Opponents.Read(scenario, parties);
        if (to is not null) Given.Folder(to);
        using var outsiders = new Outsiders(scenario, players);
        var negotiators = outsiders.Names;
        var rooms = Talk(scenario, negotiators, seed, outsiders.Deciders);
        outsiders.Leave(scenario.Agenda, End(rooms));
        if (to is not null) File.WriteAllText(to, Written(rooms), new UTF8Encoding(false));
        if (json) screen.Json(Document(scenario, negotiators, seed, to, rooms));
        else Print(screen, scenario, negotiators, seed, to, rooms);
        return CommandLine.Good;
    }

    private static RoomSet Talk(
        Scenario scenario, Dictionary<string, string> negotiators, long seed,
        IReadOnlyDictionary<string, Outsider> outsiders)
    {
        try
        {
            return Match.Play(scenario, negotiators, seed, outsiders);
        }
        catch (ArgumentException e)
        {
            throw Given.Off(e);
        }
    }

    private static string Written(RoomSet rooms) => ReplayFile.Write(CommandLine.WrittenBy, rooms);

    private static object Document(
        Scenario scenario, Dictionary<string, string> negotiators, long seed, string? to, RoomSet rooms)
    {
        var end = End(rooms);
        return new
        {
            scenario = scenario.Id,
            seed,
            written_by = CommandLine.WrittenBy,
            outcome = end.Agreement is null ? "no-agreement" : "agreement",
            left_by = end.LeftBy,
            package = end.Agreement is { } package ? Named(scenario.Agenda, package) : null,
            parties = end.Results.Select(r => new
            {
                party = r.Party,
                negotiator = negotiators[r.Party],
                score = r.Score,
                reservation = r.Reservation,
                history_score = scenario.Brief(r.Party).Valuation.Score(scenario.History.Outcome),
            }),
            offers = rooms.Table.Room.Offers.Count,
            table_entries = rooms.Table.Number,
            replay = to,
        };
    }

    private static Dictionary<string, string> Named(Agenda agenda, Package package) =>
        agenda.Issues.Index().ToDictionary(i => i.Item.Id, i => i.Item.Options[package[i.Index]].Id);

    private static void Print(
        Screen screen, Scenario scenario, Dictionary<string, string> negotiators, long seed, string? to,
        RoomSet rooms)
    {
        var end = End(rooms);
        screen.Say($"{scenario.Agenda.Title}, seed {seed}: " + (end.Agreement is not null
            ? $"an agreement after {rooms.Table.Room.Offers.Count} offers."
            : end.LeftBy is { } party ? $"no agreement; {scenario.Agenda.Party(party)?.Name} left."
            : "no agreement; time ran out."));
        var scores = new Sheet("Party", "Negotiator", "Score", "Reservation", "History's score");
        foreach (var r in end.Results)
            scores.Add(scenario.Agenda.Party(r.Party)?.Name, negotiators[r.Party], r.Score, r.Reservation,
                scenario.Brief(r.Party).Valuation.Score(scenario.History.Outcome));
        screen.Show(scores);
        if (end.Agreement is { } package)
        {
            var terms = new Sheet("Issue", "Agreed", "In history");
            foreach (var (i, issue) in scenario.Agenda.Issues.Index())
                terms.Add(issue.Name, issue.Options[package[i]].Name,
                    issue.Options[scenario.History.Outcome[i]].Name);
            screen.Show(terms);
        }

        if (to is not null) screen.Say($"Replay file: {to}");
    }

    private static SessionEvent.SessionConcluded End(RoomSet rooms) => rooms.Session.Room.Conclusion
        ?? throw new UnusableException("The talks did not come to an end; this is a fault in a negotiator.");
}
