using System.Collections.Immutable;
using TradeSim.Economies;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;

namespace TradeSim.Server.Api;

/// <summary>The scenarios this server offers: the good files of its folder. What was left out, and why, is logged.</summary>
internal sealed class ScenarioShelf
{
    private readonly Dictionary<string, Scenario> scenarios = [];

    public ScenarioShelf(string folder, Worlds worlds, ILogger<ScenarioShelf> log)
    {
        foreach (var (file, reading) in worlds.All().Where(w => w.Reading.Calibration is null)) LogRefused(file, reading, log);
        if (!Directory.Exists(folder))
        {
            log.LogError("There is no scenario folder {Folder}; set Scenarios to one.", folder);
            return;
        }

        foreach (var reading in ScenarioFile.ReadAll([folder], worlds, (id, done, all) => LogProgress(id, done, all, log)))
        {
            if (reading is { IsGood: true, Scenario: { } scenario }) scenarios[scenario.Id] = scenario;
            else LogLeftOut(reading, log);
        }

        log.LogInformation("Scenarios: {Titles}", string.Join("; ", All.Select(s => s.Agenda.Title)));
    }

    public IEnumerable<Scenario> All => scenarios.Values.OrderByDescending(s => s.Id, StringComparer.Ordinal);

    public Scenario? Find(string id) => scenarios.GetValueOrDefault(id);

    /// <summary>The rounds that follow a scenario in a campaign, in order.</summary>
    public ImmutableArray<Scenario> Following(Scenario first)
    {
        var rounds = ImmutableArray.CreateBuilder<Scenario>();
        while (All.FirstOrDefault(s => s.Sequel?.After == (rounds.LastOrDefault() ?? first).Id) is { } next
               && next != first && !rounds.Contains(next))
            rounds.Add(next);
        return rounds.ToImmutable();
    }

    /// <summary>Every quarter of the work is told; a scenario whose economy is known already says nothing.</summary>
    private static void LogProgress(string id, int done, int all, ILogger log)
    {
        if (done * 4L / all > (done - 1L) * 4L / all || done == 0)
            log.LogInformation("Working out the economy of {Scenario}: {Done} of {All}", id, done, all);
    }

    private static void LogRefused(string file, CalibrationReading reading, ILogger log)
    {
        log.LogError("Calibration file {File} is refused; it has {Count} findings:", file, reading.Findings.Length);
        foreach (var f in reading.Findings) log.LogError("{File} {Place}: {Message} {Mend}", file, f.Place, f.Message, f.Mend);
    }

    private static void LogLeftOut(ScenarioReading reading, ILogger log)
    {
        log.LogError("Scenario file {File} is left out; it has {Count} findings:", reading.File, reading.Findings.Length);
        foreach (var f in reading.Findings)
            log.LogError("{File}({Line},{Column}): {Message} {Mend}", reading.File, f.Line, f.Column, f.Message, f.Mend);
    }
}
