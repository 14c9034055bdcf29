using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TradeSim.ScenarioFiles;

/// <summary>Reads a text into nodes straight from the parser's events.</summary>
/// <remarks>
/// YamlDotNet's own tree stops at the first duplicate key and follows aliases; this one reports every
/// duplicate, follows no alias (so a small file cannot grow) and bounds the depth (so a file cannot exhaust
/// the stack).
/// </remarks>
internal sealed class YamlTree
{
    private const int MostDepth = 16;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly FindingLog log;

    private YamlTree(string text, FindingLog log)
    {
        scanner = new(new StringReader(text));
        parser = new(scanner);
        this.log = log;
    }

    /// <summary>The document's root, or null where the text is not one document.</summary>
    public static YamlNode? Read(string text, FindingLog log)
    {
        var tree = new YamlTree(text, log);
        try
        {
            return tree.Document();
        }
        catch (TooDeepException e)
        {
            log.Error("too-deep", e.Place, $"The file is nested deeper than {MostDepth} levels.",
                "Close the brackets, or use the levels of the scenario format only.");
        }
        catch (YamlException e)
        {
            ReportSyntax(e.Start, e.Message, log);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1 lets this out of its scanner on some unclosed brackets, without a place.
            ReportSyntax(tree.scanner.CurrentPosition, "a bracket is not closed before the text goes on.",
                log);
        }

        return null;
    }

    private static void ReportSyntax(Mark at, string message, FindingLog log) =>
        log.Error("syntax", PlaceOf("", at), $"This is not YAML: {Shorten(message, 200)}",
            "Look at the indentation, colons, brackets and quotes of this line and the one before it.");

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            log.Error("empty", new("", 1, 1), "The file is empty.",
                "Write a scenario as docs/scenario-format.md shows.");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node("", 0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            log.Error("two-documents", PlaceOf("", second.Start), "A second document begins here.",
                "Write one scenario a file and remove the \"---\".");
        return root;
    }

    private YamlNode Node(string path, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias)) return Alias(path, alias);
        var start = parser.Consume<NodeEvent>();
        var place = PlaceOf(path, start.Start);
        if (depth > MostDepth) throw new TooDeepException(place);
        if (!start.Anchor.IsEmpty)
            log.Error("anchor", place, $"The anchor \"&{Shorten(start.Anchor.Value)}\" is not allowed.",
                "Remove it; write the text out wherever it is needed.");
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
            log.Error("tag", place, $"The tag \"{Shorten(start.Tag.Value)}\" is not allowed.", "Remove it.");
        return start switch
        {
            Scalar s => new(YamlKind.Text, place)
            {
                Value = s.Value,
                IsQuoted = s.Style != ScalarStyle.Plain,
            },
            SequenceStart => new(YamlKind.List, place) { Items = Items(path, depth) },
            _ => new(YamlKind.Map, place) { Fields = Fields(path, depth) },
        };
    }

    private YamlNode Alias(string path, AnchorAlias alias)
    {
        var place = PlaceOf(path, alias.Start);
        log.Error("alias", place, $"The alias \"*{Shorten(alias.Value.Value)}\" is not allowed.",
            "Write the text out here.");
        return new(YamlKind.Unreadable, place);
    }

    private ImmutableArray<YamlNode> Items(string path, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node($"{path}[{items.Count}]", depth + 1));
        return items.ToImmutable();
    }

    private ImmutableArray<YamlField> Fields(string path, int depth)
    {
        var fields = ImmutableArray.CreateBuilder<YamlField>();
        var lines = new Dictionary<string, int>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(path, depth + 1);
            var name = Shorten(key.Value);
            var place = key.Place with { Path = path.Length == 0 ? name : $"{path}.{name}" };
            var value = Node(place.Path, depth + 1);
            if (key.Kind != YamlKind.Text)
                log.Error("bad-key", place, "A key must be a plain word.",
                    "Write one word before the colon.");
            else if (lines.TryAdd(key.Value, place.Line))
                fields.Add(new(key.Value, place, value));
            else
                log.Error("duplicate-key", place,
                    $"The key \"{name}\" was given on line {lines[key.Value]} already.",
                    "Remove one of the two or rename it.");
        }

        return fields.ToImmutable();
    }

    private static Place PlaceOf(string path, Mark mark) =>
        new(path, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string Shorten(string text, int most = 60) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…");

    private sealed class TooDeepException(Place place) : Exception
    {
        public Place Place => place;
    }
}
