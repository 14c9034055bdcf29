using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TradeSim.Benchmarks;

if (args is not ["solve"])
{
    Console.Error.WriteLine("Name what to measure: solve.");
    return 2;
}

// In this process and in short runs: a table within two minutes, on the machine as it is.
var job = Job.ShortRun.WithToolchain(new InProcessEmitToolchain(new()));
BenchmarkRunner.Run<SolveBenchmarks>(ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params,
        DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn(BaselineRatioColumn.RatioMean, new PerSecondColumn(), new SweepsColumn())
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "tradesim-benchmarks")));
return 0;
