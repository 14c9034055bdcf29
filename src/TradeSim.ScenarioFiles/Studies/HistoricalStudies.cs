using System.Text.RegularExpressions;
using TradeSim.Protocol;
using TradeSim.Scenarios;

namespace TradeSim.ScenarioFiles.Studies;

/// <summary>Histories that are retold through the rules: scripts in YAML, played into study files.</summary>
public static partial class HistoricalStudies
{
    /// <summary>Reads and plays every script of a folder, in the order of their names; none where there is no such folder.</summary>
    /// <param name="scenarios">Those that the scripts may name.</param>
    /// <param name="writtenBy">What the program that writes the study files calls itself.</param>
    public static IEnumerable<StudyReading> In(string folder, IReadOnlyCollection<Scenario> scenarios, string writtenBy) =>
        Directory.Exists(folder) ? FileText.Files(folder).Select(f => Read(f, scenarios, writtenBy)) : [];

    /// <summary>Reads and plays one script.</summary>
    public static StudyReading Read(string file, IReadOnlyCollection<Scenario> scenarios, string writtenBy)
    {
        var log = new FindingLog();
        return FileText.Read(file, log) is { } text ? Parse(file, text, scenarios, writtenBy)
            : new(file, IdOf(file), null, null, null, 0, log.InOrder());
    }

    /// <summary>Plays the text of one script; touches no disk, and the same text gives the same study to the byte.</summary>
    public static StudyReading Parse(
        string file, string text, IReadOnlyCollection<Scenario> scenarios, string writtenBy)
    {
        var log = new FindingLog();
        if (Root(text, log) is not { } root) return new(file, IdOf(file), null, null, null, 0, log.InOrder());
        var named = root["scenario"].IsThere ? root["scenario"].Id() : "";
        if (scenarios.FirstOrDefault(s => s.Id == named) is { } scenario)
            return Play(file, new StudyReader(scenario, root, log).Read(IdOf(file)), scenario, writtenBy, log);
        root.Keys(StudyReader.Keys, ["sources"]);
        if (named.Length > 0)
            root["scenario"].Error("unknown-reference", $"There is no scenario \"{named}\" that can be played.",
                "Write the identifier of one that is good; \"tradesim validate\" says what is wrong with it.");
        return new(file, IdOf(file), named, null, null, 0, log.InOrder());
    }

    /// <summary>True if a file says that it is a study's script, whole or not.</summary>
    public static bool IsOne(string file) => FileText.Read(file, new()) is { } text && Mark().IsMatch(text);

    /// <summary>The scenario that a script names, as it stands there; null where it names none.</summary>
    public static string? ScenarioOf(string file) => FileText.Read(file, new()) is { } text
        && Root(text, new()) is { } root ? root["scenario"].Raw : null;

    private static YamlCursor? Root(string text, FindingLog log) =>
        FileText.IsText(text, log) && YamlTree.Read(text.TrimStart('\uFEFF'), log) is { } tree ? new(tree, log) : null;

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static StudyReading Play(
        string file, StudyScript script, Scenario scenario, string writtenBy, FindingLog log)
    {
        var player = new StudyPlayer(script, scenario);
        var study = player.Play();
        if (!log.HasErrors) player.ReportEnd();
        if (!log.HasErrors && StudyFile.Fault(study) is { } fault)
            script.Places.Error("no-study", fault, "Shorten the texts, or add a note.");
        var text = log.HasErrors ? null : StudyFile.Write(writtenBy, study, ReplayFile.Write(writtenBy, player.Rooms));
        return new(file, script.Id, scenario.Id, text is null ? null : study, text, player.Rooms.Table.Entries.Count,
            log.InOrder());
    }

    [GeneratedRegex(@"^\uFEFF?study:\s", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
