using System.Globalization;
using System.Text;

namespace TradeSim.Cli.Domains;

/// <summary>One file's text, with the path that a person typed.</summary>
internal sealed record SourceText(string Path, string Text)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The file's name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a file of bounded size.</summary>
    /// <exception cref="UnusableException">It is not there, too large, or no text.</exception>
    public static SourceText Read(string path)
    {
        if (!File.Exists(path))
            throw new UnusableException($"{path}: there is no such file; check the path.");
        if (new FileInfo(path).Length > DomainLimits.FileBytes)
            throw new UnusableException($"{path}: The file is larger than {DomainLimits.FileBytes} bytes. "
                + "Give a domain with fewer options.");
        try
        {
            return new(path, Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableException(
                $"{path}: The file is not UTF-8 text. Save it as UTF-8; it may be a binary file.");
        }
    }

    /// <summary>A finite number as all these formats write it; null for anything else.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;
}
