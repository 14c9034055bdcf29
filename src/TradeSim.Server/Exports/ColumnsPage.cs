using System.Text;

namespace TradeSim.Server.Exports;

/// <summary>
/// The page that explains every file and column of an export: columns.md in it, and docs/exports.md.
/// </summary>
internal static class ColumnsPage
{
    private const string Opening = """
        # What a class exports

        One ZIP file holds the data of a class for a spreadsheet or a statistics program.

        * **Files.** The CSV files are UTF-8 with a byte order mark, commas between columns, and lines that
          end in CRLF. The first line holds the names of the columns. A spreadsheet that expects semicolons
          wants to be told so: import the file as text with a comma between columns.
        * **People.** Students are numbers, the same in every file and in the replays. Names stand in the
          column `name`, and only where the export was asked for with them. What students typed stands as they
          typed it, with any name they used.
        * **Texts.** A spreadsheet would calculate a text that begins with `=`, `+`, `-`, `@`, one of their
          full-width forms, a tab or a line end. Such a text has one apostrophe before that sign; so has the
          sign of a formula after a semicolon, a tab or a line end inside a text. Quotes, spaces and invisible
          marks between do not hide it. A program that wants the text as it was takes that one apostrophe
          away. Numbers are never changed.
        * **Empty cells** mean that there is nothing to say, never zero.
        * **Sources** are the events of the journals by their wire names, as a replay file holds them.


        """;

    private const string Replays = """
        ## replays/table-01.replay

        One file for each table, by its number: every room of the session, with the briefs.
        `tradesim replay FILE` prints it, `tradesim replay FILE --verify` decides every recorded
        command again and compares, and the replay page opens it.

        """;

    /// <summary>The page for these files.</summary>
    public static string Of(IEnumerable<SheetNote> sheets)
    {
        var page = new StringBuilder(Opening);
        foreach (var sheet in sheets)
        {
            page.Append($"## {sheet.File}\n\n{sheet.About}\n\n");
            page.Append("| Column | Unit | Source | Meaning |\n|---|---|---|---|\n");
            foreach (var (name, unit, source, about) in sheet.Columns)
                page.Append($"| `{Plain(name)}` | {Plain(unit)} | {Plain(source)} | {Plain(about)} |\n");
            page.Append('\n');
        }

        return page.Append(Replays).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What fits into one cell of a table.</summary>
    private static string Plain(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
