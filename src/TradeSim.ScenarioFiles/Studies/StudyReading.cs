using System.Collections.Immutable;
using TradeSim.Protocol;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>One study script as it was read and played: the study where it is sound, and every finding.</summary>
/// <param name="Id">The file's name without its ending.</param>
/// <param name="Scenario">The id of the scenario that it retells; null where none could be read.</param>
/// <param name="Study">Null where a finding is an error.</param>
/// <param name="Text">The study file, with its replay; null where a finding is an error.</param>
/// <param name="Entries">How many entries the table's journal has.</param>
public sealed record StudyReading(
    string File, string Id, string? Scenario, Study? Study, string? Text, int Entries,
    ImmutableArray<Finding> Findings)
{
    /// <summary>True if the study can be read and presented.</summary>
    public bool IsGood => Text is not null;
}
