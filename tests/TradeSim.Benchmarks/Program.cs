using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TradeSim.Benchmarks;
using TradeSim.Benchmarks.Plays;

if (await PlayHost.IsMeant(args)) return 0;
// In this process and in short runs: a table within two minutes, on the machine as it is.
var measured = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(new())))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params,
        DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn(BaselineRatioColumn.RatioMean, new PerSecondColumn())
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "tradesim-benchmarks"));
switch (args)
{
    case ["solve"]:
        BenchmarkRunner.Run<SolveBenchmarks>(measured.AddColumn(new SweepsColumn()));
        return 0;
    case ["analysis"]:
        BenchmarkRunner.Run<AnalysisBenchmark>(measured);
        return 0;
    case ["negotiate"]:
        BenchmarkRunner.Run<NegotiationBenchmark>(measured);
        return 0;
    case ["exploit"]:
        Exploit.Run();
        return 0;
    case ["play"]:
        await PlayBenchmark.Run(null);
        return 0;
    case ["play", var store] when store.StartsWith("postgres:", StringComparison.Ordinal):
        await PlayBenchmark.Run(store["postgres:".Length..]);
        return 0;
    default:
        Console.Error.WriteLine("Name what to measure: solve, analysis, negotiate, exploit, play, or play postgres:CONNECTION.");
        return 2;
}
