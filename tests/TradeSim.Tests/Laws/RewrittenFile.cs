using System.Text.Json;
using System.Text.Json.Nodes;
using TradeSim.Protocol;
using TradeSim.Rooms;
using TradeSim.Sessions;

namespace TradeSim.Tests.Laws;

/// <summary>Replay files changed by a hand that knows the format: the checksum is right again afterwards.</summary>
internal static class RewrittenFile
{
    public static string[] LinesOf(string file) => file.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One value somewhere in an entry's line, replaced; a list may also lose its first item.</summary>
    public static string Change(string line, int place, bool eventsOnly, Func<JsonNode?, JsonNode?> change)
    {
        var tab = line.IndexOf('\t');
        var entry = JsonNode.Parse(line[(tab + 1)..])!;
        var places = new List<Action>();
        Collect(eventsOnly ? entry["events"]! : entry, places, change);
        places[place % places.Count]();
        return line[..(tab + 1)] + entry.ToJsonString();
    }

    /// <summary>The file of these lines with a header that fits them.</summary>
    public static string Sealed(IReadOnlyList<string> lines)
    {
        var body = string.Concat(lines.Skip(1).Select(l => l + "\n"));
        var header = Dialect.Read<ReplayHeader>(lines[0]) with
        {
            Entries = lines.Count - 1,
            Checksum = ReplayFile.Hash(body),
            ScenarioHash = ScenarioHash(lines),
        };
        return Dialect.Write(header) + "\n" + body;
    }

    private static string ScenarioHash(IReadOnlyList<string> lines)
    {
        try
        {
            var json = lines[1][(lines[1].IndexOf('\t') + 1)..];
            var opening = Dialect.Read<Entry<SessionCommand, SessionEvent>>(json).Command;
            return opening is SessionCommand.OpenSession open
                ? ReplayFile.Hash(Dialect.Write(open.Setup.Scenario)) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static void Collect(JsonNode node, List<Action> places, Func<JsonNode?, JsonNode?> change)
    {
        if (node is JsonObject map)
            foreach (var (name, value) in map.ToArray())
            {
                places.Add(() => map[name] = change(value is JsonValue ? value : null));
                if (value is not null and not JsonValue) Collect(value, places, change);
            }

        if (node is not JsonArray list) return;
        if (list.Count > 0) places.Add(() => list.RemoveAt(0));
        for (var i = 0; i < list.Count; i++)
        {
            var (at, value) = (i, list[i]);
            places.Add(() => list[at] = change(value is JsonValue ? value : null));
            if (value is not null and not JsonValue) Collect(value, places, change);
        }
    }
}
