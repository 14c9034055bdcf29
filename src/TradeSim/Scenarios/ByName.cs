using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeSim.Scenarios;

/// <summary>Writes a case by its name and reads nothing but one name of one case.</summary>
/// <remarks>A number, or names with commas between them, would pass for a case that no rule knows.</remarks>
public sealed class ByName<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> Cases =
        Enum.GetValues<TEnum>().ToFrozenDictionary(c => c.ToString(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Cases.TryGetValue(reader.GetString()!, out var named)
            ? named
            : throw new JsonException("There is no case of this name.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Enum.GetName(value) ?? throw new JsonException("There is no such case."));
}
