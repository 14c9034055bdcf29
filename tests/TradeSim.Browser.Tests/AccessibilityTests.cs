using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace TradeSim.Browser.Tests;

/// <summary>What axe, the keyboard and a screen reader find on every page, in both themes.</summary>
public sealed class AccessibilityTests(Stage stage)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme scheme)
    {
        var us = await stage.Person(scheme: scheme);
        await us.Page.GotoAsync("/");
        await us.See("play-now").WaitForAsync();
        await us.PicturesInBothSizes($"home-{scheme}");
        await HasNoViolations(us, "home");

        await us.Page.GotoAsync("/guide");
        await us.See("guide").WaitForAsync();
        await us.PicturesInBothSizes($"guide-{scheme}");
        await HasNoViolations(us, "guide");

        await us.Play("london-2025", "us", againstAi: true);
        await us.Draft(("rare-earth-licences", "civilian"));
        await us.Offer();
        await us.See("offer-2").WaitForAsync();
        await us.PicturesInBothSizes($"room-{scheme}");
        await HasNoViolations(us, "room");

        await us.See("leave-talks").ClickAsync();
        await us.See("confirm-leave").ClickAsync();
        await us.See("to-debrief").ClickAsync();
        await us.See("debrief-result").WaitForAsync();
        await us.PicturesInBothSizes($"debrief-{scheme}");
        await HasNoViolations(us, "debrief");

        await us.See("to-replay").ClickAsync();
        await us.See("replay-verified").WaitForAsync();
        await us.PicturesInBothSizes($"replay-{scheme}");
        await HasNoViolations(us, "replay");

        await us.Page.GotoAsync("/study/london-2025");
        await us.See("note-on").ClickAsync();
        await us.See("note").WaitForAsync();
        await us.PicturesInBothSizes($"study-{scheme}");
        await HasNoViolations(us, "study");
        await us.See("branch").ClickAsync();
        await us.See("cloud-runs").SelectOptionAsync("20");
        await us.See("cloud-go").ClickAsync();
        await us.See("cloud-table").WaitForAsync();
        await us.PicturesInBothSizes($"branch-{scheme}");
        await HasNoViolations(us, "branch");
    }

    [Fact]
    public async Task An_offer_is_made_by_keyboard_alone()
    {
        var us = await stage.Person();
        await us.Play("london-2025", "us", againstAi: true);
        await us.See("make-offer").WaitForAsync();
        await us.See("cell-rare-earth-licences-trickle").FocusAsync();
        await us.Page.Keyboard.PressAsync("ArrowRight");
        await us.Page.Keyboard.PressAsync("ArrowRight");
        await us.Page.Keyboard.PressAsync("Enter");
        await us.See("make-offer").FocusAsync();
        await us.Page.Keyboard.PressAsync("Enter");
        await us.See("offer-1").WaitForAsync();
    }

    internal static async Task HasNoViolations(Person person, string page)
    {
        var found = (await person.Page.RunAxe()).Violations;
        Assert.True(found.Length == 0, $"{page}: " + string.Join("; ", found.Select(Say)));
    }

    private static string Say(AxeResultItem item) =>
        $"{item.Id} ({item.Help}) at {string.Join(", ", item.Nodes.Take(3).Select(n => n.Target.ToString()))}";
}
