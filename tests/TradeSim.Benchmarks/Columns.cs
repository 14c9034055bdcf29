using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using TradeSim.Economies;

namespace TradeSim.Benchmarks;

/// <summary>How many a second, on one core.</summary>
internal sealed class PerSecondColumn : Told
{
    public override string ColumnName => "Per second";

    public override string Legend => "1 second over the mean";

    public override string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics?.Mean is { } nanoseconds
            ? (1e9 / nanoseconds).ToString("N0", CultureInfo.InvariantCulture) : "?";
}

/// <summary>How often a solve evaluates all equations, on the mean of ten neighbouring policies.</summary>
internal sealed class SweepsColumn : Told
{
    public override string ColumnName => "Sweeps";

    public override string Legend => "Evaluations of all equations a call, mean of ten policies";

    public override string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var benchmarks = new SolveBenchmarks
        {
            Policy = (SolveBenchmarks.Measures)benchmarkCase.Parameters[nameof(SolveBenchmarks.Policy)],
        };
        benchmarks.Prepare();
        return Enumerable.Range(0, 10).Average(_ =>
                benchmarkCase.Descriptor.WorkloadMethod.Invoke(benchmarks, []) is Convergence found
                    ? found.Sweeps : 1)
            .ToString("F1", CultureInfo.InvariantCulture);
    }
}

/// <summary>What the two columns have in common.</summary>
internal abstract class Told : IColumn
{
    public string Id => ColumnName;

    public abstract string ColumnName { get; }

    public abstract string Legend { get; }

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public abstract string GetValue(Summary summary, BenchmarkCase benchmarkCase);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);
}
