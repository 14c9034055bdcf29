using System.Globalization;

namespace TradeSim.Server.Exports;

/// <summary>One cell of a sheet, by its type: a text is made harmless, and a number stays a number.</summary>
internal readonly record struct Cell
{
    private Cell(string written, bool isText) => (Written, IsText) = (written, isText);

    /// <summary>What stands in the file; empty where there is nothing to say.</summary>
    public string Written { get => field ?? ""; }

    /// <summary>True for texts, which are quoted.</summary>
    public bool IsText { get; }

    /// <summary>A share, rounded to four digits; 1 is all of it.</summary>
    public static Cell Share(double? share) => share is { } s
        ? new(Math.Round(s, 4).ToString(CultureInfo.InvariantCulture), false) : default;

    /// <summary>A number of hundredths, written as what they are hundredths of.</summary>
    public static Cell Hundredths(int? number) => number is { } n
        ? new((n / 100m).ToString(CultureInfo.InvariantCulture), false) : default;

    /// <summary>A moment in world time, to the second.</summary>
    public static Cell At(DateTimeOffset moment) => new(
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture), false);

    /// <summary>"yes" or "no".</summary>
    public static Cell Of(bool so) => so ? "yes" : "no";

    /// <summary>What somebody wrote, or a name.</summary>
    public static implicit operator Cell(string? text) =>
        string.IsNullOrEmpty(text) ? default : new(Harmless.Text(text), true);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(int number) =>
        new(number.ToString(CultureInfo.InvariantCulture), false);

    /// <summary>A whole number, or nothing.</summary>
    public static implicit operator Cell(int? number) => number is { } n ? n : default(Cell);
}
