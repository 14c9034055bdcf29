using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;

namespace TradeSim.Server.Api;

/// <summary>The scenarios this server offers: the good files of its folder. What was left out, and why, is logged.</summary>
internal sealed class ScenarioShelf
{
    private readonly Dictionary<string, Scenario> scenarios = [];

    public ScenarioShelf(string folder, ILogger<ScenarioShelf> log)
    {
        if (!Directory.Exists(folder))
        {
            log.LogError("There is no scenario folder {Folder}; set Scenarios to one.", folder);
            return;
        }

        foreach (var reading in ScenarioFile.ReadAll(folder))
        {
            if (reading is { IsGood: true, Scenario: { } scenario }) scenarios[scenario.Id] = scenario;
            else LogLeftOut(reading, log);
        }

        log.LogInformation("Scenarios: {Titles}", string.Join("; ", All.Select(s => s.Agenda.Title)));
    }

    public IEnumerable<Scenario> All => scenarios.Values.OrderByDescending(s => s.Id, StringComparer.Ordinal);

    public Scenario? Find(string id) => scenarios.GetValueOrDefault(id);

    private static void LogLeftOut(ScenarioReading reading, ILogger log)
    {
        log.LogError("Scenario file {File} is left out; it has {Count} findings:", reading.File, reading.Findings.Length);
        foreach (var f in reading.Findings)
            log.LogError("{File}({Line},{Column}): {Message} {Mend}", reading.File, f.Line, f.Column, f.Message, f.Mend);
    }
}
