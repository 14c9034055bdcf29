using System.Text.Json;
using TradeSim.Scenarios;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Cluster;

/// <summary>Words that stand in one private place each, with letters that every format writes in its own way.</summary>
internal static class Canaries
{
    private const string Mark = "canary";

    public static string Note => Word("note");

    public static string Ask => Word("ask");

    public static string CapitalSays => Word("capital");

    /// <summary>Names of students, in the order in which they come: us, china, us, china.</summary>
    public static string[] Names { get; } = [Word("ann"), Word("ben"), Word("cem"), Word("dora")];

    public static string InsideOf(string party) => Word($"inside-{party}");

    public static string[] BriefOf(string party) =>
        [Word($"interests-{party}"), Word($"batna-{party}"), Word($"mandate-{party}"), Word($"page-{party}")];

    /// <summary>Talks with everything private: briefs, mandates, a capital's rules, and weeks with measures.</summary>
    public static Scenario Scenario()
    {
        var lived = LivedScenario.Setup("CANARY").Scenario;
        return lived with
        {
            Briefs = [.. lived.Briefs.Select(Private)],
            Capitals = [.. lived.Capitals.Select(c => c with { Allowances = [.. c.Allowances.Select(a => a with { Because = CapitalSays })] })],
        };
    }

    /// <summary>True where a text has a word, as it is or as any format writes it.</summary>
    public static bool Has(string text, string word) => Forms(word).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    public static void IsNotIn(string word, string text, string where) =>
        Assert.False(Has(text, word), $"{where} has {word[..Math.Min(word.Length, 20)]}.");

    /// <summary>No word of any private place is there.</summary>
    public static void AreNotIn(string text, string where)
    {
        var at = text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        Assert.True(at < 0, $"{where} has a secret: {text[Math.Max(at - 100, 0)..Math.Min(Math.Max(at, 0) + 100, text.Length)]}");
        IsNotIn("7654321", text, where);
    }

    private static string Word(string of) => $"{Mark}-{of} é<’";

    private static string[] Forms(string word)
    {
        var once = JsonEncodedText.Encode(word).ToString();
        return [word, once, JsonEncodedText.Encode(once).ToString(), Uri.EscapeDataString(word), JsonEncodedText.Encode(
            word, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()];
    }

    private static Brief Private(Brief brief)
    {
        var words = BriefOf(brief.Party);
        return brief with
        {
            Interests = words[0],
            Batna = words[1],
            Mandate = brief.Mandate with { Note = words[2] },
            Pages = [.. brief.Pages.Select(p => p with { Text = words[3] })],
            Reservation = brief.Party == TestScenario.B ? 7654321 : brief.Reservation,
        };
    }
}
