using System.Text.Json;

namespace TradeSim.Cli.Bridges;

/// <summary>A line says something that is not in the contract; its message tells what, and the mend.</summary>
internal sealed class MalformedException(string because) : Exception(because);

/// <summary>Reads JSON to the letter: what is not expected is refused, and nothing is guessed.</summary>
internal static class Strict
{
    private static readonly JsonDocumentOptions Plain = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The object that a line holds.</summary>
    public static JsonElement Parse(string line)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(line, Plain);
            Touch(root);
        }
        catch (JsonException e)
        {
            throw new MalformedException("This line is no JSON document with every key once "
                + $"(character {(e.BytePositionInLine ?? 0) + 1}); write one JSON object a line.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new MalformedException("This line holds half a character; write whole ones, in UTF-8.");
        }

        return root.ValueKind == JsonValueKind.Object ? root
            : throw new MalformedException("This line is no JSON object; write one, such as {\"over\":{}}.");
    }

    /// <summary>Checks that an object has all of these keys and, apart from the optional ones, no other.</summary>
    public static void Keys(JsonElement element, string what, string[] needed, params string[] optional)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new MalformedException($"{what} is no object; write {{…}} with {List(needed)}.");
        foreach (var property in element.EnumerateObject())
            if (!needed.Contains(property.Name) && !optional.Contains(property.Name))
                throw new MalformedException(
                    $"{what} has an unknown key {Quoted(property.Name)}; it takes {List([.. needed, .. optional])}.");
        foreach (var key in needed)
            if (!element.TryGetProperty(key, out _))
                throw new MalformedException($"{what} has no \"{key}\"; add it.");
    }

    /// <summary>The entries of an array.</summary>
    public static JsonElement[] Array(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()]
            : throw new MalformedException($"{what} is no array; write […].");

    /// <summary>A finite number no further from 0 than this.</summary>
    public static double Number(JsonElement element, string what, double most = double.MaxValue)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number)
            || !double.IsFinite(number))
            throw new MalformedException($"{what} is no finite number; write one, such as 0.5.");
        return Math.Abs(number) <= most ? number
            : throw new MalformedException($"{what} is beyond {most}; scale it down.");
    }

    /// <summary>A whole number from 1 to the most.</summary>
    public static int Count(JsonElement element, string what, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number)
            && number >= 1 && number <= most ? number
            : throw new MalformedException($"{what} is no whole number from 1 to {most}; write one.");

    /// <summary>True or false.</summary>
    public static bool Truth(JsonElement element, string what) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new MalformedException($"{what} is neither true nor false; write one of them."),
    };

    /// <summary>What somebody else wrote, short enough for one line.</summary>
    public static string Quoted(string text) =>
        JsonSerializer.Serialize(text.Length <= 80 ? text : $"{text[..80]}…", Line.Plain);

    private static string List(string[] keys) => string.Join(", ", keys.Select(k => $"\"{k}\""));

    /// <summary>Reads every text once: half a character shows only then.</summary>
    private static void Touch(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) _ = element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var entry in element.EnumerateArray()) Touch(entry);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                Touch(property.Value);
            }
    }
}
