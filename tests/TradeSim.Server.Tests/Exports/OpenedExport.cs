using System.IO.Compression;
using System.Text;
using CsvHelper;
using TradeSim.Protocol;
using TradeSim.Server.Exports;
using TradeSim.Sessions;

namespace TradeSim.Server.Tests.Exports;

/// <summary>An export as somebody has it who unpacked the file.</summary>
internal sealed class OpenedExport
{
    private OpenedExport(byte[] file)
    {
        Bytes = file;
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Files.Add(entry.FullName, copy.ToArray());
        }
    }

    /// <summary>The whole file.</summary>
    public byte[] Bytes { get; }

    /// <summary>What lies in it, in its order.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>All texts of it, one after the other.</summary>
    public string Everything => string.Concat(Files.Keys.Select(Text));

    /// <summary>A file as it was downloaded.</summary>
    public static OpenedExport Of(byte[] file) => new(file);

    public static OpenedExport Of(params ExportedTable[] tables) => Of(tables, []);

    public static OpenedExport Of(
        ExportedTable[] tables, ExportedAnswer[] answers, Dictionary<int, string>? names = null)
    {
        using var to = new MemoryStream();
        ClassExport.Write(to, tables, answers, names);
        return new(to.ToArray());
    }

    /// <summary>A table as it comes from its own file.</summary>
    public static ExportedTable Table(int number, RoomSet rooms) =>
        new(number, ReplayFile.Read(ReplayFile.Write("test", rooms)));

    public string Text(string file) => Encoding.UTF8.GetString(Files[file]);

    public string[] Columns(string file)
    {
        using var csv = CsvReader.Create(Files[file]);
        csv.ReadHeader();
        return [.. csv.Headers];
    }

    /// <summary>The rows of a file by name of column, with what stands in the cells.</summary>
    public Dictionary<string, string>[] Rows(string file)
    {
        var rows = new List<Dictionary<string, string>>();
        using var csv = CsvReader.Create(Files[file]);
        while (csv.Read())
        {
            var row = new Dictionary<string, string>();
            for (var i = 0; i < csv.FieldCount; i++) row.Add(csv.Headers[i], csv.GetString(i));
            rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>Some columns of a file, a bar between the cells.</summary>
    public string[] Rows(string file, params string[] columns) =>
        [.. Rows(file).Select(r => string.Join('|', columns.Select(c => r[c])))];
}
