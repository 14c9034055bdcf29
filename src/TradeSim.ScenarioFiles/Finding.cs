using System.Collections.Immutable;
using TradeSim.Bargaining;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>One thing that is wrong with a scenario file: where it is, what it is, and how to mend
/// it.</summary>
/// <param name="Severity">"error" where the file cannot be played; "warning" where it can.</param>
/// <param name="Path">Where in the document, such as <c>issues[2].options[1].id</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record Finding(
    string Severity, string Code, string Path, int Line, int Column, string Message, string Mend)
{
    /// <summary>The severity of a finding that keeps the file from being played.</summary>
    public const string Error = "error";

    /// <summary>The severity of a finding that leaves the file playable.</summary>
    public const string Warning = "warning";
}

/// <summary>One scenario file as it was read: the scenario where its form is sound, and every
/// finding.</summary>
/// <param name="Zone">The zone of agreement; null where the points could not be read.</param>
public sealed record ScenarioReading(
    string File, Scenario? Scenario, ImmutableArray<Finding> Findings, Zone? Zone)
{
    /// <summary>What it names of the scenario before it; empty where it follows none.</summary>
    internal ImmutableArray<EarlierName> Earlier { get; init; } = [];

    /// <summary>True if the scenario can be played: no finding is an error.</summary>
    public bool IsGood => Scenario is not null && Findings.All(f => f.Severity != Finding.Error);
}
