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
        IReadOnlyList<RoomNews> room, IReadOnlyList<Said> said, IReadOnlyList<Func<int, int?>> heard) => new(
            said.Count(s => !room.Any(news => news.Number == s.Number && Has(news, s)))
                + heard.Sum(at => room.Count(news => at(news.Number) != TextOf(news))),
            said.Count(s => room.Count(news => Has(news, s)) > 1));

    /// <summary>Alike for the same words in this process, and nearly never for others.</summary>
    public static int TextOf(RoomNews news) => HashCode.Combine(news.At, news.Events.GetRawText());

    private static bool Has(RoomNews news, Said said) =>
        news.Events.GetRawText().Contains(said.Mark, StringComparison.Ordinal);
}
