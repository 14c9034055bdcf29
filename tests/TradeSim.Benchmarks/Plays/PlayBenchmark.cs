using TradeSim.Cli.Loads;
using static System.FormattableString;

namespace TradeSim.Benchmarks.Plays;

/// <summary>Play beside its floors in one run: how long an offer takes, how many moves are durable, what a session weighs.</summary>
/// <remarks>Floor and play take turns, and a ratio is the median of the turns' ratios: the machine's mood falls on both.</remarks>
internal static class PlayBenchmark
{
    private const int Turns = 5;
    private const int Tables = 15;
    private const int Seats = 4;
    private const int Weighed = 200;

    // 60 people, 48 moves a second.
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(1.25);
    private static readonly TimeSpan Paced = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Rushed = TimeSpan.FromSeconds(5);

    /// <param name="database">A connection to PostgreSQL; null for SQLite files.</param>
    public static async Task Run(string? database)
    {
        Console.WriteLine($"Store: {(database is null ? "SQLite" : "PostgreSQL")}; {Tables} tables of {Seats}; medians of {Turns} turns.");
        await using (var host = await PlayHost.Start(database))
        {
            await Rush.Play(host.Site, Tables, Seats, Rushed);
            await AtAPace(host, database);
            await AsFastAsItGoes(host, database);
        }

        await Weigh(database);
    }

    private static async Task AtAPace(PlayHost host, string? database)
    {
        Console.WriteLine(Invariant($"\nAt a classroom's pace ({Tables * Seats / Think.TotalSeconds:0} moves a second), milliseconds:"));
        Console.WriteLine(Invariant($"  A bare grain call: {await host.GrainCall():0.0} µs."));
        var turns = new List<(Times Echo, Times Commit, LoadReport Play)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var echo = await Floors.Echo(host.Site, Tables * Seats, Think, Paced);
            var (_, commit) = await Floors.Append(database, writers: 1, TimeSpan.FromSeconds(2));
            var play = await LoadRun.Play(new(host.Site, "geneva-2025", Tables, Seats, Paced, 0, Think, turn + 1), _ => { }, default);
            if (!play.IsGood) throw new InvalidOperationException(string.Join(' ', play.Errors));
            turns.Add((echo, commit, play));
        }

        foreach (var part in (double[])[0.5, 0.99])
        {
            Console.WriteLine(Invariant($"  p{part * 100:0}: echo {Median(turns, t => t.Echo.At(part)):0.00}, commit {Median(turns, t => t.Commit.At(part)):0.00}, ")
                + Invariant($"acknowledgement {Median(turns, t => t.Play.Acknowledged.At(part)):0.00}, ")
                + Invariant($"offer to another screen {Median(turns, t => t.Play.OfferToScreen.At(part)):0.00}"));
            Console.WriteLine(Invariant($"     offer to another screen / echo: {Median(turns, t => t.Play.OfferToScreen.At(part) / t.Echo.At(part)):0.0}; ")
                + Invariant($"acknowledgement / (echo + commit): {Median(turns, t => t.Play.Acknowledged.At(part) / (t.Echo.At(part) + t.Commit.At(part))):0.0}"));
        }
    }

    private static async Task AsFastAsItGoes(PlayHost host, string? database)
    {
        var turns = new List<(double Floor, double Play, double Heard, double Micros)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var (floor, _) = await Floors.Append(database, Tables, Rushed);
            var before = host.Processor;
            var (play, heard) = await Rush.Play(host.Site, Tables, Seats, Rushed);
            turns.Add((floor, play, heard, (host.Processor - before).TotalMicroseconds / (play * Rushed.TotalSeconds)));
        }

        Console.WriteLine("\nAs fast as it goes:");
        Console.WriteLine(Invariant($"  Bare appends by {Tables} writers: {Median(turns, t => t.Floor):0} a second; durable moves: {Median(turns, t => t.Play):0} a second; ")
            + Invariant($"ratio {Median(turns, t => t.Play / t.Floor):0.00}; news that arrived: {turns.Min(t => t.Heard):P1}; ")
            + Invariant($"the server's processor time a move: {Median(turns, t => t.Micros):0} µs."));
    }

    private static async Task Weigh(string? database)
    {
        await using var host = await PlayHost.Start(database);
        await LoadRun.Play(Plan(host, sessions: 5, seconds: 5), _ => { }, default);
        var empty = await host.Memory();
        await using var run = new LoadRun(Plan(host, Weighed, seconds: 20), _ => { });
        await run.Gather(default);
        var (idle, idleSet) = (await host.Memory(), host.WorkingSet);
        await run.Converse(default);
        var (active, activeSet) = (await host.Memory(), host.WorkingSet);
        Console.WriteLine(Invariant($"\nMemory, {Weighed} sessions of two connected people, living objects in KiB a session:"));
        Console.WriteLine(Invariant($"  idle {(idle - empty) / 1024.0 / Weighed:0}; after {run.Moves / (double)Weighed:0} moves {(active - empty) / 1024.0 / Weighed:0}; ")
            + Invariant($"the whole process has {idleSet >> 20} and {activeSet >> 20} MiB."));
    }

    private static LoadPlan Plan(PlayHost host, int sessions, double seconds) =>
        new(host.Site, "geneva-2025", sessions, 2, TimeSpan.FromSeconds(seconds), 0, TimeSpan.FromSeconds(0.5), 1);

    private static double Median<T>(IEnumerable<T> turns, Func<T, double?> of) => turns.Select(t => of(t)!.Value).Order().ElementAt(Turns / 2);
}
