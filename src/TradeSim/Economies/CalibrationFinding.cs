using System.Collections.Immutable;

namespace TradeSim.Economies;

/// <summary>One thing that is wrong with a calibration file: where it is, what it is, and how to mend
/// it.</summary>
/// <param name="Place">Where in the document, such as <c>X[2][0][11]</c> or <c>beta[1]</c>.</param>
public sealed record CalibrationFinding(string Place, string Message, string Mend);

/// <summary>A calibration file as it was read: the calibration, or everything that is wrong with
/// it.</summary>
/// <param name="Calibration">Null exactly where there are findings.</param>
public sealed record CalibrationReading(
    Calibration? Calibration, ImmutableArray<CalibrationFinding> Findings);
