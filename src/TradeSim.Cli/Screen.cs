using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace TradeSim.Cli;

/// <summary>Where a verb writes: results to standard output, everything else to standard error.</summary>
internal sealed class Screen(TextWriter output, TextWriter error)
{
    /// <summary>A file or a pipe has no width; tables there may be wide.</summary>
    private const int WidthOfFiles = 160;

    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Writes the one JSON document of a verb.</summary>
    public void Json(object document) => output.WriteLine(JsonSerializer.Serialize(document, Plain));

    /// <summary>Writes one line of the result.</summary>
    public void Say(string line) => output.WriteLine(Printable(line));

    /// <summary>Writes one line about what is off.</summary>
    public void Complain(string line) => error.WriteLine(Printable($"tradesim: {line}"));

    /// <summary>Writes one line about how far a long task is.</summary>
    public void Progress(string line) => error.WriteLine(Printable(line));

    /// <summary>Writes a table for a person's eyes.</summary>
    public void Show(Sheet sheet)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var heading in sheet.Headings) table.AddColumn(new TableColumn(new Text(heading)));
        foreach (var row in sheet.Rows) table.AddRow(row.Select(c => new Text(Printable(c))));
        var to = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new() { Out = to });
        if (!to.IsTerminal) console.Profile.Width = WidthOfFiles;
        console.Write(table);
    }

    /// <summary>What a file says is shown and never obeyed: no control characters reach a terminal.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c));
}

/// <summary>A table to be shown: headings, and rows of texts and numbers.</summary>
internal sealed class Sheet(params string[] headings)
{
    public IReadOnlyList<string> Headings => headings;

    public List<string[]> Rows { get; } = [];

    public void Add(params object?[] cells) =>
        Rows.Add([.. cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? "")]);
}
