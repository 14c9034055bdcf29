using System.Diagnostics;
using TradeSim.Bargaining;
using TradeSim.Cli.Domains;
using TradeSim.Scenarios;

namespace TradeSim.Cli;

/// <summary>
/// The exact outcome space of a subject: every efficient utility point, and the classical solutions.
/// </summary>
/// <param name="Frontier">By the first party's utility.</param>
/// <param name="Disagreement">Reservation values, or zeros.</param>
/// <param name="Solutions">By name; null where no outcome is rational for everybody.</param>
/// <param name="Milliseconds">Of the fastest run, without reading files.</param>
/// <param name="Cold">Of the first run, in which the runtime still compiles the code.</param>
internal sealed record Analysis(
    IReadOnlyList<AnalysisPoint> Frontier, IReadOnlyList<double> Disagreement,
    IReadOnlyDictionary<string, AnalysisPoint>? Solutions, double Milliseconds, double Cold)
{
    private const int Repeats = 5;
    private const double Short = 500;

    /// <summary>Said with every analysis, because another rule may name another point.</summary>
    public const string Ties = "Of points that do equally well (to 1e-9), the one with the larger utility of "
        + "the first party; then of the second, and so on.";

    /// <exception cref="UnusableException">The subject has no reservation values to be relative
    /// to.</exception>
    public static Analysis Of(Subject subject, bool relativeToZero)
    {
        double[] disagreement = [.. subject.Reservation.Select((r, party) => relativeToZero ? 0 : r
            ?? throw new UnusableException($"{subject.Parties[party]}: the profile has no reservation value; "
                + "its platform then takes minus infinity. Add one, or say --relative-to zero."))];
        var (efficient, choice, cold) = Work(subject, disagreement);
        var warm = cold;
        for (var run = 0; run < Repeats && cold < Short; run++)
            warm = Math.Min(warm, Work(subject, disagreement).Milliseconds);
        AnalysisPoint[] points = [.. Enumerable.Range(0, efficient.Count).Select(i => efficient.Package(i))
            .Select(p => new AnalysisPoint(p, subject.Utilities(p)))];
        return new([.. points.OrderBy(p => p.Utilities[0])], disagreement, choice is null ? null
            : new Dictionary<string, AnalysisPoint>
            {
                ["nash"] = points[choice.Nash],
                ["kalai_smorodinsky"] = points[choice.KalaiSmorodinsky],
                ["egalitarian"] = points[choice.Egalitarian],
                ["utilitarian"] = points[choice.Utilitarian],
            }, warm, cold);
    }

    private static (EfficientSet Set, Choice? Choice, double Milliseconds) Work(
        Subject subject, double[] disagreement)
    {
        var clock = Stopwatch.StartNew();
        var efficient = EfficientSet.Of(subject.Space);
        if (!subject.IsWhole) efficient = efficient.Coarser(subject.Compared);
        var choice = efficient.Choose([.. disagreement.Select(subject.Compared)]);
        return (efficient, choice, clock.Elapsed.TotalMilliseconds);
    }
}

/// <summary>One efficient point with a package that has it.</summary>
internal sealed record AnalysisPoint(Package Package, double[] Utilities);
