using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TradeSim.Scenarios;

namespace TradeSim.Server.Words;

/// <summary>Whether a text says no more than the move that it goes with. Strict on purpose: a good text that
/// is turned away costs nothing, for then the own sentence is said.</summary>
internal static partial class WordsCheck
{
    public const int MostCharacters = 400;
    public const int MostWords = 60;

    /// <summary>Marks of plain sentences; others come in only as part of a public name.</summary>
    private const string Marks = " .,;:!?'\"()-";

    private const char LastLatinLetter = '\u024f';

    /// <summary>Why the text cannot be said, as a code without any of its words; null if it can.</summary>
    public static string? Fault(string text, Occasion occasion)
    {
        if (string.IsNullOrWhiteSpace(text)) return "empty";
        if (text.Length > MostCharacters
            || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords)
            return "too-long";
        if (text.Any(char.IsControl)) return "not-one-paragraph";
        var marks = NameMarks.Of(text, occasion.Agenda);
        var rest = marks.Rest;
        return Names(marks, occasion)
            ?? Numbers(rest, occasion)
            ?? (rest.Any(c => !IsPlain(c)) || Link().IsMatch(rest) ? "markup" : null)
            ?? (QuotesOtherThanNames(rest) ? "invented-name" : null)
            ?? (Promise().IsMatch(rest) ? "promise" : null)
            ?? (Private().IsMatch(rest) ? "private" : null)
            ?? (OtherAct(rest) ? "other-act" : null)
            ?? (OutOfRole().IsMatch(rest) ? "out-of-role" : null)
            ?? (occasion.LastSaid is { } last && NameMarks.Fold(last) == marks.Text ? "repeated" : null);
    }

    /// <summary>An option must be one that the package has, and in its own issue where an issue stands beside
    /// it.</summary>
    private static string? Names(NameMarks marks, Occasion occasion)
    {
        for (var i = 0; i < marks.Found.Length; i++)
        {
            var mark = marks.Found[i];
            if (mark.Options.IsEmpty || (!mark.Issues.IsEmpty && !IsQuoted(marks.Text, mark))) continue;
            ImmutableArray<OptionRef> held =
                [.. mark.Options.Where(o => occasion.Package?[o.Issue] == o.Option)];
            if (held.IsEmpty) return "not-in-the-package";
            var beside = Beside(marks, i);
            if (beside.Any(issues => !held.Any(o => issues.Contains(o.Issue)))) return "other-issue";
            // The same name in another issue, where the package has something else.
            var elsewhere = mark.Options.Except(held).Select(o => o.Issue).ToArray();
            if (beside.Count == 0 && InSentence(marks, mark).Any(m => m.Issues.Any(elsewhere.Contains)))
                return "other-issue";
        }

        return null;
    }

    /// <summary>The issues named right after an option ("X" on Y and Z), or else right before it (Y:
    /// "X").</summary>
    private static List<ImmutableArray<int>> Beside(NameMarks marks, int i)
    {
        var beside = new List<ImmutableArray<int>>();
        for (var next = i + 1; next < marks.Found.Length && !marks.Found[next].Issues.IsEmpty; next++)
        {
            var between = marks.Text[marks.Found[next - 1].End..marks.Found[next].Start];
            if (!(next == i + 1 ? After() : AndAlso()).IsMatch(between)) break;
            beside.Add(marks.Found[next].Issues);
        }

        if (beside.Count == 0 && i > 0 && marks.Found[i - 1] is { Issues.IsEmpty: false } before
            && Before().IsMatch(marks.Text[before.End..marks.Found[i].Start]))
            beside.Add(before.Issues);
        return beside;
    }

    private static IEnumerable<NameMark> InSentence(NameMarks marks, NameMark mark)
    {
        var from = mark.Start == 0 ? -1 : marks.Text.LastIndexOfAny(['.', '!', '?', ';'], mark.Start - 1);
        var to = marks.Text.IndexOfAny(['.', '!', '?', ';'], mark.End);
        return marks.Found.Where(m => m.Start > from && (to < 0 || m.End <= to) && m != mark);
    }

    private static bool IsQuoted(string text, NameMark mark) =>
        mark.Start > 0 && text[mark.Start - 1] == '"' && mark.End < text.Length && text[mark.End] == '"';

