using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeSim.Protocol;

/// <summary>Says in today's words what older versions wrote down. What they had no word for meant what stands here.</summary>
/// <remarks>A version's words are changed here and nowhere else, so that nothing is ever lenient by accident.</remarks>
public static class Upcasts
{
    /// <summary>A line of the office's journal as today's version would have written it.</summary>
    /// <remarks>Until format 3 no session had a lap after the deal.</remarks>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string OfOffice(string json)
    {
        if (!json.Contains("\"coach\":", StringComparison.Ordinal) || json.Contains("\"lap\":", StringComparison.Ordinal)) return json;
        var line = JsonNode.Parse(json)!;
        foreach (var setup in SetupsIn(line)) setup.TryAdd("lap", JsonValue.Create(false));
        return line.ToJsonString(Dialect.Default.Options);
    }

    private static IEnumerable<JsonObject> SetupsIn(JsonNode? node) => node switch
    {
        JsonObject { } map when map["setup"] is JsonObject setup && setup.ContainsKey("coach") => [setup],
        JsonObject map => map.SelectMany(m => SetupsIn(m.Value)),
        JsonArray list => list.SelectMany(SetupsIn),
        _ => [],
    };
}
