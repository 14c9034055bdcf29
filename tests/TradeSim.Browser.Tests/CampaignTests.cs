using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>Two people play from Geneva to London: they sign, ratify, keep and break promises, and begin again from there.</summary>
public sealed class CampaignTests(Stage stage)
{
    /// <summary>A deal that both capitals carry whatever the day's mood; its words on rare earths can be read both ways.</summary>
    private static readonly (string Issue, string Option)[] Carried =
    [
        ("us-reciprocal-tariff", "rate-10"), ("china-reciprocal-tariff", "rate-10"), ("truce", "days-365"),
        ("us-fentanyl-tariff", "rate-10"), ("fentanyl-cooperation", "scheduling"),
        ("rare-earth-licences", "administrative"), ("firm-lists", "suspend"), ("small-parcels", "rate-54"),
        ("farm-trade", "buy"), ("market-opening", "pilots"), ("follow-up", "named-leads"),
    ];

    [Fact]
    public async Task Two_people_play_from_an_ambiguous_Geneva_to_a_London_that_opens_from_what_they_did()
    {
        var (us, china) = await Sit("campaign");
        await CallHome(us, china);
        await us.Draft(Carried);
        await us.Offer();
        await china.See("accept-offer").ClickAsync();
        await Expect(china.See("joint-text")).ToContainTextAsync("Can be read both ways");
        await china.PicturesInBothSizes("joint-statement");
        await china.See("sign-text").ClickAsync();
        await Expect(us.See("ballot")).ToContainTextAsync("It holds");
        await us.PicturesInBothSizes("ratification");

        await SlowWalk(china, "administrative measures");
        await us.See("lever-stop-eda").ClickAsync();
        await Seal(us, china, 1);
        await us.PicturesInBothSizes("implementation");
        await Allege(us, china);
        for (var week = 2; week <= 4; week++) await Seal(us, china, week);

        foreach (var person in (Person[])[us, china])
            await person.Page.GetByRole(AriaRole.Tab, new() { Name = "Brief" }).ClickAsync();
        await Expect(us.See("left-behind")).ToContainTextAsync("Can be read both ways", new() { IgnoreCase = true });
        await Expect(us.See("left-behind")).ToContainTextAsync("Chip-design software", new() { IgnoreCase = true });
        await Expect(china.See("left-behind")).ToBeVisibleAsync();
        await StandsAt(us, "rare-earth-licences", "trickle");
        await StandsAt(us, "chip-design-software", "banned");
        await StandsAt(us, "fentanyl-tariff", "ten-for-controls");
        await us.PicturesInBothSizes("second-round");
    }

    private async Task<(Person Us, Person China)> Sit(string reach)
    {
        var us = await stage.Person();
        await us.Page.GotoAsync("/");
        await us.See("scenario").SelectOptionAsync("geneva-2025");
        await us.See("side-us").CheckAsync();
        await us.See("opponent").SelectOptionAsync("");
        await us.See("reach").SelectOptionAsync(new SelectOptionValue { Index = reach == "campaign" ? 2 : 1 });
        await us.See("player-name").FillAsync("Robin");
        await us.See("play-now").ClickAsync();
        var code = (await us.See("session-code").InnerTextAsync()).Trim();
        var china = await stage.Person();
        await china.Join(code);
        return (us, china);
    }

    /// <summary>One side steps out and asks for a forbidden option; the other sees that it is away, and nothing else.</summary>
    private static async Task CallHome(Person us, Person china)
    {
        await us.Page.GetByRole(AriaRole.Tab, new() { Name = "Mandate" }).ClickAsync();
        await us.See("call-capital").ClickAsync();
        await us.See("ask-option").SelectOptionAsync(new SelectOptionValue { Label = "US technology curbs: Freeze and free the H20" });
        await us.See("call-words").FillAsync("May we free the H20?");
        await Pictures(us, "Brief", "call-to-the-capital");
        await us.See("call-go").ClickAsync();
        await Expect(us.Page.Locator(".calls")).ToContainTextAsync("May we free the H20?");
        await Expect(us.See("capital-thinks")).ToHaveCountAsync(0);
        await us.Picture("capital-answered");
        await Expect(china.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Stepped out");
        await Expect(china.Page.GetByText("May we free the H20?")).ToHaveCountAsync(0);
    }

    /// <summary>Pictures of a part of the room, which a phone shows in a tab of its own.</summary>
    private static async Task Pictures(Person person, string tab, string name)
    {
        await person.Picture(name);
        await person.Page.SetViewportSizeAsync(Stage.PhoneWidth, Stage.PhoneHeight);
        var tabs = person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the room" });
        await tabs.GetByRole(AriaRole.Button, new() { Name = tab }).ClickAsync();
        await person.Picture(name);
        await tabs.GetByRole(AriaRole.Button, new() { Name = "Board" }).ClickAsync();
        await person.Page.SetViewportSizeAsync(Stage.DesktopWidth, Stage.DesktopHeight);
    }

    /// <summary>Chooses to go slow on the commitment whose row names this.</summary>
    private static async Task SlowWalk(Person person, string named)
    {
        var row = person.Page.Locator("[data-testid^=commitment-]").Filter(new() { HasText = named }).First;
        await row.Locator("[data-testid$=-SlowWalk]").CheckAsync();
    }

    private static async Task Seal(Person us, Person china, int week)
    {
        foreach (var person in (Person[])[us, china])
        {
            var seal = person.See("seal-week");
            await Expect(seal).ToHaveTextAsync($"Seal week {week}");
            await seal.ClickAsync();
        }

        await Expect(us.See("seal-week").Filter(new() { HasText = $"Seal week {week}" })).ToHaveCountAsync(0);
    }

    private static async Task Allege(Person us, Person china)
    {
        var row = us.Page.Locator("[data-testid^=commitment-]").Filter(new() { HasText = "administrative measures" }).First;
        await row.Locator("[data-testid^=allege-]").First.ClickAsync();
        await Expect(row).ToContainTextAsync("read both ways");
        await row.Locator("[data-testid^=allege-go-]").ClickAsync();
        await Expect(china.See("allegation-1")).ToBeVisibleAsync();
    }

    /// <summary>The board marks where an issue stands today.</summary>
    private static Task StandsAt(Person person, string issue, string option) =>
        Expect(person.See($"cell-{issue}-{option}")).ToHaveAccessibleNameAsync(
            new System.Text.RegularExpressions.Regex("today", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
}
