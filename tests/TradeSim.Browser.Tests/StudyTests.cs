using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>What happened in 2025, read with its sources, taken over, annotated, and shared.</summary>
public sealed class StudyTests(Stage stage)
{
    [Fact]
    public async Task Historical_London_is_read_taken_over_and_played_on()
    {
        var reader = await stage.Person();
        await reader.Page.GotoAsync("/");
        await reader.See("study-london-2025").ClickAsync();
        await reader.See("note-on").ClickAsync();
        await Expect(reader.Page.GetByText("1 of 32")).ToBeVisibleAsync();
        await reader.See("note-on").ClickAsync();
        await Expect(reader.Page.GetByText("2 of 32")).ToBeVisibleAsync();
        await Expect(reader.See("confidence")).ToBeVisibleAsync();
        await reader.PicturesInBothSizes("study");
        await reader.See("present").ClickAsync();
        await reader.Picture("study-presented");
        await reader.See("present").ClickAsync();
        await Expect(reader.See("replay-verified")).ToContainTextAsync("Replays exactly");
        for (var i = 0; i < 3; i++) await reader.See("note-on").ClickAsync();
        await reader.See("branch").ClickAsync();
        await reader.See("branch-side-china").CheckAsync();
        await reader.See("take-over").ClickAsync();
        await reader.See("what-now").WaitForAsync();
        await reader.Draft(("student-visas", "may-stay"));
        await reader.Offer();
        await Expect(reader.Page.Locator(".stream .theirs").Last).ToBeVisibleAsync();
        await reader.Picture("study-taken-over");
    }

    [Fact]
    public async Task Notes_become_a_study_that_opens_in_a_fresh_browser()
    {
        var writer = await stage.Person();
        await writer.Page.GotoAsync("/study/geneva-2025");
        await writer.See("note-on").ClickAsync();
        await Expect(writer.See("replay-verified")).ToContainTextAsync("Replays exactly");
        await writer.Page.GetByText("Write a note at this moment").ClickAsync();
        await writer.See("note-heading").FillAsync("Look at this moment");
        await writer.See("note-text").FillAsync("They could have asked for **more**. <img src=x onerror=alert(1)>");
        await writer.See("note-add").ClickAsync();
        await Expect(writer.See("note")).ToContainTextAsync("Look at this moment");
        await writer.See("study-share").ClickAsync();
        var link = await writer.See("study-link").GetAttributeAsync("href");

        var fresh = await stage.Person(Stage.PhoneWidth, Stage.PhoneHeight);
        await fresh.Page.GotoAsync(link!);
        await fresh.Page.GetByRole(AriaRole.Button, new() { Name = "Notes" }).Last.ClickAsync();
        await fresh.Page.GetByText("All moments").ClickAsync();
        await fresh.Page.GetByRole(AriaRole.Button, new() { Name = "Look at this moment", Exact = true }).ClickAsync();
        await Expect(fresh.See("note")).ToContainTextAsync("They could have asked for more. <img");
        await Expect(fresh.Page.Locator(".study img")).ToHaveCountAsync(0);
        await fresh.Picture("study-shared");
    }
}
