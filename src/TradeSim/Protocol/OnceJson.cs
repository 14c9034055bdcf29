using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TradeSim.Protocol;

/// <summary>Reads large values that never change: the same text gives the same object, so that all rooms of a scenario hold one.</summary>
/// <remarks>A session of Geneva weighs half a megabyte without it, for it is told its agenda seven times.</remarks>
public sealed class OnceJson<T> : JsonConverter<T> where T : class
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<int, (byte[] Text, T Value)> kept = new();

    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var read = JsonDocument.ParseValue(ref reader);
        var text = JsonMarshal.GetRawUtf8Value(read.RootElement);
        var hash = new HashCode();
        hash.AddBytes(text);
        var key = hash.ToHashCode();
        if (kept.TryGetValue(key, out var known) && text.SequenceEqual(known.Text)) return known.Value;
        var value = JsonSerializer.Deserialize(text, Plain);
        if (value is null) return null;
        // Rarely full, and then of what nobody plays any more.
        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = (text.ToArray(), value);
        return value;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, Plain);

    /// <summary>How the dialect reads and writes it without this converter.</summary>
    private static JsonTypeInfo<T> Plain => (JsonTypeInfo<T>)Dialect.Plain.GetTypeInfo(typeof(T))!;
}
