using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TradeSim.Cli.Bridges;

/// <summary>Lines of JSON as they pass between two programs.</summary>
internal static class Line
{
    /// <summary>The most bytes a line may have.</summary>
    public const int Most = 1 << 20;

    /// <summary>JSON on one line.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 without a mark at its beginning.</summary>
    public static readonly UTF8Encoding Encoding = new(false);

    /// <summary>Writes one line at once, the same on every system.</summary>
    public static void Write(TextWriter writer, object document)
    {
        writer.Write(JsonSerializer.Serialize(document, Plain) + "\n");
        writer.Flush();
    }

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="MalformedException">It is longer than <see cref="Most"/>; it was read to its end.</exception>
    public static string? Read(TextReader reader)
    {
        var (line, length, c) = (new StringBuilder(), 0L, reader.Read());
        if (c < 0) return null;
        for (; c >= 0 && c != '\n'; c = reader.Read())
            if (++length <= Most) line.Append((char)c);
        return length > Most || Encoding.GetByteCount(line.ToString()) > Most
            ? throw new MalformedException($"This line is longer than {Most} bytes; make it shorter.")
            : line.ToString();
    }
}
