using System.Text;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads foreign files as text, within bounds, and says why one cannot be read.</summary>
internal static class FileText
{
    public const string Ending = ".yaml";

    private const string TooLarge = "The file is larger than 1 MiB.";
    private const string TooLargeMend = "Shorten it; a scenario has some 40 KiB.";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>A file itself, or every *.yaml of a folder in the order of their names.</summary>
    public static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*" + Ending).Order(StringComparer.Ordinal)
        : [path];

    /// <summary>The text of a file; null, reported, where there is none.</summary>
    public static string? Read(string file, FindingLog log)
    {
        try
        {
            if (new FileInfo(file).Length <= Limits.FileBytes) return Strict.GetString(File.ReadAllBytes(file));
            log.Error("too-large", new("", 1, 1), TooLarge, TooLargeMend);
        }
        catch (DecoderFallbackException)
        {
            log.Error("not-text", new("", 1, 1), "The file is not UTF-8 text.",
                "Save it as UTF-8; it may be a binary file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            log.Error("unreadable", new("", 1, 1), $"The file cannot be read: {e.Message}",
                "Check its name and permissions.");
        }

        return null;
    }

    /// <summary>Reports a text that is too large or holds control characters.</summary>
    public static bool IsText(string text, FindingLog log)
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
}
