using TradeSim.Tests.HouseRules;
using Xunit;

namespace TradeSim.Tests.Economies;

/// <summary>docs/economy.md, whose numbers the tests compute.</summary>
internal static class EconomyPage
{
    private const string Write = "TRADESIM_WRITE_DOCS";

    private static readonly string Page = Path.Combine(House.Root, "docs", "economy.md");

    /// <summary>The part of the page between two marks is this text; the environment variable writes
    /// it.</summary>
    public static void Says(string part, string text)
    {
        var (begin, end) = ($"<!-- {part}: computed by the tests -->\n", $"<!-- end of {part} -->");
        var page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal) + begin.Length,
            page.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= begin.Length && to >= from, $"docs/economy.md lost its marks of {part}.");
        if (page[from..to] == text) return;
        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(Page, page[..from] + text + page[to..]);
        else
            Assert.Fail($"docs/economy.md says otherwise. Write it anew with {Write}=1 dotnet run --project "
                + $"tests/TradeSim.Tests -- -class \"*Economies*\" and read the difference. "
                + $"Computed:\n{text}");
    }
}
