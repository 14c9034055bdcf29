using System.CommandLine;
using System.Text;
using TradeSim.Protocol;

namespace TradeSim.Cli;

/// <summary>`tradesim replay FILE`: a session's transcript as one viewer saw it, or a check that the file
/// holds.</summary>
internal static class Replay
{
    public static Command Verb(Screen screen)
    {
        var file = new Argument<string>("FILE") { Description = "A replay file, or a study with one in it." };
        var at = new Option<int?>("--at") { Description = "Stop after the table's entry of this number." };
        var viewer = new Option<string>("--as")
        {
            Description = "Whose eyes: a party's id, or facilitator, who sees every room.",
            DefaultValueFactory = _ => Transcript.Facilitator,
        };
        var verify = new Option<bool>("--verify")
        {
            Description = "Decide every recorded command again and compare.",
        };
        var json = new Option<bool>("--json") { Description = "Write one JSON document." };
        var verb = new Command("replay", "Print a session's transcript, or verify its file.")
        {
            file, at, viewer, verify, json,
        };
        verb.SetAction(parsed => Run(screen, parsed.GetRequiredValue(file), parsed.GetValue(at),
            parsed.GetRequiredValue(viewer), parsed.GetValue(verify), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Screen screen, string path, int? at, string viewer, bool verify, bool json)
    {
        var file = Read(path);
        var difference = verify ? Difference(file) : null;
        var lines = difference is null ? Lines(path, file, at, viewer) : [];
        if (json) screen.Json(Document(path, file, at, viewer, verify, difference, lines));
        else if (verify) PrintVerdict(screen, path, file, difference);
        else Print(screen, file, lines);
        return difference is null ? CommandLine.Good : CommandLine.Wrong;
    }

    internal static ReplayFile Read(string path)
    {
        if (!File.Exists(path))
            throw new UnusableException($"{path}: there is no such file; check the path.");
        if (new FileInfo(path).Length > 4L * ReplayFile.MostCharacters)
            throw new UnusableException($"{path}: this file is too large for a replay file.");
        try
        {
            var text = File.ReadAllText(path, Encoding.UTF8);
            return ReplayFile.Read(StudyFile.IsOne(text) ? StudyFile.Read(text).Replay : text);
        }
        catch (ReplayException e)
        {
            throw new UnusableException($"{path}: {e.Message}");
        }
    }

    /// <summary>A file can be well formed and still hold what no room could have written.</summary>
    internal static string? Difference(ReplayFile file)
    {
        try
        {
            return Verification.FirstDifference(file);
        }
        catch (Exception e)
        {
            return e is ReplayException ? e.Message
                : $"The rules cannot follow what is recorded ({e.GetType().Name}); the file was changed.";
        }
    }

    private static TranscriptLine[] Lines(string path, ReplayFile file, int? at, string viewer)
    {
        try
        {
            return [.. new Transcript(file).SeenBy(viewer, at)];
        }
        catch (Exception e) when (e is not UnusableException)
        {
            throw new UnusableException(
                $"{path}: its entries do not follow from one another; --verify names the first.");
        }
    }

    /// <remarks>The hash covers every brief, so a party is shown it only when it asks to verify.</remarks>
    private static object Document(string path, ReplayFile file, int? at, string viewer, bool verify,
        string? difference, TranscriptLine[] lines) => new
        {
            file = path,
            scenario = file.Header.Scenario,
            scenario_hash = verify || viewer == Transcript.Facilitator ? file.Header.ScenarioHash : null,
            written_by = file.Header.WrittenBy,
            format = file.Header.Version,
            @as = viewer,
            at,
            verified = verify ? difference is null : (bool?)null,
            first_difference = difference,
            entries = lines,
        };

    private static void PrintVerdict(Screen screen, string path, ReplayFile file, string? difference)
    {
        screen.Say(difference is null
            ? $"{path}: verified; all {file.Header.Entries} entries replay to themselves."
            : $"{path}: not verified. {difference}");
        screen.Say($"Written by {file.Header.WrittenBy}; "
            + $"scenario {file.Header.Scenario}, hash {file.Header.ScenarioHash}.");
        if (file.Header.WrittenBy != CommandLine.WrittenBy) screen.Say($"This is {CommandLine.WrittenBy}.");
    }

    private static void Print(Screen screen, ReplayFile file, TranscriptLine[] lines)
    {
        screen.Say($"{file.Header.Scenario}, written by {file.Header.WrittenBy}");
        var table = new Sheet("Room", "No.", "When", "Who", "What");
        foreach (var l in lines) table.Add(l.Room, l.Number, l.TalkTime, l.By, l.Text);
        screen.Show(table);
    }
}
