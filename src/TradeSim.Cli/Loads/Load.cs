using System.CommandLine;

namespace TradeSim.Cli.Loads;

/// <summary>`tradesim load --url URL …`: real clients play at a server, and what they were answered is held against what its rooms hold.</summary>
internal static class Load
{
    private const int MostSessions = 20_000;
    private const int MostSeats = 24;

    public static Command Verb(Screen screen)
    {
        var url = new Option<string>("--url") { Description = "The server: http://127.0.0.1:5080.", Required = true };
        var sessions = new Option<int>("--sessions") { Description = "How many sessions are played at once.", Required = true };
        var seats = new Option<int>("--seats") { Description = "How many people each session has, 2 or more.", Required = true };
        var minutes = new Option<double>("--minutes") { Description = "How long they play.", Required = true };
        var drop = new Option<double>("--drop") { Description = "Cut this many PERCENT of the connections, by lot, every ten seconds." };
        var think = new Option<double>("--think")
        {
            Description = "Seconds between two moves of a person, on average.",
            DefaultValueFactory = _ => 5,
        };
        var scenario = new Option<string>("--scenario")
        {
            Description = "What is played.",
            DefaultValueFactory = _ => "geneva-2025",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The seed of offers, pauses and cuts; when they arrive is still the machine's to say.",
            DefaultValueFactory = _ => 1,
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("load", "Play at a server with many real clients, and check that nothing is lost or doubled.")
        {
            url, sessions, seats, minutes, drop, think, scenario, seed, json,
        };
        verb.SetAction((parsed, cancel) => Run(screen, new(
            Site(parsed.GetRequiredValue(url)),
            parsed.GetRequiredValue(scenario),
            (int)Within("--sessions", parsed.GetRequiredValue(sessions), 1, MostSessions),
            (int)Within("--seats", parsed.GetRequiredValue(seats), 2, MostSeats),
            TimeSpan.FromMinutes(Within("--minutes", parsed.GetRequiredValue(minutes), 0.01, 240)),
            Within("--drop", parsed.GetValue(drop), 0, 100) / 100,
            TimeSpan.FromSeconds(Within("--think", parsed.GetValue(think), 0.01, 3600)),
            parsed.GetValue(seed)), parsed.GetValue(json), cancel));
        return verb;
    }

    private static async Task<int> Run(Screen screen, LoadPlan plan, bool json, CancellationToken cancel)
    {
        var report = await LoadRun.Play(plan, screen.Progress, cancel);
        if (json) screen.Json(report.Document());
        else Print(screen, report);
        return report.IsGood ? CommandLine.Good : CommandLine.Wrong;
    }

    private static Uri Site(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var site) && site.Scheme is ("http" or "https")
            ? site
            : throw new UnusableException($"--url {text}: write a server's address, like http://127.0.0.1:5080.");

    private static double Within(string option, double value, double least, double most) =>
        value >= least && value <= most
            ? value
            : throw new UnusableException(FormattableString.Invariant($"{option} {value}: from {least} to {most} can be played."));

    private static void Print(Screen screen, LoadReport report)
    {
        screen.Say(FormattableString.Invariant(
            $"{report.Plan.Sessions} sessions of {report.Plan.Seats} people played for {report.Seconds:0} s: {report.Moves} moves ")
            + FormattableString.Invariant($"({report.Moves / report.Seconds:0.0} a second), {report.Cuts} connections cut, ")
            + $"{report.Lost} lost, {report.Duplicated} doubled.");
        var sheet = new Sheet("Milliseconds", "p50", "p95", "p99", "Longest");
        foreach (var (name, times) in report.Times)
            sheet.Add(name, Shown(times.At(0.5)), Shown(times.At(0.95)), Shown(times.At(0.99)), Shown(times.At(1)));
        screen.Show(sheet);
        foreach (var error in report.Errors) screen.Say(error);

        static string Shown(double? milliseconds) =>
            milliseconds is { } known ? FormattableString.Invariant($"{known:0.0}") : "none";
    }
}
