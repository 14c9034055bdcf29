using System.CommandLine;
using System.Diagnostics;
using System.Text;
using TradeSim.Cli.Campaigns;
using TradeSim.Negotiators;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.Cli;

/// <summary>`tradesim what-if FILE --at N`: from one moment of a replay, negotiators play on, many times.</summary>
internal static class WhatIf
{
    private const int Most = 10_000;

    public static Command Verb(Screen screen)
    {
        var file = new Argument<string>("FILE") { Description = "A replay file, or a study with one in it." };
        var at = new Option<int>("--at")
        {
            Description = "The table's entry after which the branches begin.",
            Required = true,
        };
        var parties = new Option<string[]>("--party")
        {
            Description = "Who plays a party from there: ID=NEGOTIATOR, once a party. All are envoys where none is given.",
        };
        var runs = new Option<int>("--runs") { Description = "How many branches.", DefaultValueFactory = _ => 200 };
        var seed = new Option<long>("--seed")
        {
            Description = "The seed of the first branch; each further one takes the next number.",
            DefaultValueFactory = _ => 1,
        };
        var to = new Option<string?>("--out") { Description = "Write the first branch's replay file here." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("what-if", "Play on from one moment of a replay, many times, and count how it ends.")
        {
            file, at, parties, runs, seed, to, json,
        };
        verb.SetAction(parsed => Run(screen, parsed.GetRequiredValue(file), parsed.GetRequiredValue(at),
            parsed.GetValue(parties) ?? [], parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(to),
            parsed.GetValue(json)));
        return verb;
    }

    private static int Run(
        Screen screen, string path, int at, string[] parties, int runs, long seed, string? to, bool json)
    {
        if (runs is < 1 or > Most) throw new UnusableException($"--runs {runs}: from 1 to {Most} branches can be played.");
        var (file, from) = Read(path, at);
        var scenario = from.Rooms().Session.Room.Scenario!;
        var negotiators = parties.Length == 0
            ? scenario.Agenda.Parties.ToDictionary(p => p.Id, _ => NegotiatorNames.All[0])
            : Opponents.Read(scenario, parties);
        if (to is not null) Given.Folder(to);
        var watch = Stopwatch.StartNew();
        var ends = PlayAll(screen, from, negotiators, runs, seed);
        var milliseconds = watch.ElapsedMilliseconds;
        if (to is not null)
            File.WriteAllText(to, ReplayFile.Write(
                CommandLine.WrittenBy, Continuation.Play(from, negotiators, seed)), new UTF8Encoding(false));
        if (json) screen.Json(Document(file, from, scenario, negotiators, ends, milliseconds, to));
        else Print(screen, from, scenario, ends, milliseconds);
        return CommandLine.Good;
    }

    private static (ReplayFile File, Branching From) Read(string path, int at)
    {
        var file = Replay.Read(path);
        if (Replay.Difference(file) is { } difference) throw new UnusableException($"{path}: {difference}");
        try
        {
            return (file, Branching.At(file, at));
        }
        catch (ReplayException e)
        {
            throw new UnusableException($"{path}: --at {at}: {e.Message}");
        }
    }

    private static BranchEnd[] PlayAll(
        Screen screen, Branching from, Dictionary<string, string> negotiators, int runs, long seed)
    {
        var ends = new List<BranchEnd>();
        try
        {
            foreach (var end in Continuation.PlayAll(
                from, negotiators, Enumerable.Range(0, runs).Select(k => seed + k), CancellationToken.None))
            {
                ends.Add(end);
                if (ends.Count % 50 == 0 && ends.Count < runs) screen.Progress($"{ends.Count} of {runs} branches played.");
            }
        }
        catch (Exception e) when (((e as AggregateException)?.InnerException ?? e) is ArgumentException)
        {
            throw Given.Off((ArgumentException)((e as AggregateException)?.InnerException ?? e));
        }

        return [.. ends.OrderBy(e => e.Seed)];
    }

    private static object Document(
        ReplayFile file, Branching from, Scenario scenario, Dictionary<string, string> negotiators, BranchEnd[] ends,
        long milliseconds, string? to) => new
        {
            scenario = file.Header.Scenario,
            at = from.Origin.Entry,
            round = from.Origin.Round,
            negotiators,
            runs = ends.Length,
            milliseconds,
            original = Outcome(scenario, from.Origin.Agreement),
            agreement_rate = ends.Count(e => e.Agreement is not null) / (double)ends.Length,
            branches = ends.Select(e => new
            {
                seed = e.Seed,
                outcome = e.Agreement is null ? "no-agreement" : "agreement",
                left_by = e.LeftBy,
                offers = e.Offers,
                scores = e.Results.ToDictionary(r => r.Party, r => r.Score),
            }),
            replay = to,
        };

    private static object Outcome(Scenario scenario, Package? agreement) => new
    {
        outcome = agreement is null ? "no-agreement" : "agreement",
        scores = scenario.Agenda.Parties.Select(p => scenario.Brief(p.Id)).ToDictionary(
            b => b.Party, b => agreement is null ? b.Reservation : b.Valuation.Score(agreement)),
    };

    private static void Print(Screen screen, Branching from, Scenario scenario, BranchEnd[] ends, long milliseconds)
    {
        var deals = ends.Count(e => e.Agreement is not null);
        screen.Say($"{scenario.Agenda.Title}, after entry {from.Origin.Entry}: {ends.Length} branches in "
            + $"{milliseconds / 1000.0:0.0} s, {deals} with an agreement.");
        var sheet = new Sheet("Party", "Lowest", "Median", "Highest", "In the original", "Reservation");
        foreach (var party in scenario.Agenda.Parties)
        {
            var brief = scenario.Brief(party.Id);
            int[] scores = [.. ends.Select(e => e.Results.Single(r => r.Party == party.Id).Score).Order()];
            sheet.Add(party.Name, scores[0], scores[scores.Length / 2], scores[^1],
                from.Origin.Agreement is { } deal ? brief.Valuation.Score(deal) : brief.Reservation, brief.Reservation);
        }

        screen.Show(sheet);
    }
}
