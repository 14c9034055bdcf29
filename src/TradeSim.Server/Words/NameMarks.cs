using System.Collections.Immutable;
using System.Text;
using TradeSim.Scenarios;

namespace TradeSim.Server.Words;

/// <summary>One public name found in a text: an issue, or an option of one or more issues.</summary>
/// <param name="Issues">Issues that are called so.</param>
/// <param name="Options">Options that are called so.</param>
internal readonly record struct NameMark(
    int Start, int End, ImmutableArray<int> Issues, ImmutableArray<OptionRef> Options);

/// <summary>The public names of an agenda in a text, the longest name first, whatever the case and the marks
/// of punctuation.</summary>
internal sealed class NameMarks
{
    /// <summary>Stands where a name stood.</summary>
    public const char Blank = '§';

    private NameMarks(string text, ImmutableArray<NameMark> found) => (Text, Found) = (text, found);

    /// <summary>The folded text in which the marks lie.</summary>
    public string Text { get; }

    public ImmutableArray<NameMark> Found { get; }

    /// <summary>The folded text with each name blanked.</summary>
    public string Rest
    {
        get
        {
            var (rest, from) = (new StringBuilder(), 0);
            foreach (var mark in Found)
            {
                rest.Append(Text, from, mark.Start - from).Append(Blank);
                from = mark.End;
            }

            return rest.Append(Text, from, Text.Length - from).ToString();
        }
    }

    public static NameMarks Of(string text, Agenda agenda)
    {
        var folded = Fold(text);
        var names = Names(agenda);
        var found = ImmutableArray.CreateBuilder<NameMark>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(folded[at - 1]) && char.IsLetterOrDigit(folded[at])) continue;
            if (names.FirstOrDefault(n => IsAt(folded, at, n.Name)) is not { Name: not null } name) continue;
            found.Add(new(at, at + name.Name.Length, name.Issues, name.Options));
            at += name.Name.Length - 1;
        }

        return new(folded, found.ToImmutable());
    }

    /// <summary>One case, one kind of quotation mark, dash and space, and no space before a percent
    /// sign.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var plain = c switch
            {
                '’' or '‘' => '\'',
                '“' or '”' or '„' or '«' or '»' => '"',
                '–' or '—' or '‑' or '‐' => '-',
                '\u00a0' or '\u202f' => ' ',
                _ => char.ToLowerInvariant(c),
            };
            if (plain is ' ' or '%' && folded.Length > 0 && folded[^1] == ' ') folded.Length--;
            folded.Append(plain);
        }

        return folded.ToString().Trim();
    }

    private static bool IsAt(string text, int at, string name)
    {
        var end = at + name.Length;
        return end <= text.Length && string.CompareOrdinal(text, at, name, 0, name.Length) == 0
            && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(name[^1]));
    }

    private static (string Name, ImmutableArray<int> Issues, ImmutableArray<OptionRef> Options)[] Names(
        Agenda agenda)
    {
        var issues = agenda.Issues.Select((issue, i) => (Name: Fold(issue.Name), Issue: i))
            .ToLookup(x => x.Name, x => x.Issue);
        var options = agenda.Issues
            .SelectMany((issue, i) => issue.Options
                .Select((o, n) => (Name: Fold(o.Name), Option: new OptionRef(i, n))))
            .ToLookup(x => x.Name, x => x.Option);
        return [.. issues.Select(g => g.Key).Union(options.Select(g => g.Key)).Where(name => name.Length > 0)
            .OrderByDescending(name => name.Length)
            .Select(name => (name, issues[name].ToImmutableArray(), options[name].ToImmutableArray()))];
    }
}
