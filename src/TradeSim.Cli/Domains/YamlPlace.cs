using TradeSim.ScenarioFiles;

namespace TradeSim.Cli.Domains;

/// <summary>A node of a YAML file of another platform, or the place where one is missing.</summary>
internal sealed class YamlPlace(SourceText file, YamlNode? node, Complaints complaints, Place? at = null)
{
    /// <summary>True if the file has this node, and not as null.</summary>
    public bool IsThere => node is not null && !IsNull;

    /// <summary>True for a map of fields.</summary>
    public bool IsMap => node?.Kind == YamlKind.Map;

    /// <summary>The characters of a text; none for anything else.</summary>
    public string Text => node?.Kind == YamlKind.Text && !IsNull ? node.Value : "";

    /// <summary>A Python class without its modules.</summary>
    public string ClassName => Text[(Text.LastIndexOf('.') + 1)..];

    /// <summary>The entries of a map in the file's order, each key once.</summary>
    public IEnumerable<YamlField> Fields => node?.Fields ?? [];

    /// <summary>The nodes of a list.</summary>
    public IEnumerable<YamlPlace> Items =>
        node is null ? [] : node.Items.Select(i => new YamlPlace(file, i, complaints));

    private bool IsNull => node is { Kind: YamlKind.Text, IsQuoted: false, Value: "" or "~" or "null" };

    /// <summary>The value of a field of this map.</summary>
    public YamlPlace this[string key] => Fields.FirstOrDefault(f => f.Key == key) is { } field
        ? At(field) : new(file, null, complaints, node?.Place ?? at);

    /// <summary>The value of a field.</summary>
    public YamlPlace At(YamlField field) => new(file, field.Value, complaints, field.Place);

    /// <summary>The finite number here; 0 and a complaint for anything else.</summary>
    public double Number(string of)
    {
        if (node is { Kind: YamlKind.Text, IsQuoted: false } && SourceText.Number(Text) is { } number)
            return number;
        Complain($"The {of} is not a finite number.", "Write a number such as 0.5.");
        return 0;
    }

    public void Complain(string what, string mend)
    {
        var place = node?.Place ?? at ?? new("", 1, 1);
        complaints.Add(file.Path, $"{place.Line}:{place.Column}", what, mend);
    }
}
