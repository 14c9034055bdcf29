using System.Collections.Immutable;
using System.Text;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads scenario files and reports everything that is wrong with them, never only the first
/// fault.</summary>
public static class ScenarioFile
{
    private const string Ending = ".yaml";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads the text of one file; touches no disk but for the calibration that it names.</summary>
    /// <param name="worlds">Where calibrations are; those that come with the program where it is null.</param>
    public static ScenarioReading Parse(
        string file, string text, Worlds? worlds = null, AppraisalProgress? progress = null)
    {
        var log = new FindingLog();
        if (!IsText(text, log) || YamlTree.Read(text.TrimStart('\uFEFF'), log) is not { } tree)
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
        string[] files = [.. filesOrFolders.SelectMany(Files)];
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
        if (TextOf(file) is not { } text || !IsText(text, log)) return null;
        if (YamlTree.Read(text.TrimStart('\uFEFF'), log) is not { } tree) return null;
        var root = new YamlCursor(tree, log);
        var sources = new SourceReader(root["sources"], log);
        var agenda = new AgendaReader(sources).Agenda(root, Path.GetFileNameWithoutExtension(file));
        return agenda with { Aftermath = new AftermathReader(agenda, sources).Read(root["aftermath"]) };
    }

    private static string? TextOf(string file)
    {
        try
        {
            return new FileInfo(file).Length > Limits.FileBytes ? null
                : Strict.GetString(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // Its own reading says why.
        }
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*" + Ending).Order(StringComparer.Ordinal)
        : [path];

    private static ScenarioReading Read(string file, Worlds? worlds, AppraisalProgress? progress)
    {
        try
        {
            return new FileInfo(file).Length > Limits.FileBytes
                ? Unreadable("too-large", TooLarge, TooLargeMend)
                : Parse(file, Strict.GetString(File.ReadAllBytes(file)), worlds, progress);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable("not-text", "The file is not UTF-8 text.",
                "Save it as UTF-8; it may be a binary file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable("unreadable", $"The file cannot be read: {e.Message}",
                "Check its name and permissions.");
        }

        ScenarioReading Unreadable(string code, string message, string mend) =>
            new(file, null, [new(Finding.Error, code, "", 1, 1, message, mend)], null);
    }

    private static bool IsText(string text, FindingLog log)
    {
        if (text.Length > Limits.FileBytes)
        {
            log.Error("too-large", new("", 1, 1), TooLarge, TooLargeMend);
            return false;
        }

        var odd = text.Index().Where(c => char.IsControl(c.Item) && c.Item is not ('\t' or '\n' or '\r'))
            .Select(c => c.Index).FirstOrDefault(-1);
        if (odd < 0) return true;
        var before = text.AsSpan(0, odd);
        log.Error("not-text", new("", before.Count('\n') + 1, odd - before.LastIndexOf('\n')),
            $"The file holds the control character U+{(int)text[odd]:X4}; it may be a binary file.",
            "Save the scenario as plain UTF-8 text.");
        return false;
    }

    private const string TooLarge = "The file is larger than 1 MiB.";
    private const string TooLargeMend = "Shorten it; a scenario has some 40 KiB.";
}
