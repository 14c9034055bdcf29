using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeSim.Scenarios;

/// <summary>One option for each issue, as option indexes in the agenda's order; compared by value.</summary>
[JsonConverter(typeof(PackageJson))]
public sealed class Package(ImmutableArray<int> options) : IEquatable<Package>, IReadOnlyList<int>
{
    private readonly ImmutableArray<int> options = options.IsDefault ? [] : options;

    /// <summary>The option's index on an issue.</summary>
    public int this[int issue] => options[issue];

    /// <summary>How many issues there are.</summary>
    public int Count => options.Length;

    /// <summary>The same package with one issue settled otherwise.</summary>
    public Package With(int issue, int option) => new(options.SetItem(issue, option));

    /// <summary>The issues on which two packages differ.</summary>
    public IEnumerable<int> DiffersFrom(Package other) =>
        Enumerable.Range(0, Count).Where(i => options[i] != other[i]);

    /// <inheritdoc/>
    public bool Equals(Package? other) => other is not null && options.AsSpan().SequenceEqual(other.options.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Package);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var option in options) hash.Add(option);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(',', options)}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)options).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A package on the wire: a plain list of option indexes, bounded so that no input can be huge.</summary>
public sealed class PackageJson : JsonConverter<Package>
{
    private const int MostIssues = 64;

    /// <inheritdoc/>
    public override Package Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A package is a list of numbers.");
        var read = ImmutableArray.CreateBuilder<int>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            if (read.Count == MostIssues) throw new JsonException($"A package has at most {MostIssues} issues.");
            read.Add(reader.GetInt32());
        }

        if (reader.TokenType != JsonTokenType.EndArray) throw new JsonException("A package is a list of numbers.");
        return new(read.ToImmutable());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Package value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var option in value) writer.WriteNumberValue(option);
        writer.WriteEndArray();
    }
}
