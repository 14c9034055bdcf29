using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>Three parties: two people and an AI, who talk together and, two of them, apart.</summary>
public sealed class ThreePartiesTests(Stage stage)
{
    [Fact]
    public async Task Two_people_and_an_AI_talk_together_and_apart_to_an_agreement_and_the_debrief()
    {
        var eu = await stage.Person();
        await eu.Page.GotoAsync("/");
        await eu.See("scenario").SelectOptionAsync("brussels-2025");
        await eu.See("side-eu").CheckAsync();
        await eu.See("opponent").SelectOptionAsync("envoy");
        await eu.Page.GetByText("More:").ClickAsync();
        await eu.See("ai-china").UncheckAsync();
        // Where people are waited for, the form asks how long a day lasts, and the button moves.
        await Expect(eu.Page.GetByText("A day of talks lasts")).ToBeVisibleAsync();
        await eu.See("player-name").FillAsync("Robin");
        await eu.See("play-now").ClickAsync();
        var code = (await eu.See("session-code").InnerTextAsync()).Trim();
        var china = await stage.Person();
        await china.Join(code);

        await eu.See("caucus").ClickAsync();
        await eu.See("say").FillAsync("General licences for all three of us?");
        await eu.See("say-go").ClickAsync();
        await Expect(china.See("caucus")).ToContainTextAsync("1 new");
        await china.See("caucus").ClickAsync();
        await Expect(china.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("General licences for all three of us?");
        await china.PicturesInBothSizes("caucus");
        await china.See("at-table").ClickAsync();
        await Expect(china.Page.GetByText("General licences for all three of us?")).ToHaveCountAsync(0);

        await eu.See("at-table").ClickAsync();
        await eu.Draft(("rare-earth-licences", "general"), ("october-controls", "suspended"), ("affiliates-rule", "suspended"),
            ("nexperia", "both-rest"), ("same-terms", "same-terms"), ("end-use", "statements"));
        await Expect(eu.See("accept-offer")).ToBeVisibleAsync();
        await eu.Offer();
        await eu.PicturesInBothSizes("three-parties");
        // Every side's word counts: the people agree, and the AI joins them when waiting brings it no more.
        for (var round = 0; round < 15; round++)
        {
            // The same offer twice is none: a small change and back keeps it on the table while time passes.
            if (round > 0)
            {
                await eu.Draft(("end-use", round % 2 == 0 ? "statements" : "long-forms"));
                await eu.Offer();
            }

            await Accept(china, await Ours(eu, round));
            if (await IsAgreed(eu)) break;
        }

        await Expect(china.See("to-debrief")).ToBeVisibleAsync();
        await eu.See("to-debrief").ClickAsync();
        await Expect(eu.See("debrief-result")).ToContainTextAsync("You signed");
        await eu.See("frontier-up").SelectOptionAsync(new SelectOptionValue { Label = "China" });
        await eu.PicturesInBothSizes("three-parties-debrief");
    }

    /// <summary>The number of the newest of our own offers, once so many were replaced.</summary>
    private static async Task<string> Ours(Person person, int replaced)
    {
        var own = person.Page.GetByText(new System.Text.RegularExpressions.Regex(@"^Offer \d+, ours$"));
        await Expect(own).ToHaveCountAsync(replaced + 1);
        return (await own.Last.InnerTextAsync()).Split(' ', ',')[1];
    }

    /// <summary>Gives the AI time to answer what the people agreed on.</summary>
    private static async Task<bool> IsAgreed(Person person)
    {
        try
        {
            await person.See("to-debrief").WaitForAsync(new() { Timeout = 3000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static Task Accept(Person person, string offer) =>
        person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Accept offer {offer}\\b") }).ClickAsync();
}
