using Microsoft.Playwright;

namespace TradeSim.Browser.Tests;

/// <summary>One person at one screen: what they click and what they read.</summary>
internal sealed class Person(IPage page)
{
    public IPage Page => page;

    public ILocator See(string id) => page.GetByTestId(id);

    /// <summary>Starts a session from the home page and waits for the room.</summary>
    public async Task Play(string scenario, string side, bool againstAi)
    {
        await page.GotoAsync("/");
        await See("scenario").SelectOptionAsync(scenario);
        await See($"side-{side}").CheckAsync();
        await See("opponent").SelectOptionAsync(againstAi ? "envoy" : "");
        await See("player-name").FillAsync("Robin");
        await See("play-now").ClickAsync();
        await See("what-now").Or(See("session-code")).First.WaitForAsync();
    }

    public async Task Join(string code)
    {
        await page.GotoAsync("/");
        await See("join-code").FillAsync(code);
        await See("join-name").FillAsync("Kim");
        await See("join-go").ClickAsync();
        await See("what-now").WaitForAsync();
    }

    public async Task Draft(params (string Issue, string Option)[] cells)
    {
        foreach (var (issue, option) in cells) await See($"cell-{issue}-{option}").ClickAsync();
    }

    public Task Offer() => See("make-offer").ClickAsync();

    /// <summary>Leaves a picture of what this person sees in the artifacts folder.</summary>
    public async Task Picture(string name)
    {
        var size = page.ViewportSize!;
        await page.ScreenshotAsync(new()
        {
            Path = Repository.File("artifacts", $"{name}-{size.Width}x{size.Height}.png"),
        });
    }

    /// <summary>The same page on a phone, as a picture, and back.</summary>
    public async Task PicturesInBothSizes(string name)
    {
        await Picture(name);
        await page.SetViewportSizeAsync(Stage.PhoneWidth, Stage.PhoneHeight);
        await Picture(name);
        await page.SetViewportSizeAsync(Stage.DesktopWidth, Stage.DesktopHeight);
    }
}
