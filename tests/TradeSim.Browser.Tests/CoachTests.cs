using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>A person chooses how strong and of what kind the AI is, asks the coach, and reads in the debrief what the AI thought.</summary>
public sealed partial class CoachTests(Stage stage)
{
    /// <summary>
    /// Fails when the form sends no level, when the coach's package is not what lands in the draft, when a reason does not
    /// stand at its offer, or when the debrief does not say the persona.
    /// </summary>
    [Fact]
    public async Task China_chooses_a_hardliner_asks_the_coach_and_reads_the_reasons_at_the_offers()
    {
        var china = await stage.Person();
        await Start(china);
        await china.See("offer-1").WaitForAsync();
        await Expect(china.Page.Locator(".room-head")).ToContainTextAsync("(AI, level 2)");
        await Expect(china.Page.Locator(".room-head")).Not.ToContainTextAsync("hardliner");

        await TakeAdvice(china);
        await china.Offer();
        await china.See("offer-3").Or(china.See("to-debrief")).First.WaitForAsync();
        await Expect(china.See("coach-says")).Not.ToContainTextAsync("The coach would:");
        await EndTheTalks(china);

        await china.See("to-debrief").ClickAsync();
        await Expect(china.See("persona")).ToHaveTextAsync(
            new Regex("^United States was played by the AI as hardliner, level 2\\.$"));
        await china.PicturesInBothSizes("debrief-opponent");
        await ReadTheReason(china, "debrief-reason");
        await Expect(china.See("why-offer-2")).ToHaveCountAsync(0);
        await china.See("to-replay").ClickAsync();
        await Expect(china.See("replay-verified")).ToContainTextAsync("Replays exactly");
        await china.Page.Keyboard.PressAsync("End");
        await ReadTheReason(china, "replay-reason");
    }

    /// <summary>Fails when the room shows the coach whatever the session says.</summary>
    [Fact]
    public async Task Between_people_there_is_no_coach_unless_somebody_wanted_one()
    {
        var us = await stage.Person();
        await us.Page.GotoAsync("/");
        await Expect(us.See("coach-allowed")).ToBeCheckedAsync();
        await us.See("opponent").SelectOptionAsync("");
        await Expect(us.See("coach-allowed")).Not.ToBeCheckedAsync();
        await Expect(us.See("level")).ToHaveCountAsync(0);
        await us.Play("london-2025", "us", againstAi: false);
        var china = await stage.Person();
        await china.Join(await us.See("session-code").InnerTextAsync());
        await us.See("make-offer").WaitForAsync();
        await Expect(us.See("ask-coach")).ToHaveCountAsync(0);
        await Expect(china.See("ask-coach")).ToHaveCountAsync(0);
    }

    private static async Task Start(Person china)
    {
        await china.Page.GotoAsync("/");
        await china.See("scenario").SelectOptionAsync("london-2025");
        await china.See("side-china").CheckAsync();
        await Expect(china.See("level")).ToHaveValueAsync("3");
        await Expect(china.See("persona")).ToHaveValueAsync("");
        await Expect(china.See("coach-allowed")).ToBeCheckedAsync();
        await china.See("level").SelectOptionAsync("2");
        await china.See("persona").SelectOptionAsync("hardliner");
        await Pictures(china, "start-form", () => china.See("coach-allowed").ScrollIntoViewIfNeededAsync());
        await china.See("play-now").ClickAsync();
        await china.See("what-now").WaitForAsync();
    }

    /// <summary>The coach would offer a package; it goes into the draft.</summary>
    private static async Task TakeAdvice(Person china)
    {
        await china.See("ask-coach").ClickAsync();
        await Expect(china.See("coach-says")).ToContainTextAsync("The coach would: Offer this package: ");
        await Expect(china.See("coach-says")).ToContainTextAsync("points");
        var worth = Worth().Match(await china.See("coach-says").InnerTextAsync()).Value;
        await Pictures(china, "coach", async () =>
        {
            await china.Page.GetByText("More", new() { Exact = true }).ClickAsync();
            await china.See("ask-coach").ScrollIntoViewIfNeededAsync();
        });
        await Expect(china.See("draft-score")).Not.ToContainTextAsync(worth);
        await china.See("coach-to-draft").PressAsync("Enter");
        await Expect(china.See("draft-score")).ToContainTextAsync(worth);
        await Expect(china.See("coach-says")).ToContainTextAsync("That is your draft as it stands.");
        await china.Picture("coach-taken");
    }

    /// <summary>Goes on for two turns, then leaves if there is no deal.</summary>
    private static async Task EndTheTalks(Person china)
    {
        for (var turn = 0; turn < 2 && await china.See("to-debrief").CountAsync() == 0; turn++)
        {
            var before = await china.Page.Locator("[data-testid^=offer-]").CountAsync();
            await china.Draft(("student-visas", turn % 2 == 0 ? "critical-fields" : "may-stay"));
            await china.Offer();
            await china.See($"offer-{before + 1}").Or(china.See("to-debrief")).First.WaitForAsync();
        }

        if (await china.See("to-debrief").CountAsync() > 0) return;
        await china.See("leave-talks").ClickAsync();
        await china.See("confirm-leave").ClickAsync();
    }

    /// <summary>By keyboard, as somebody without a mouse would.</summary>
    private static async Task ReadTheReason(Person china, string picture)
    {
        var why = china.See("why-offer-1");
        await Expect(why.Locator("p")).ToBeHiddenAsync();
        await why.Locator("summary").FocusAsync();
        await china.Page.Keyboard.PressAsync("Enter");
        await Expect(why.Locator("p")).ToBeVisibleAsync();
        await Expect(why.Locator("p")).ToContainTextAsync("target");
        await why.ScrollIntoViewIfNeededAsync();
        await Pictures(china, picture, async () =>
        {
            var talk = china.Page.GetByText("Talk", new() { Exact = true });
            if (await talk.CountAsync() > 0) await talk.ClickAsync();
            await why.ScrollIntoViewIfNeededAsync();
        });
    }

    /// <summary>Pictures in both sizes; the phone first has to be turned to what is to be seen.</summary>
    private static async Task Pictures(Person person, string name, Func<Task> turn)
    {
        await person.Picture(name);
        await person.Page.SetViewportSizeAsync(Stage.PhoneWidth, Stage.PhoneHeight);
        await turn();
        await person.Picture(name);
        await person.Page.SetViewportSizeAsync(Stage.DesktopWidth, Stage.DesktopHeight);
    }

    [GeneratedRegex(@"\d+ points")]
    private static partial Regex Worth();
}
