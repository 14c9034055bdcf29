using System.Globalization;
using System.Text.Json;

namespace TradeSim.Cli.Bridges;

/// <summary>The issues of an exchange by name, and their values as they are written; a value is a text, a number or a
/// truth.</summary>
internal sealed class Wording
{
    private readonly Dictionary<string, int> issues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>[] options;

    /// <exception cref="MalformedException">A name or a value is empty or there twice.</exception>
    public Wording(IReadOnlyList<(string Name, JsonElement[] Values)> issues)
    {
        Issues = issues;
        options = [.. issues.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        foreach (var (i, (name, values)) in issues.Index())
        {
            if (name.Length == 0) throw new MalformedException("An issue has no name; give it one.");
            if (!this.issues.TryAdd(name, i))
                throw new MalformedException($"The issue {Strict.Quoted(name)} is there twice; name each once.");
            if (values.Length == 0)
                throw new MalformedException($"The issue {Strict.Quoted(name)} has no values; give it at least one.");
            foreach (var (o, value) in values.Index())
                if (!options[i].TryAdd(Key(value, name), o))
                    throw new MalformedException(
                        $"A value of {Strict.Quoted(name)} is there twice; write each once.");
        }
    }

    /// <summary>The issues with their values, in order.</summary>
    public IReadOnlyList<(string Name, JsonElement[] Values)> Issues { get; }

    /// <summary>The place of an issue.</summary>
    public int Issue(string name) => issues.TryGetValue(name, out var issue) ? issue
        : throw new MalformedException($"There is no issue {Strict.Quoted(name)}; the issues are "
            + $"{string.Join(", ", Issues.Take(10).Select(i => Strict.Quoted(i.Name)))}.");

    /// <summary>The place of a value of an issue.</summary>
    public int Option(int issue, JsonElement value) =>
        options[issue].TryGetValue(Key(value, Issues[issue].Name), out var option) ? option
            : throw new MalformedException($"{Strict.Quoted(Issues[issue].Name)} has no value "
                + $"{Strict.Quoted(value.ToString())}; its values are "
                + $"{string.Join(", ", Issues[issue].Values.Take(10).Select(v => v.GetRawText()))}.");

    /// <summary>The options that an offer names, one for each issue.</summary>
    public int[] Read(JsonElement offer)
    {
        if (offer.ValueKind != JsonValueKind.Object)
            throw new MalformedException("An offer is an object with a value for each issue; write {\"issue\":\"value\"}.");
        var read = Enumerable.Repeat(-1, Issues.Count).ToArray();
        foreach (var property in offer.EnumerateObject())
        {
            var issue = Issue(property.Name);
            read[issue] = Option(issue, property.Value);
        }

        return Array.IndexOf(read, -1) is var missing and >= 0
            ? throw new MalformedException(
                $"The offer says nothing on {Strict.Quoted(Issues[missing].Name)}; name a value for each issue.")
            : read;
    }

    /// <summary>An offer in words.</summary>
    public Dictionary<string, JsonElement> Write(IReadOnlyList<int> package) =>
        Issues.Index().ToDictionary(i => i.Item.Name, i => i.Item.Values[package[i.Index]]);

    /// <summary>1 and 1.0 are the same number; "1" is none.</summary>
    private static string Key(JsonElement value, string issue) => value.ValueKind switch
    {
        JsonValueKind.String => $"s{value.GetString()}",
        JsonValueKind.Number =>
            $"n{Strict.Number(value, $"A value of {Strict.Quoted(issue)}").ToString("R", CultureInfo.InvariantCulture)}",
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new MalformedException(
            $"A value of {Strict.Quoted(issue)} is neither a text nor a number nor a truth; write one of them."),
    };
}
