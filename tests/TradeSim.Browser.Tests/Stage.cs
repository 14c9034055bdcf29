using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(TradeSim.Browser.Tests.Stage))]

namespace TradeSim.Browser.Tests;

/// <summary>One server and one Chromium for all browser tests; every page is a fresh person's.</summary>
public sealed class Stage : IAsyncLifetime
{
    public const int DesktopWidth = 1440;
    public const int DesktopHeight = 900;
    public const int PhoneWidth = 390;
    public const int PhoneHeight = 844;

    /// <summary>Milliseconds to wait for what must come; long, because a busy machine is no fault of the page.</summary>
    private const float Patience = 60_000;

    private readonly ServerProcess server = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Url => server.Url;

    /// <summary>True if the tests look at a published build, as <c>TRADESIM_PUBLISHED</c> names its folder.</summary>
    internal bool IsPublished => server.IsPublished;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        await server.Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh browser profile with one page, as one person at one screen has.</summary>
    /// <param name="at">Another server than the one of all tests.</param>
    /// <param name="key">What this person answers where the browser asks for a password.</param>
    internal async Task<Person> Person(
        int width = DesktopWidth, int height = DesktopHeight, ColorScheme scheme = ColorScheme.Light, string? at = null, string? key = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = at ?? Url,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            HttpCredentials = key is null ? null : new() { Username = "owner", Password = key },
        });
        context.SetDefaultTimeout(Patience);
        return new(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await server.DisposeAsync();
    }
}
