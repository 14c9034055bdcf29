namespace TradeSim.ScenarioFiles;

/// <summary>Finds what a mistyped word probably meant.</summary>
internal static class Nearest
{
    private const int LongestWord = 60;

    /// <summary>The mend for an unknown word: the nearest known one, or all of them.</summary>
    public static string Mend(string word, IEnumerable<string> known)
    {
        var words = known.ToArray();
        var nearest = words.Select(k => (Word: k, Distance: Distance(word, k)))
            .Where(k => k.Distance <= Math.Max(2, word.Length / 3))
            .OrderBy(k => k.Distance).Select(k => k.Word).FirstOrDefault();
        if (nearest is not null) return $"Did you mean \"{nearest}\"?";
        return words.Length switch
        {
            0 => "Remove it.",
            <= 20 => $"Remove it, or use one of: {string.Join(", ", words)}.",
            _ => $"Remove it, or use one of the {words.Length} that are defined, such as {words[0]}.",
        };
    }

    /// <summary>Letters to insert, remove or change (Levenshtein 1966).</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > LongestWord || b.Length > LongestWord) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
