using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A draft is the work of minutes: no reload may lose a click of it.</summary>
public sealed class DraftTests(Stage stage)
{
    [Fact]
    public async Task A_reload_right_after_a_click_keeps_the_draft()
    {
        (string, string)[] cells =
            [("ethane", "free"), ("student-visas", "may-stay"), ("tariff-truce", "one-year"), ("ethane", "denied")];
        var china = await stage.Person();
        await china.Play("london-2025", "china", againstAi: true);
        await china.Draft(cells);
        await china.Page.ReloadAsync();

        foreach (var (issue, option) in cells.Skip(1))
            await Expect(china.See($"cell-{issue}-{option}")).ToHaveAttributeAsync("aria-selected", "true");
    }
}
