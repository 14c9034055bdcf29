using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TradeSim.ScenarioFiles;

/// <summary>
/// A reader's finger on one node. It reports what is wrong there and goes on with an empty value, so that
/// all faults are found in one pass; on a node that is missing, and so was reported already, it says nothing.
/// </summary>
internal sealed partial class YamlCursor(YamlNode? node, FindingLog log)
{
    private YamlNode? Node => node is { Kind: not YamlKind.Unreadable } ? node : null;

    public bool IsThere => Node is not null;

    /// <summary>The text as it stands there, unchecked; null where there is none.</summary>
    public string? Raw => Node is { Kind: YamlKind.Text } text ? text.Value.Trim() : null;

    /// <summary>Where the node is; a missing one has no place.</summary>
    public Place Place => node?.Place ?? new("", 1, 1);

    /// <summary>The keys of a map.</summary>
    public IEnumerable<YamlField> Fields => Node is { Kind: YamlKind.Map } map ? map.Fields : [];

    /// <summary>The value of a key; missing where there is none.</summary>
    public YamlCursor this[string key] => new(Fields.FirstOrDefault(f => f.Key == key)?.Value, log);

    public YamlCursor At(YamlField field) => new(field.Value, log);

    /// <summary>Reports keys that are missing and keys that nobody knows.</summary>
    public YamlCursor Keys(
        IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional,
        string missing = "missing-key", string unknown = "unknown-key")
    {
        if (!Is(YamlKind.Map)) return this;
        var present = Fields.Select(f => f.Key).ToHashSet();
        foreach (var key in required.Where(k => !present.Contains(k)))
            Error(missing, $"The key \"{key}\" is missing{In()}.", $"Add \"{key}:\" here.");
        foreach (var field in Fields.Where(f => !required.Contains(f.Key) && !optional.Contains(f.Key)))
            log.Error(unknown, field.Place, $"The key \"{Shorten(field.Key)}\" has no meaning{In()}.",
                Nearest.Mend(field.Key, required.Concat(optional).Where(k => !present.Contains(k))));
        return this;
    }

    /// <summary>The nodes of a list that has this many.</summary>
    public ImmutableArray<YamlCursor> Items(int least, int most)
    {
        if (!Is(YamlKind.List)) return [];
        if (Node!.Items.Length < least || Node.Items.Length > most)
            Error("count", $"This list has {Node.Items.Length} entries.", $"Give {least} to {most} of them.");
        return [.. Node.Items.Take(most).Select(i => new YamlCursor(i, log))];
    }

    /// <summary>A text of at most this many characters; a name stands on one line.</summary>
    public string Text(int most, bool isName = false)
    {
        if (!Is(YamlKind.Text)) return "";
        var text = Node!.Value.Trim();
        if (text.Length == 0 || (!Node.IsQuoted && text is "~" or "null"))
            Error("missing-value", "The text is missing.", "Write one, or remove the key if it is optional.");
        else if (text.Length > most)
            Error("too-long", $"The text has {text.Length} characters.", $"Say it in at most {most}.");
        else if (isName && text.Contains('\n'))
            Error("line-break", "This text has more than one line.", "Write it on one line.");
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            Error("control-character", "This text holds an invisible control character.",
                "Remove the escape.");
        return text;
    }

    public string Name(int most = Limits.Name) => Text(most, isName: true);

    public string Id()
    {
        var id = Text(Limits.Id, isName: true);
        if (id.Length > 0 && !Identifier().IsMatch(id))
            Error("bad-id", $"\"{Shorten(id)}\" is not an identifier.",
                "Use lower case words joined by hyphens that begin with a letter: rare-earth-licences.");
        return id;
    }

    /// <summary>A whole number in a range; null, reported, where there is none.</summary>
    public int? Number(int least, int most)
    {
        if (!Is(YamlKind.Text)) return null;
        if (Node!.IsQuoted || !Whole().IsMatch(Node.Value))
            Error("not-a-number", $"\"{Shorten(Node.Value)}\" is not a whole number.",
                "Write digits only, without quotes, fractions or units.");
        else if (!int.TryParse(Node.Value, CultureInfo.InvariantCulture, out var number) || number < least
            || number > most)
            Error("out-of-range", $"{Shorten(Node.Value)} is out of range.",
                $"Use a number from {least} to {most}.");
        else
            return number;
        return null;
    }

    public bool Flag()
    {
        if (!Is(YamlKind.Text)) return false;
        if (Node!.Value is not ("true" or "false") || Node.IsQuoted)
            Error("not-a-flag", $"\"{Shorten(Node.Value)}\" is neither true nor false.",
                "Write true or false.");
        return Node.Value == "true";
    }

    /// <summary>Minutes after midnight; null, reported, where there is no time of day.</summary>
    public int? Time()
    {
        if (!Is(YamlKind.Text)) return null;
        if (TimeOfDay().Match(Node!.Value) is not { Success: true } time)
            Error("not-a-time", $"\"{Shorten(Node.Value)}\" is not a time of day.",
                "Write hours and minutes in quotes, from \"00:00\" to \"24:00\".");
        else if (!Node.IsQuoted)
            Error("unquoted-time", "A time of day needs quotes; some readers take it for a number.",
                $"Write \"{Node.Value}\" in quotes.");
        else
            return int.Parse(time.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 60
                + int.Parse(time.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return null;
    }

    /// <summary>The index of the identifier that is named here; null, reported, where there is none of that
    /// name.</summary>
    public int? Among(IReadOnlyList<string> known, string what)
    {
        var name = Text(Limits.Id, isName: true);
        if (name.Length == 0) return null;
        var index = known.Index().Where(k => k.Item == name).Select(k => (int?)k.Index).FirstOrDefault();
        if (index is null)
            Error("unknown-reference", $"There is no {what} \"{Shorten(name)}\".", Nearest.Mend(name, known));
        return index;
    }

    public void Error(string code, string message, string mend) => log.Error(code, Place, message, mend);

    private bool Is(YamlKind kind)
    {
        if (Node is null) return false;
        if (Node.Kind == kind) return true;
        Error("wrong-kind", $"Here stands {Called(Node.Kind)} where {Called(kind)} belongs.",
            kind switch
            {
                YamlKind.List => "Write a list: [one, two], or one \"- \" line an entry.",
                YamlKind.Map => "Write keys with values: \"key: value\".",
                _ => "Write one text or number.",
            });
        return false;
    }

    private string In() => Place.Path.Length == 0 ? "" : $" in {Place.Path}";

    private static string Called(YamlKind kind) => kind switch
    {
        YamlKind.List => "a list",
        YamlKind.Map => "a map of keys",
        _ => "a single value",
    };

    private static string Shorten(string text) =>
        text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^-?[0-9]+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^((?:[01][0-9]|2[0-3])(?=:)|24(?=:00)):([0-5][0-9])\z")]
    private static partial Regex TimeOfDay();
}
