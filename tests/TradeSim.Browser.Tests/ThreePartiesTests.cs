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
        var agreed = eu.See("to-debrief").WaitForAsync();
        for (var round = 0; round < 15 && !agreed.IsCompleted; round++)
        {
            var turn = AgreeWithout(eu, china, round);
            // The AI may agree while people still speak; what they were about to click is gone then.
            if (await Task.WhenAny(agreed, turn) == turn) await turn;
            else _ = turn.ContinueWith(t => t.Exception, TaskScheduler.Default);
        }

        await agreed;
        await Expect(china.See("to-debrief")).ToBeVisibleAsync();
        await eu.See("to-debrief").ClickAsync();
        await Expect(eu.See("debrief-result")).ToContainTextAsync("You signed");
        await eu.See("frontier-up").SelectOptionAsync(new SelectOptionValue { Label = "China" });
        await eu.PicturesInBothSizes("three-parties-debrief");
    }

    /// <summary>The people agree on a package, and the AI answers.</summary>
    private static async Task AgreeWithout(Person eu, Person china, int round)
    {
        // The same offer twice is none: a small change and back keeps it on the table while time passes.
        if (round > 0)
        {
            await eu.Draft(("end-use", round % 2 == 0 ? "statements" : "long-forms"));
            await eu.Offer();
        }

        var offer = await Ours(eu, round);
        var said = await OfTheAi(eu).CountAsync();
        await Accept(china, offer);
        await Expect(OfTheAi(eu).Nth(said)).ToBeAttachedAsync();
    }

    private static ILocator OfTheAi(Person person) => person.Page.GetByRole(AriaRole.Log).Locator(".who")
        .Filter(new() { HasTextRegex = new(@"\bUS\b") });

    /// <summary>The number of the newest of our own offers, once so many were replaced.</summary>
    private static async Task<string> Ours(Person person, int replaced)
    {
        var own = person.Page.GetByText(new System.Text.RegularExpressions.Regex(@"^Offer \d+, ours$"));
        await Expect(own).ToHaveCountAsync(replaced + 1);
        return (await own.Last.InnerTextAsync()).Split(' ', ',')[1];
    }

    private static Task Accept(Person person, string offer) =>
        person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Accept offer {offer}\\b") }).ClickAsync();
}
