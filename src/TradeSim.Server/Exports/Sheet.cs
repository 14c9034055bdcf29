using System.Collections.Immutable;
using CsvHelper;

namespace TradeSim.Server.Exports;

/// <summary>What a reader is told of a column.</summary>
/// <param name="Unit">What is counted, or how the text is made.</param>
/// <param name="Source">The event that it is taken from, or how it follows from events.</param>
internal sealed record ColumnNote(string Name, string Unit, string Source, string About);

/// <summary>What a reader is told of a file.</summary>
/// <param name="About">What one row is.</param>
internal sealed record SheetNote(string File, string About, ImmutableArray<ColumnNote> Columns);

/// <summary>One column: what is said of it, and what stands in it.</summary>
internal sealed record Column<TRow>(ColumnNote Note, Func<TRow, Cell> Value)
{
    /// <summary>A column with all that is said of it.</summary>
    public Column(string name, string unit, string source, string about, Func<TRow, Cell> value)
        : this(new ColumnNote(name, unit, source, about), value) { }
}

/// <summary>One file of rows: its columns are described and written from here and nowhere else.</summary>
internal sealed record Sheet<TRow>(string File, string About, ImmutableArray<Column<TRow>> Columns)
{
    /// <summary>What a reader is told of it.</summary>
    public SheetNote Note => new(File, About, [.. Columns.Select(c => c.Note)]);

    /// <summary>
    /// Writes it with a head of names, as spreadsheets open it: UTF-8 with its mark, lines that end in CRLF.
    /// </summary>
    public void Write(Stream to, IEnumerable<TRow> rows)
    {
        var form = new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" };
        using var csv = CsvWriter.Create(to, form, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column.Note.Name);
        csv.EndRecord();
        foreach (var row in rows)
        {
            foreach (var column in Columns)
            {
                var cell = column.Value(row);
                csv.WriteField(cell.Written, cell.IsText ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
            }

            csv.EndRecord();
        }
    }
}
