using System.Text;

namespace TradeSim.Cli.Bridges;

/// <summary>Splits a command into words as a shell does, and does nothing else that a shell does.</summary>
/// <remarks>
/// Blanks part words; single and double quotes hold one together; a backslash before a blank, a quote or a backslash takes
/// it as it is (never inside single quotes), and is itself elsewhere.
/// </remarks>
internal static class CommandWords
{
    /// <returns>Null where a quote is not closed.</returns>
    public static IReadOnlyList<string>? Split(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            var next = i + 1 < command.Length ? command[i + 1] : '\0';
            if (c == '\\' && quote != '\'' && (next is '"' or '\\' || (quote == '\0' && (next is '\'' or ' ' or '\t'))))
                (word ??= new()).Append(command[++i]);
            else if (c == quote) quote = '\0';
            else if (quote != '\0') word!.Append(c);
            else if (c is '"' or '\'') (quote, word) = (c, word ?? new());
            else if (!char.IsWhiteSpace(c)) (word ??= new()).Append(c);
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        if (word is not null) words.Add(word.ToString());
        return quote == '\0' ? words : null;
    }
}
