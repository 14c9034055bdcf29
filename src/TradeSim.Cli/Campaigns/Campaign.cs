using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Sessions;
using TradeSim.Tables;

namespace TradeSim.Cli.Campaigns;

/// <summary>`tradesim campaign FILE… --party ID=NEGOTIATOR …`: many seeded campaigns, and how they come
/// out.</summary>
internal static class Campaign
{
    private const int MostRuns = 1_000_000;
    private const int Steps = 10;

    public static Command Verb(Screen screen)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Scenario files: one for its talks, capitals and weeks; several for a campaign.",
            Arity = ArgumentArity.OneOrMore,
        };
        var parties = new Option<string[]>("--party")
        {
            Description = "Who plays a party: ID=NEGOTIATOR, once a party. Negotiators: "
                + $"{string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.",
            Required = true,
        };
        var runs = new Option<int>("--runs")
        {
            Description = "How many campaigns.",
            DefaultValueFactory = _ => 100,
        };
        var seed = new Option<long>("--seed")
        {
            Description = "The seed of the first campaign; each further one takes the next number.",
            DefaultValueFactory = _ => 1,
        };
        var csv = new Option<string?>("--csv")
        {
            Description = "Write one line a round of each campaign here.",
        };
        var to = new Option<string?>("--out")
        {
            Description = "Write the first campaign's replay file here.",
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("campaign",
            "Play many campaigns between negotiators and count how they come out.")
        {
            files, parties, runs, seed, csv, to, json,
        };
        verb.SetAction(parsed => Run(screen, parsed.GetRequiredValue(files), parsed.GetRequiredValue(parties),
            parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(csv), parsed.GetValue(to),
            parsed.GetValue(json)));
        return verb;
    }

    private static int Run(
        Screen screen, string[] files, string[] parties, int runs, long seed, string? csv, string? to,
            bool json)
    {
        if (runs is < 1 or > MostRuns) throw new UnusableException(
            $"--runs {runs}: say a number from 1 to {MostRuns}.");
        foreach (var path in new[] { csv, to }.OfType<string>()) Given.Folder(path);
        if (Read(screen, files) is not { } scenarios) return CommandLine.Unusable;
        var rounds = InOrder(scenarios);
        var negotiators = Opponents.Read(rounds[0], parties);
        var reach = rounds.Length == 1 ? Reach.Aftermath : Reach.Campaign;
        var played = PlayAll(screen, rounds, negotiators, runs, seed, reach);
        var tally = new Tally(rounds, played);
        if (csv is not null) File.WriteAllText(csv, tally.Csv(), new UTF8Encoding(false));
        if (to is not null)
            File.WriteAllText(to,
                ReplayFile.Write(CommandLine.WrittenBy, Play(rounds, negotiators, seed, reach)),
                new UTF8Encoding(false));
        if (json) screen.Json(Document(rounds, negotiators, tally, runs, seed));
        else Print(screen, tally, runs, seed);
        return CommandLine.Good;
    }

    private static List<Scenario>? Read(Screen screen, string[] files)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing)
            throw new UnusableException($"{missing}: there is no such file; check the path.");
        var scenarios = new List<Scenario>();
        foreach (var reading in ScenarioFile.ReadAll(files))
            if (Given.IsGood(screen, reading)) scenarios.Add(reading.Scenario!);

        return scenarios.Count == files.Length ? scenarios : null;
    }

    /// <summary>The rounds in the order in which each follows another.</summary>
    private static ImmutableArray<Scenario> InOrder(List<Scenario> scenarios)
    {
        if (scenarios.FirstOrDefault(s => scenarios.All(b => b.Id != s.Sequel?.After)) is not { } first)
            throw new UnusableException(
                "Each of these scenarios follows another of them; leave out the last one.");
        var rounds = new List<Scenario> { first };
        while (scenarios.Find(s => s.Sequel?.After == rounds[^1].Id
            && !rounds.Contains(s)) is { } next) rounds.Add(next);
        return rounds.Count == scenarios.Count ? [.. rounds] : throw new UnusableException(
            $"{scenarios.Find(s => !rounds.Contains(s))!.Id} does not follow any of the others; a "
                + "campaign is one line "
            + "of sequels.");
    }

    private static PlayedCampaign[] PlayAll(
        Screen screen, ImmutableArray<Scenario> rounds, Dictionary<string, string> negotiators, int runs,
            long seed,
        Reach reach)
    {
        var (played, done, said) = (new PlayedCampaign[runs], 0, new Lock());
        // The first is played alone, so that a fault in the words is told once and not by every core.
        played[0] = One(0);
        Parallel.For(1, runs, i =>
        {
            played[i] = One(i);
            var now = Interlocked.Increment(ref done) + 1;
            if (runs < Steps || now * Steps / runs == (now - 1) * Steps / runs) return;
            lock (said) screen.Progress($"{now} of {runs} campaigns played.");
        });
        return played;

        PlayedCampaign One(int i) => PlayedCampaign.Of(seed + i, Play(rounds, negotiators, seed + i, reach));
    }

    private static RoomSet Play(
        ImmutableArray<Scenario> rounds, Dictionary<string, string> negotiators, long seed, Reach reach)
    {
        try
        {
            return Match.Play(rounds, negotiators, seed, reach);
        }
        catch (ArgumentException e)
        {
            throw Given.Off(e);
        }
    }

    private static object Document(
        ImmutableArray<Scenario> rounds, Dictionary<string, string> negotiators, Tally tally, int runs,
            long seed) => new
            {
                written_by = CommandLine.WrittenBy,
                rounds = rounds.Select(r => r.Id),
                negotiators,
                runs,
                seed,
                outcomes = tally.Counts().Select(c => new
                {
                    round = c.Round.Id,
                    question = c.Question.ToLowerInvariant(),
                    outcome = c.Outcome,
                    count = c.Count,
                    share = (double)c.Count / runs,
                }),
                parties = tally.Parties()
                .Select(p => new { party = p.Party, mean_gain = p.Gain, mean_trust = p.Trust }),
                personas = tally.Personas().Select(p =>
                    new { persona = p.Persona, count = p.Count, mean_gain = p.Gain, mean_trust = p.Trust }),
            };

    private static void Print(Screen screen, Tally tally, int runs, long seed)
    {
        screen.Say($"{runs} campaigns, seeds {seed} to {seed + runs - 1}.");
        var outcomes = new Sheet("Round", "", "Outcome", "Campaigns", "Share");
        foreach (var (round, question, outcome, count) in tally.Counts())
            outcomes.Add(round.Id, question, outcome, count, Number(100.0 * count / runs) + " %");
        screen.Show(outcomes);
        var parties = new Sheet("Party", "Mean score over reservation", "Mean trust at the end");
        foreach (var (party, gain, trust) in tally.Parties()) parties.Add(party, Number(gain), Number(trust));
        screen.Show(parties);
        var personas = new Sheet("Played by", "Campaigns", "Mean score over reservation",
            "Mean trust at the end");
        foreach (var (persona, count, gain, trust) in tally.Personas())
            personas.Add(persona, count, Number(gain), Number(trust));
        screen.Show(personas);
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
