using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads scenario files and reports everything that is wrong with them, never only the first
/// fault.</summary>
public static class ScenarioFile
{
    private const string Ending = FileText.Ending;

    /// <summary>Reads the text of one file; touches no disk but for the calibration that it names.</summary>
    /// <param name="worlds">Where calibrations are; those that come with the program where it is null.</param>
    public static ScenarioReading Parse(
        string file, string text, Worlds? worlds = null, AppraisalProgress? progress = null)
    {
        var log = new FindingLog();
        if (!FileText.IsText(text, log) || YamlTree.Read(text.TrimStart('\uFEFF'), log) is not { } tree)
            return new(file, null, log.InOrder(), null);
        var root = new YamlCursor(tree, log);
        var sources = new SourceReader(root["sources"], log);
        var reader = new AgendaReader(sources);
        var agenda = reader.Agenda(root, Path.GetFileNameWithoutExtension(file));
        var history = reader.History(root["history"], agenda);
        agenda = agenda with { Aftermath = new AftermathReader(agenda, sources).Read(root["aftermath"]) };
        var incidents = new IncidentReader(agenda, sources).All(root["incidents"]);
        var sequels = new SequelReader(agenda, sources);
        var sequel = sequels.Read(root["sequel"]);
        sources.ReportUnused();
        worlds ??= Worlds.Shipped;
        agenda = agenda with { Economy = EconomyReader.Read(root["economy"], agenda, worlds) };
        var briefs = BriefReader.All(root["briefs"], agenda);
        if (agenda.Economy is not null && !log.HasErrors)
            briefs = EconomyAppraiser.Appraise(root["economy"], agenda, briefs, worlds, progress);
        var scenario = new Scenario(agenda, [.. briefs.Select(b => b.Brief)], history,
            [.. briefs.Select(b => b.Capital).OfType<Capital>()], incidents, sequel);
        var isSound = !log.HasErrors;
        var checks = new PlayChecks(root, agenda, briefs);
        checks.Issues();
        var zone = checks.Zone(scenario);
        return new(file, isSound ? scenario : null, log.InOrder(), zone) { Earlier = sequels.Earlier };
    }

    /// <summary>Reads these files, and every *.yaml of these folders in the order of their names.</summary>
    public static IEnumerable<ScenarioReading> ReadAll(params IEnumerable<string> filesOrFolders) =>
        ReadAll(filesOrFolders, null, null);

    /// <summary>Reads them with these worlds, telling how far each scenario's economy is worked out.</summary>
    public static IEnumerable<ScenarioReading> ReadAll(
        IEnumerable<string> filesOrFolders, Worlds? worlds, AppraisalProgress? progress)
    {
        string[] files = [.. filesOrFolders.SelectMany(FileText.Files)];
        return files.Select(file => Follow(Read(file, worlds, progress), files));
    }

    /// <summary>Checks a sequel against the scenario before it, among the files read or beside it.</summary>
    private static ScenarioReading Follow(ScenarioReading reading, string[] files)
    {
        if (reading.Earlier.FirstOrDefault(e => e.Kind == EarlierKind.Scenario) is not { } after)
            return reading;
        var name = after.Name + Ending;
        var beside = Path.Combine(Path.GetDirectoryName(reading.File) ?? "", name);
        var file = files.FirstOrDefault(f => Path.GetFileName(f) == name)
            ?? (File.Exists(beside) ? beside : null);
        return SequelCheck.Of(reading, file is null ? null : AgendaOf(file));
    }

    /// <summary>Only what stands on the agenda of a file, with findings passed over; null where there is none.</summary>
    private static Agenda? AgendaOf(string file)
    {
        var log = new FindingLog();
        if (FileText.Read(file, log) is not { } text || !FileText.IsText(text, log)) return null;
        if (YamlTree.Read(text.TrimStart('\uFEFF'), log) is not { } tree) return null;
        var root = new YamlCursor(tree, log);
        var sources = new SourceReader(root["sources"], log);
        var agenda = new AgendaReader(sources).Agenda(root, Path.GetFileNameWithoutExtension(file));
        return agenda with { Aftermath = new AftermathReader(agenda, sources).Read(root["aftermath"]) };
    }

    private static ScenarioReading Read(string file, Worlds? worlds, AppraisalProgress? progress)
    {
        var log = new FindingLog();
        return FileText.Read(file, log) is { } text
            ? Parse(file, text, worlds, progress)
            : new(file, null, log.InOrder(), null);
    }
}
