using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

public sealed partial class SandboxTests
{
    private static async Task Open(Person person, string address)
    {
        await person.Page.GotoAsync(address);
        await Whole(person);
    }

    /// <summary>The usual world's file, changed.</summary>
    private static Task Serve(Person person, Func<string, string> change) =>
        person.Page.RouteAsync("**/api/economy/*", async route =>
        {
            var answer = await route.FetchAsync();
            var (told, changed) = (await answer.TextAsync(), change(await answer.TextAsync()));
            Assert.NotEqual(told, changed);
            await route.FulfillAsync(new() { ContentType = "application/json", Body = changed });
        });

    private static Task Whole(Person person) =>
        person.Page.Locator("[data-testid=sandbox][data-whole=true]").WaitForAsync();

    /// <summary>Takes hold of a control and pulls it to a part of its way, as a hand does.</summary>
    private static async Task Drag(Person person, string lever, double part)
    {
        await person.See(lever).ScrollIntoViewIfNeededAsync();
        var (box, mouse) = ((await person.See(lever).BoundingBoxAsync())!, person.Page.Mouse);
        var now = await person.See(lever).EvaluateAsync<float>("s => s.value / s.max");
        var height = box.Y + (box.Height / 2);
        await mouse.MoveAsync(At(box, now), height);
        await mouse.DownAsync();
        await mouse.MoveAsync(At(box, (float)part), height, new() { Steps = 6 });
        await mouse.UpAsync();
    }

    // The thumb is about 16 px wide.
    private static float At(LocatorBoundingBoxResult box, float part) =>
        box.X + 8 + (part * (box.Width - 16));

    private static async Task<string> Read(Person person)
    {
        await person.See("sectors").Locator("summary").ClickAsync();
        return string.Join('|', await person.Page.Locator(Numbers).AllInnerTextsAsync());
    }

    private static async Task<double> Took(Person person, string what) =>
        double.Parse((await person.See("took").GetAttributeAsync(what))!, CultureInfo.InvariantCulture);

    private static double Percent(string said) =>
        double.Parse(
            said.Replace('−', '-').Replace("\u00a0%", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static async Task Fits(Person person, params string[] ids)
    {
        foreach (var id in ids)
            await Expect(person.See(id)).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    private static async Task Charts(Person person, ColorScheme scheme)
    {
        await person.See("sectors").EvaluateAsync("s => s.scrollIntoView()");
        await person.Picture($"sandbox-charts-{scheme}");
    }

    private static async Task HasNoViolations(Person person)
    {
        var found = (await person.Page.RunAxe()).Violations;
        Assert.True(found.Length == 0, string.Join("; ",
            found.Select(v => $"{v.Id}: {v.Nodes[0].Target} {v.Nodes[0].Html}")));
    }

    // Chromium by itself asks for a page's icon again whenever its address changes.
    private static bool IsIcon(IRequest request) =>
        request.Url.EndsWith("/favicon.svg", StringComparison.Ordinal);

    private static bool IsOfNetwork(IConsoleMessage line) =>
        line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);

    [GeneratedRegex(@"[−+]?\d+(\.\d+)?")]
    private static partial Regex Number();
}
