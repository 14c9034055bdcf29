using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TradeSim.Browser.Tests;

/// <summary>The page of who runs the server: nothing without its key, and with it a page that works as it is let.</summary>
public sealed class DashboardTests(Stage stage)
{
    private const string Key = "the-key-of-who-runs-this";
    private const string Dashboard = "/admin/dashboard/";

    // Its style sheet holds a font that no page of this server may load.
    private const string OwnFont = "Loading the font 'data:";

    [Fact]
    public async Task It_is_not_there_without_a_key_and_shows_the_kinds_of_grains_to_who_has_it()
    {
        var somebody = await stage.Person();
        Assert.Equal(404, (await somebody.Page.APIRequest.GetAsync(Dashboard)).Status);

        await using var server = new ServerProcess("--AdminKey", Key);
        await server.Start();
        var stranger = await stage.Person(at: server.Url);
        Assert.Equal(401, (await stranger.Page.APIRequest.GetAsync(Dashboard)).Status);
        await stranger.Play("geneva-2025", "us", againstAi: true);

        var owner = await stage.Person(at: server.Url, key: Key);
        var errors = new List<string>();
        owner.Page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.StartsWith(OwnFont, StringComparison.Ordinal)) errors.Add($"{said.Location}: {said.Text}");
        };
        owner.Page.PageError += (_, error) => errors.Add(error);
        Assert.Equal(200, (await owner.Page.GotoAsync(Dashboard))!.Status);
        await Expect(owner.Page.GetByText("Total Activations")).ToBeVisibleAsync();
        await owner.Page.GotoAsync($"{Dashboard}#/grains");
        foreach (var kind in (string[])["SessionGrain", "TableGrain", "DelegationGrain"])
            await Expect(owner.Page.GetByText(kind).First).ToBeVisibleAsync();
        await owner.PicturesInBothSizes("dashboard");
        Assert.Empty(errors);
    }
}
