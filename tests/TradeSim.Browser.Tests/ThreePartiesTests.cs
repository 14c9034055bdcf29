using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>Three parties: two people and an AI, who talk together and, two of them, apart.</summary>
public sealed class ThreePartiesTests(Stage stage)
{
    [Fact]
    public async Task Two_people_and_an_AI_talk_together_and_apart_to_the_debrief()
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
        await eu.Draft(("rare-earth-licences", "general"), ("october-controls", "suspended"), ("nexperia", "both-rest"),
            ("end-use", "statements"));
        await Expect(eu.See("accept-offer")).ToBeVisibleAsync();
        await eu.Offer();
        await eu.PicturesInBothSizes("three-parties");
        // The AI answers with an offer of its own; one side alone can end it all.
        await eu.See("offer-3").WaitForAsync();
        await eu.See("leave-talks").ClickAsync();
        await eu.See("confirm-leave").ClickAsync();
        await Expect(china.See("to-debrief")).ToBeVisibleAsync();
        await Expect(eu.See("to-debrief")).ToBeVisibleAsync();
        await eu.See("to-debrief").ClickAsync();
        await Expect(eu.See("debrief-result")).ToBeVisibleAsync();
        await eu.Picture("three-parties-debrief");
    }
}
