using System.Text.Json;
using TradeSim.Protocol;

namespace TradeSim.Cli.Loads;

/// <summary>What a room holds at the end, against what its people were answered and heard.</summary>
/// <param name="Lost">Acknowledged moves that are not where the answer said, and entries that somebody did not hear as they stand.</param>
/// <param name="Doubled">Moves that stand there more than once.</param>
internal sealed record Reckoning(int Lost, int Doubled)
{
    /// <param name="room">Everything that the table holds.</param>
    /// <param name="said">What all people of the session were acknowledged.</param>
    /// <param name="heard">For each of them, what an entry said when it was heard; null where it was not.</param>
    public static Reckoning Of(
        IReadOnlyList<RoomNews> room, IReadOnlyList<Said> said, IReadOnlyList<Func<int, int?>> heard)
    {
        var numbers = room.SelectMany(news => TextsIn(news.Events).Select(mark => (mark, news.Number)))
            .ToLookup(m => m.mark, m => m.Number, StringComparer.Ordinal);
        return new(
            said.Count(s => !numbers[s.Mark].Contains(s.Number))
                + heard.Sum(at => room.Count(news => at(news.Number) != TextOf(news))),
            said.Count(s => numbers[s.Mark].Count() > 1));
    }

    /// <summary>Alike for the same words in this process, and nearly never for others.</summary>
    public static int TextOf(RoomNews news) => HashCode.Combine(news.At, news.Events.GetRawText());

    /// <summary>All texts of an entry, the mark of a move among them.</summary>
    private static IEnumerable<string> TextsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => TextsIn(p.Value)),
        _ => [],
    };
}
