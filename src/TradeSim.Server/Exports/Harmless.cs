using System.Text.RegularExpressions;

namespace TradeSim.Server.Exports;

/// <summary>Texts that a spreadsheet would calculate, made plain by an apostrophe before it.</summary>
/// <remarks>
/// A spreadsheet that splits at semicolons or line ends, whatever the quotes say, would begin a new cell
/// there, so the same is done after them. Quotes, spaces and invisible marks of format before a formula do
/// not hide it. Exactly one apostrophe is added in each place, whatever apostrophes stand there already, so
/// that a program which takes one away has the text as it was.
/// </remarks>
internal static partial class Harmless
{
    /// <summary>The text, which no spreadsheet calculates.</summary>
    public static string Text(string said) => Formula().Replace(said, "'$0");

    // ＝ ＋ － ＠ are the full-width forms; \p{Cf} are marks like the one that turns the direction of writing.
    [GeneratedRegex(
        """(?<=^["\p{Cf} ]*)'*[=+\-@\t\r\n＝＋－＠]|(?<=[;\t\r\n]["\p{Cf} ]*)'*[=+\-@＝＋－＠]""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
