using TradeSim.ScenarioFiles;

namespace TradeSim.Cli.Domains;

/// <summary>
/// Collects what is wrong with the files of a domain: one line each, with its place and mend.
/// </summary>
internal sealed class Complaints
{
    private const int Most = 50;
    private readonly List<string> lines = [];

    /// <summary>One line for each fault, the first ones where there are very many.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>True once something was wrong.</summary>
    public bool Any => lines.Count > 0;

    /// <param name="place">A line and column, or a path in the document; may be empty.</param>
    public void Add(string file, string place, string what, string mend)
    {
        var line = $"{file}:{(place.Length == 0 ? "" : place + ":")} {Shorten(what)} {mend}";
        if (lines.Count > Most || lines.Contains(line)) return;
        lines.Add(lines.Count < Most ? line : $"{file}: There is more; mend the first faults and try again.");
    }

    /// <summary>What the parser of our own files found.</summary>
    public void Add(string file, FindingLog log)
    {
        foreach (var finding in log.InOrder().Where(f => f.Severity == Finding.Error))
            Add(file, $"{finding.Line}:{finding.Column}", finding.Message, finding.Mend);
    }

    /// <summary>What a file says may be long; a line of ours is not.</summary>
    private static string Shorten(string text, int most = 300) =>
        (text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…")).ReplaceLineEndings(" ");
}
