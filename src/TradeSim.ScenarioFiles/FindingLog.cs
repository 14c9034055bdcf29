using System.Collections.Immutable;

namespace TradeSim.ScenarioFiles;

/// <summary>A place in a scenario file.</summary>
internal readonly record struct Place(string Path, int Line, int Column);

/// <summary>Collects what is found in one file, up to a bound, and gives it in the file's order.</summary>
internal sealed class FindingLog
{
    private const int Most = 500;
    private readonly List<Finding> findings = [];

    /// <summary>True once something was found that keeps the file from being played.</summary>
    public bool HasErrors { get; private set; }

    public void Error(string code, Place at, string message, string mend)
    {
        HasErrors = true;
        Add(Finding.Error, code, at, message, mend);
    }

    public void Warning(string code, Place at, string message, string mend) =>
        Add(Finding.Warning, code, at, message, mend);

    public ImmutableArray<Finding> InOrder() =>
        [.. findings.OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Path, StringComparer.Ordinal)];

    private void Add(string severity, string code, Place at, string message, string mend)
    {
        if (findings.Count > Most) return;
        findings.Add(findings.Count < Most
            ? new(severity, code, at.Path, at.Line, at.Column, message, mend)
            : new(Finding.Error, "too-many-findings", at.Path, at.Line, at.Column,
                $"There are more than {Most} findings.", "Mend the first ones and validate again."));
    }
}
