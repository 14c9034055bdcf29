using System.Collections.Immutable;

namespace TradeSim.ScenarioFiles;

/// <summary>What a node of a document is; an unreadable one was reported and is passed over.</summary>
internal enum YamlKind
{
    Text,
    List,
    Map,
    Unreadable,
}

/// <summary>One node of a document, with its place.</summary>
internal sealed record YamlNode(YamlKind Kind, Place Place)
{
    /// <summary>The characters of a text.</summary>
    public string Value { get; init; } = "";

    /// <summary>True for a text in quotes or in a block, which is never a number.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The nodes of a list.</summary>
    public ImmutableArray<YamlNode> Items { get; init; } = [];

    /// <summary>The entries of a map in the file's order, each key once.</summary>
    public ImmutableArray<YamlField> Fields { get; init; } = [];
}

/// <summary>One entry of a map; its place is its key's.</summary>
internal sealed record YamlField(string Key, Place Place, YamlNode Value);
