using System.Globalization;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>What a proposal would do to both economies: worked out in the browser, whatever the network does.</summary>
public sealed class ConsequencesTests(Stage stage)
{
    private static readonly string[] Dragged =
    [
        "cell-rare-earth-licences-civilian", "cell-tariff-truce-one-year", "cell-chip-design-software-lifted-in-step",
        "cell-ai-chips-free", "cell-ethane-free", "cell-fentanyl-tariff-ten-for-controls", "cell-farm-trade-soybeans",
        "cell-aircraft-engines-restored-pledge", "cell-rare-earth-licences-trickle", "cell-tariff-truce-august",
        "cell-ai-chips-denied", "cell-farm-trade-duties-stay",
    ];

    [Fact]
    public async Task With_the_network_cut_every_dragged_cell_is_answered_by_the_model()
    {
        var (isCut, requests) = (false, 0);
        var china = await stage.Person();
        china.Page.Request += (_, _) => requests += isCut ? 1 : 0;
        await china.Page.RouteWebSocketAsync("**/hub**", browser =>
        {
            var server = browser.ConnectToServer();
            browser.OnMessage(frame => Wire.PassOn(server, frame, unless: isCut));
            server.OnMessage(frame => Wire.PassOn(browser, frame, unless: isCut));
        });
        await china.Play("london-2025", "china", againstAi: true);
        await Whole(china);
        await Expect(china.See("value-us-income")).ToContainTextAsync("0.00 %");

        isCut = true;
        await china.Page.Context.SetOfflineAsync(true);
        await china.See(Dragged[0]).ClickAsync();
        await Expect(china.See("value-us-income")).ToContainTextAsync("+");
        await Expect(china.See("value-us-cars")).ToContainTextAsync(" to ");
        var line = await china.See("economy-line").InnerTextAsync();
        await china.See(Dragged[1]).ClickAsync();
        await Expect(china.See("economy-line")).Not.ToHaveTextAsync(line);
        await Whole(china);

        await china.See("why-us-income").ClickAsync();
        await Expect(china.See("economy-panel")).ToContainTextAsync("Moved most by");
        await Expect(china.See("economy-panel").Locator(".drivers li").First).ToContainTextAsync("Rare-earth licences");
        await china.See("economy-charts").Locator("summary").ClickAsync();
        await Expect(china.See("economy-charts").Locator(".rz-chart").First).ToBeVisibleAsync();
        await china.PicturesInBothSizes("economy");
        Assert.Equal(0, requests);
    }

    [Fact]
    public async Task A_drag_takes_milliseconds_which_are_written_down()
    {
        var china = await stage.Person();
        await china.Play("london-2025", "china", againstAi: true);
        await Whole(china);
        var took = new List<double>();
        foreach (var cell in Dragged.Concat(Dragged))
        {
            await china.See(cell).ClickAsync();
            await Expect(china.See(cell)).ToHaveAttributeAsync("aria-selected", "true");
            await Whole(china);
            took.Add(double.Parse((await china.See("worked-out-in").GetAttributeAsync("data-ms"))!, CultureInfo.InvariantCulture));
        }

        var text = string.Create(CultureInfo.InvariantCulture,
            $"{(stage.IsPublished ? "published" : "debug")} build, {took.Count} drags: median {took.Order().ElementAt(took.Count / 2)} ms, "
            + $"slowest {took.Max()} ms, first {took[0]} ms");
        await File.WriteAllTextAsync(Repository.File("artifacts", "drag.txt"), text, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage(text);
        Assert.All(took, ms => Assert.True(ms > 0));
    }

    /// <summary>Opens the panel if it is not open, and waits until low, central and high are there.</summary>
    private static async Task Whole(Person person)
    {
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "Economy" }).ClickAsync();
        await person.Page.Locator("[data-testid=economy-panel][data-whole=true]").WaitForAsync();
    }
}
