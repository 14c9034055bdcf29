using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TradeSim.Economies;

namespace TradeSim.Cli;

/// <summary>`tradesim solve CALIBRATION`: what a policy does, by the economy model, in any world of the
/// format.</summary>
internal static class Solve
{
    // What a file is compared with has more digits than a game needs.
    private const double Tight = 1e-11;

    public static Command Verb(Screen screen)
    {
        var file = new Argument<string>("CALIBRATION")
        {
            Description = "A calibration file, such as economy/world-2022.json.",
        };
        var policy = new Option<string?>("--policy")
        {
            Description = "A JSON file of measures; without it nothing changes.",
        };
        var horizon = new Option<string>("--horizon")
        {
            Description = "\"long\", or years since the tariff measures.",
            DefaultValueFactory = _ => "long",
        };
        var critical = new Option<string?>("--critical-horizon")
        {
            Description = "\"long\", or years since the licences began; as --horizon where it is not named.",
        };
        var elasticities = new Option<string?>("--elasticities")
        {
            Description = "A set that the calibration names.",
        };
        var tolerance = new Option<double>("--tolerance")
        {
            Description = "The largest residual, in logarithms.",
            DefaultValueFactory = _ => Tight,
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("solve", "Work out what a policy does in the economy model.")
        {
            file, policy, horizon, critical, elasticities, tolerance, json,
        };
        verb.SetAction(parsed =>
        {
            var years = Years(parsed.GetRequiredValue(horizon), "--horizon");
            var since = parsed.GetValue(critical) is { } said ? Years(said, "--critical-horizon") : years;
            return Run(screen, parsed.GetRequiredValue(file), parsed.GetValue(policy), new(years, since),
                parsed.GetValue(elasticities), parsed.GetValue(tolerance), parsed.GetValue(json));
        });
        return verb;
    }

    private static int Run(Screen screen, string file, string? policyFile, Horizon horizon, string? set,
        double tolerance, bool json)
    {
        var reading = Calibration.Read(Text(file));
        foreach (var finding in reading.Findings)
            screen.Complain($"{file}: {finding.Place}: {finding.Message} {finding.Mend}");
        if (reading.Calibration is not { } world) return CommandLine.Unusable;
        set ??= world.DefaultElasticities;
        if (!world.ElasticitySets.ContainsKey(set))
            throw new UnusableException($"--elasticities: {file} has no set {set}. Sets: "
                + $"{string.Join(", ", world.ElasticitySets.Keys)}.");
        var reader = new PolicyFile(world);
        var policy = reader.Read(policyFile is null ? "{}" : Text(policyFile));
        foreach (var fault in reader.Faults) screen.Complain($"{policyFile}: {fault}");
        if (reader.Faults.Count > 0) return CommandLine.Unusable;
        if (horizon.Years < 1)
            screen.Complain("below one year the model's answer to a tariff is not to be relied on.");

        var how = Elasticities.At(horizon, world, Sensitivity.Central with { ElasticitySet = set });
        var run = SolveRun.Of(new(world, how), policy, tolerance);
        if (json) screen.Json(SolveReport.Document(run, horizon, set));
        else SolveReport.Print(screen, run, horizon, set);
        return run.Found.IsReached ? CommandLine.Good : CommandLine.Wrong;
    }

    private static string Text(string file) => File.Exists(file) ? File.ReadAllText(file)
        : throw new UnusableException($"{file}: there is no such file; check the path.");

    private static double Years(string said, string option)
    {
        if (said == "long") return double.PositiveInfinity;
        return double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var years)
            && years >= 0 && double.IsFinite(years) ? years
            : throw new UnusableException(
                $"{option}: {said} is not a horizon; write \"long\" or years such as 1.");
    }
}

/// <summary>A policy as it was solved: how it went, what came out, and how long one solve took.</summary>
/// <param name="Found">Of one solve from the base year.</param>
internal sealed record SolveRun(
    Calibration World, Convergence Found, Solution Solution, double Microseconds)
{
    /// <remarks>The time is that of a second solve: the first one also waits for the compiler.</remarks>
    public static SolveRun Of(Economy economy, Policy policy, double tolerance)
    {
        var solution = new Solution(economy.Calibration);
        var found = economy.Solve(policy, solution, Start.Base, tolerance);
        if (found.IsReached) economy.Solve(policy, solution, Start.Base, tolerance);
        var clock = Stopwatch.StartNew();
        found = economy.Solve(policy, solution, Start.Base, tolerance);
        var microseconds = clock.Elapsed.TotalMicroseconds;
        if (found.IsReached)
        {
            var split = economy.SolveSplit(policy, solution, tolerance);
            if (!split.IsReached) found = split;
        }

        return new(economy.Calibration, found, solution, microseconds);
    }
}
