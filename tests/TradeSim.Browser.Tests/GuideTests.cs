using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>The lecturer's guide: found from every page, whole, and readable on a phone.</summary>
public sealed class GuideTests(Stage stage)
{
    [Fact]
    public async Task The_guide_is_one_click_away_and_its_contents_lead_to_their_sections()
    {
        var person = await stage.Person();
        await person.Page.GotoAsync("/");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Guide", Exact = true })
            .ClickAsync();
        await person.See("guide").WaitForAsync();
        var links = await person.Page.Locator("[data-testid=guide] nav a").AllAsync();
        Assert.True(links.Count >= 8);
        foreach (var link in links)
        {
            var target = (await link.GetAttributeAsync("href"))!.Split('#')[1];
            await link.ClickAsync();
            await Expect(person.Page.Locator($"h2#{target}")).ToBeInViewportAsync();
        }
    }

    [Theory]
    [InlineData("plan-fifty", 50)]
    [InlineData("plan-ninety", 90)]
    public async Task A_plan_leaves_no_minute_out_and_ends_with_the_lesson(string plan, int minutes)
    {
        var person = await stage.Person();
        await person.Page.GotoAsync("/guide");
        await person.See("guide").WaitForAsync();
        var at = 0;
        foreach (var step in await person.See(plan).Locator("tbody th").AllInnerTextsAsync())
        {
            var parts = step.Split(" to ");
            Assert.Equal(at, int.Parse(parts[0]));
            at = int.Parse(parts[1]);
        }

        Assert.Equal(minutes, at);
    }

    [Fact]
    public async Task On_a_phone_only_the_tables_scroll_sideways()
    {
        var person = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight);
        await person.Page.GotoAsync("/guide");
        await person.See("guide").WaitForAsync();
        Assert.Equal(Stage.PhoneWidth,
            await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await person.Page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('[role=region]')].every(r => r.scrollWidth > r.clientWidth)"));
    }
}
