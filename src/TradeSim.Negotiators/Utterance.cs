namespace TradeSim.Negotiators;

/// <summary>The next words of a party: chosen by its seed and its turn, and not what it said just
/// before.</summary>
internal sealed class Utterance
{
    private const int MostTopics = 3;
    private const int ForWords = 9_001;

    private readonly List<string> said = [];
    private readonly int start;

    public Utterance(SeatView view)
    {
        foreach (var line in view.Table.Lines)
            if (line.By.Party == view.Party && view.Table.WordsOf(line) is { } words)
                said.Add(words);
        start = new Chance(view.Strategy.Seed, ForWords).Below(MostTopics * 1000);
    }

    /// <summary>True if the party spoke exactly so when it spoke last.</summary>
    public bool Was(string words) => said.Count > 0 && said[^1] == words;

    /// <summary>The next pattern in turn, or one after it if its words are less worn; topics take turns
    /// too.</summary>
    /// <param name="topics">Issues to speak of, the weightiest first; none hands -1 to the
    /// pattern.</param>
    public string Choose(
        IReadOnlyList<string> patterns, IReadOnlyList<int> topics, Func<string, int, string> say)
    {
        // The same demand in the same words every time would sound like a machine.
        var (best, bestLast) = ("", int.MaxValue);
        for (var k = 0; k < patterns.Count; k++)
        {
            var turn = said.Count + k;
            var topic = topics.Count == 0 ? -1 : topics[turn % Math.Min(MostTopics, topics.Count)];
            var words = say(patterns[(start + turn) % patterns.Count], topic);
            var last = said.LastIndexOf(words);
            if (last < bestLast) (best, bestLast) = (words, last);
        }

        return best;
    }
}
