using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A person against an AI delegation, from the home page to the replay, by clicking.</summary>
public sealed class SoloPlayTests(Stage stage)
{
    private const int MostRounds = 60;

    private static readonly (string, string)[] Fair =
    [
        ("rare-earth-licences", "civilian"), ("licence-terms", "twelve-months"),
        ("chip-design-software", "lifted-in-step"), ("ascend-guidance", "withdrawn"),
        ("aircraft-engines", "restored-in-step"), ("ethane", "free"), ("student-visas", "may-stay"),
        ("fentanyl-tariff", "ten-for-controls"), ("tariff-truce", "one-year"), ("farm-trade", "soybeans"),
        ("follow-up", "notice-and-report"),
    ];

    [Fact]
    public async Task China_plays_London_to_an_agreement_reloads_in_the_middle_and_replays_it()
    {
        var china = await stage.Person();
        await china.Play("london-2025", "china", againstAi: true);
        await china.See("offer-1").WaitForAsync();

        await china.Draft(Fair);
        await china.Offer();
        await china.See("offer-3").WaitForAsync();
        await china.PicturesInBothSizes("room");

        await china.Page.ReloadAsync();
        await china.See("offer-3").WaitForAsync();
        await PlayToTheEnd(china);

        await china.See("to-debrief").ClickAsync();
        await Expect(china.See("debrief-result")).ToContainTextAsync("%");
        await Expect(china.Page.Locator("[data-testid=debrief-result] + .show-me a").First)
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"^replay/.*\?at=\d+$"));
        await Expect(china.See("frontier-chart")).ToBeVisibleAsync();
        await Expect(china.See("curves")).ToBeVisibleAsync();
        var moment = china.Page.GetByRole(AriaRole.Link, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Show me") }).First;
        Assert.Matches(@"replay/.+\?at=\d+$", await moment.GetAttributeAsync("href") ?? "");
        await china.PicturesInBothSizes("debrief");

        await china.See("to-replay").ClickAsync();
        await Expect(china.See("replay-verified")).ToContainTextAsync("Replays exactly");
        var first = await china.See("replay-moment").InnerTextAsync();
        await china.Page.Keyboard.PressAsync("End");
        await Expect(china.See("replay-moment")).Not.ToHaveTextAsync(first);
        await china.PicturesInBothSizes("replay");
        await china.Page.Keyboard.PressAsync("Home");
        await Expect(china.See("replay-moment")).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task A_break_off_ends_in_a_debrief_whose_file_opens_again_in_a_fresh_browser()
    {
        var us = await stage.Person();
        await us.Play("london-2025", "us", againstAi: true);
        await us.Draft(("rare-earth-licences", "general"));
        await us.Offer();
        await us.See("offer-2").WaitForAsync();
        await us.See("leave-talks").ClickAsync();
        await us.See("confirm-leave").ClickAsync();
        await us.See("to-debrief").ClickAsync();
        await us.See("debrief-result").WaitForAsync();
        var download = await us.Page.RunAndWaitForDownloadAsync(() => us.See("save-replay").ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await download.SaveAsAsync(file);

        var stranger = await stage.Person();
        await stranger.Page.GotoAsync("/");
        await stranger.See("replay-file").SetInputFilesAsync(file);
        await Expect(stranger.See("replay-verified")).ToContainTextAsync("Replays exactly");

        File.WriteAllText(file, File.ReadAllText(file).Replace("general", "generous"));
        await stranger.Page.GotoAsync("/replay");
        await stranger.See("replay-file").SetInputFilesAsync(file);
        await Expect(stranger.See("replay-error")).ToBeVisibleAsync();
    }

    /// <summary>Offers two fair packages by turns, and takes what the other side offers once the capital permits it.</summary>
    private static async Task PlayToTheEnd(Person china)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var ended = china.See("to-debrief");
            var accept = china.See("accept-offer");
            await ended.Or(accept).First.WaitForAsync();
            if (await ended.CountAsync() > 0) return;
            if (Points(await accept.InnerTextAsync()) >= 500)
            {
                await accept.ClickAsync();
                // The capital may forbid an option of it, whatever it is worth.
                await ended.Or(china.Page.Locator(".refusal:not(:empty)")).First.WaitForAsync();
                if (await ended.CountAsync() > 0) return;
            }

            var before = await china.Page.Locator("[data-testid^=offer-]").CountAsync();
            await china.Draft(("student-visas", round % 2 == 0 ? "critical-fields" : "may-stay"));
            if (await china.See("make-offer").CountAsync() == 0)
            {
                await china.See("reject-offer").ClickAsync();
                continue;
            }

            await china.Offer();
            await ended.Or(china.Page.GetByTestId($"offer-{before + 1}")).First.WaitForAsync();
        }

        Assert.Fail($"The talks did not end within {MostRounds} rounds.");
    }

    private static int Points(string button)
    {
        var number = button.Split(':')[1].Trim().Split(' ')[0].Replace('\u2212', '-');
        return int.Parse(number);
    }
}
