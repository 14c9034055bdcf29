using System.CommandLine;
using System.Diagnostics;
using System.Text;
using TradeSim.Negotiators;
using TradeSim.Negotiators.Exchanges;

namespace TradeSim.Cli.Tournaments;

/// <summary>What a tournament is played by.</summary>
internal sealed record Rules(string[] Names, int Seeds, int Deadline, long Seed, int Cores);

/// <summary>`tradesim tournament`: every ordered pair of negotiators on every domain.</summary>
internal static class Tournament
{
    private const int MostRounds = 100_000;
    private const int MostSeeds = 10_000;
    private const int MostGenerated = 10_000;

    public static Command Verb(Screen screen)
    {
        var scenarios = Many("--scenarios", "Scenario files or folders, of two parties.");
        var domains = Many("--domains", "Folders with a domain of another platform each, or with folders of those.");
        var generated = new Option<int>("--generate") { Description = "So many domains drawn from the seed." };
        var negotiators = new Option<string>("--negotiators")
        {
            Description = $"Names with commas between: {string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.",
            Required = true,
        };
        var seeds = Number("--seeds", "How many times each pair plays on each domain.", 1);
        var deadline = Number("--deadline", "Rounds; each side has one turn in a round.", 100);
        var seed = new Option<long>("--seed") { Description = "The seed of all chance.", DefaultValueFactory = _ => 1 };
        var csv = new Option<string?>("--csv") { Description = "Write one row a negotiation here." };
        var resume = new Option<string?>("--resume")
        {
            Description = "Keep what is played in this file, and go on from there after an interruption.",
        };
        var cores = Number("--cores", "How many cores to use; the outcome is the same on any number.",
            Environment.ProcessorCount);
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("tournament", "Let every pair of negotiators play on every domain.")
        {
            scenarios, domains, generated, negotiators, seeds, deadline, seed, cores, csv, resume, json,
        };
        verb.SetAction(parsed =>
        {
            var rules = new Rules(Names(parsed.GetRequiredValue(negotiators)),
                Within("--seeds", parsed.GetValue(seeds), MostSeeds),
                Within("--deadline", parsed.GetValue(deadline), MostRounds), parsed.GetValue(seed),
                Within("--cores", parsed.GetValue(cores), 1024));
            var count = parsed.GetValue(generated);
            if (count < 0 || count > MostGenerated)
                throw new UnusableException($"--generate {count}: say a number up to {MostGenerated}.");
            var grounds = Grounds.Of(screen, parsed.GetValue(scenarios) ?? [], parsed.GetValue(domains) ?? [], count, rules.Seed);
            return grounds is null ? CommandLine.Unusable : Run(screen, rules, grounds,
                parsed.GetValue(csv), parsed.GetValue(resume), parsed.GetValue(json));
        });
        return verb;
    }

    private static Option<string[]> Many(string name, string about) =>
        new(name) { Description = about, AllowMultipleArgumentsPerToken = true };

    private static Option<int> Number(string name, string about, int usual) =>
        new(name) { Description = about, DefaultValueFactory = _ => usual };

    private static int Within(string name, int value, int most) => value >= 1 && value <= most ? value
        : throw new UnusableException($"{name} {value}: say a number from 1 to {most}.");

    private static string[] Names(string list)
    {
        string[] names = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (names.FirstOrDefault(n => !NegotiatorNames.IsKnown(n)) is { } unknown)
            throw new UnusableException($"There is no negotiator {unknown}; choose among "
                + $"{string.Join(", ", NegotiatorNames.All)}; {NegotiatorNames.More}.");
        return names.Length >= 2 ? names
            : throw new UnusableException("--negotiators: name at least two, with commas between.");
    }

    private static int Run(
        Screen screen, Rules rules, IReadOnlyList<(string Name, Func<Ground> Draw)> grounds, string? csv, string? resume, bool json)
    {
        foreach (var path in new[] { csv, resume }.OfType<string>()) Given.Folder(path);
        var kept = resume is null ? null : ResumeFile.Open(resume, rules, [.. grounds.Select(g => g.Name)]);
        var (all, fresh, clock) = (new List<Played>(), 0, new Stopwatch());
        for (var number = 0; number < grounds.Count; number++)
        {
            var (name, draw) = grounds[number];
            if (kept?.Of(name) is { } before)
            {
                all.AddRange(before);
                continue;
            }

            var ground = draw();
            clock.Start();
            var played = PlayAll(rules, ground, number);
            clock.Stop();
            fresh += played.Length;
            kept?.Add(played);
            all.AddRange(played);
            screen.Progress($"{all.Count} of {grounds.Count * Pairs(rules).Length * rules.Seeds} negotiations played ({name}).");
        }

        if (csv is not null)
            File.WriteAllText(csv, $"{Played.Header}\n{string.Concat(all.Select(p => p.Row() + "\n"))}", new UTF8Encoding(false));
        var speed = clock.Elapsed.TotalSeconds > 0 ? fresh / clock.Elapsed.TotalSeconds : 0;
        Report.Show(screen, rules, grounds.Count, all, speed, json);
        return CommandLine.Good;
    }

    private static (string First, string Second)[] Pairs(Rules rules) =>
        [.. from a in rules.Names from b in rules.Names where a != b select (a, b)];

    private static Played[] PlayAll(Rules rules, Ground ground, int number)
    {
        var pairs = Pairs(rules);
        var played = new Played[pairs.Length * rules.Seeds];
        // Each has its place in the list, so the order is the same on any number of cores. Every domain has a
        // chance of its own, since luck that they shared would not show in an interval over domains.
        Parallel.For(0, played.Length, new() { MaxDegreeOfParallelism = rules.Cores }, i =>
        {
            var ((first, second), seed) = (pairs[i / rules.Seeds], i % rules.Seeds);
            played[i] = Played.Of(ground, first, second, seed + 1, Bout.Play(ground.First, ground.Second, first, second,
                rules.Deadline, Mixed(Mixed(rules.Seed, number), i)));
        });
        return played;
    }

    private static long Mixed(long seed, int number) => unchecked((seed * 1_000_003) + number);
}