    private static string? Numbers(string rest, Occasion occasion)
    {
        var unnumbered = OfferNumber().Replace(rest, m =>
            int.TryParse(m.Groups[1].Value, out var n) && occasion.Offers.Contains(n) ? "offer" : m.Value);
        return unnumbered.Any(c => char.IsNumber(c) || c == '%') || NumberWord().IsMatch(unnumbered)
            ? "number" : null;
    }

    private static bool QuotesOtherThanNames(string rest)
    {
        var parts = rest.Split('"');
        return parts.Length % 2 == 0
            || parts.Where((_, i) => i % 2 == 1)
                .Any(quoted => quoted.Trim(' ', ',', '.') != $"{NameMarks.Blank}");
    }

    /// <summary>True where the text claims another act than making or refusing an offer.</summary>
    private static bool OtherAct(string rest) =>
        Act().Matches(rest).Any(m => !NotDone().IsMatch(rest[..m.Index]));

    private static bool IsPlain(char c) =>
        c == NameMarks.Blank || char.IsAsciiDigit(c) || Marks.Contains(c)
        || (c <= LastLatinLetter && char.IsLetter(c));

    [GeneratedRegex("""^["']?,? (on|for|in|under|as to|regarding|about) (the |our |your )?["']?$""")]
    private static partial Regex After();

    [GeneratedRegex("^(,|,? and|,? or|,? as well as) ((on|for|in) )?((the|our|your) )?$")]
    private static partial Regex AndAlso();

    [GeneratedRegex(
        """^["']?(:| -|,| at| to| is| as| means| says| becomes| goes to| moves to| stays at)? ["']?$""")]
    private static partial Regex Before();

    // An offer's number is said after a word that makes "offer" a thing: "we offer 3" is an offer of three.
    [GeneratedRegex(@"(?:^|[.:;,!?\-""] ?|\b(?:your|our|the|this|that|their|take|read|for|is|of|in|under|with"
        + @"|on|against|reject|decline|refuse|(?:no|agree|answer|response|reply|return) to) )"
        + @"offer (\d{1,6})\b(?! ?[\d%])")]
    private static partial Regex OfferNumber();

    [GeneratedRegex(@"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
        + @"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
        + @"|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|halve|halves|quarters?|double"
        + @"|triple|twice|zero|percent|per cent|percentage)\b")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\b(www|https?|ftp|mailto)\b|\.\p{L}")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(guarante\w*|promis\w*|pledg\w*|assur\w+|vow\w*|swear|sworn|commit\w*|undertak\w*"
        + @"|ensur\w+|in addition|additional\w*|also|as well|on top of|furthermore|moreover|besides|bonus"
        + @"|extra|throw in|sweeten\w*|plus|later|soon|next (week|month|year|time|round)|in future"
        + @"|in the future|tomorrow|anything|everything|whatever|unconditional\w*|no strings|blank cheque|payments?|pay you"
        + @"|money)\b|, too\b")]
    private static partial Regex Promise();

    [GeneratedRegex(@"\b(points|scores?|scoring|reservation|mandate\w*|batna|minimum|minima|bottom line"
        + @"|walk-?away|red lines?|instruct\w*|capital|our alternative|valuation|utility|constituenc\w*"
        + @"|threshold|ballot|brief(?!ly)|secret\w*|confidential\w*|sealed)\b")]
    private static partial Regex Private();

    [GeneratedRegex(@"\b(accept(s|ed|ing)?|agree(s|d|ing)?|sign(s|ed|ing)?|concede[sd]?|withdraw(s|n|ing)?"
        + @"|withdrew|ratif\w+|suspend(s|ed|ing)?|a deal|have a deal|done deal|leave the talks"
        + @"|break off|yes to)\b")]
    private static partial Regex Act();

    [GeneratedRegex(@"\b(not|cannot|can't|won't|don't|do not|never|unable to|nor|hard to) (\w+ )?$")]
    private static partial Regex NotDone();

    [GeneratedRegex(@"\b(as an ai|language model|ai model|assistant|chatbot|system prompt|json|draft"
        + @"|here is (the|a|my)( \w+)? (sentence|text|wording|rewrite|version)|simulation"
        + @"|exercise|player)\b|^(sure|certainly)\b")]
    private static partial Regex OutOfRole();
}
