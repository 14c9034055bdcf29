using System.Collections.Immutable;
using TradeSim.ScenarioFiles;
using TradeSim.ScenarioFiles.Studies;
using TradeSim.Scenarios;

namespace TradeSim.Tests.ScenarioFiles.Studies;

/// <summary>The studies that come with the program, read and played once for all tests.</summary>
internal static class ShippedStudies
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "studies");

    private static readonly Lazy<ImmutableArray<Scenario>> AllScenarios = new(() => [.. ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios")).Select(r => r.Scenario!)]);

    private static readonly Lazy<ImmutableArray<StudyReading>> AllStudies = new(() =>
        [.. HistoricalStudies.In(Folder, Scenarios, "tests")]);

    public static ImmutableArray<Scenario> Scenarios => AllScenarios.Value;

    public static ImmutableArray<StudyReading> All => AllStudies.Value;

    public static StudyReading Of(string id) => All.Single(s => s.Id == id);

    public static string File(string id) => Path.Combine(Folder, $"{id}.yaml");
}
