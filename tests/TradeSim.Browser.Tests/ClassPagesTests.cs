using System.Net.Http.Json;
using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace TradeSim.Browser.Tests;

/// <summary>
/// What a class sees on its wall while students come in, and that its debrief waits for the end.
/// </summary>
public sealed class ClassPagesTests(Stage stage)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_wall_takes_its_key_shows_how_to_join_and_counts_who_came(ColorScheme scheme)
    {
        using var http = new HttpClient { BaseAddress = new(stage.Url) };
        var keys = await Open(http);
        var code = keys.GetProperty("code").GetString()!;
        var wall = await stage.Person(scheme: scheme);
        await wall.Page.GotoAsync(
            $"/class/{code}/wall#key={Uri.EscapeDataString(keys.GetProperty("projector").GetString()!)}");
        await Assertions.Expect(wall.See("wall-code")).ToHaveTextAsync(code);
        await Assertions.Expect(wall.Page).ToHaveURLAsync($"{stage.Url}/class/{code}/wall");
        await Assertions.Expect(wall.See("wall-here")).ToContainTextAsync("0 students are here");
        var ann = await Post(http, "/api/classes/enter",
            new { code, name = "Ann Marker", isHidden = false, joinId = "join-ann-1" });
        await Assertions.Expect(wall.See("wall-here")).ToContainTextAsync("1 student is here");
        Assert.DoesNotContain("Ann", await wall.Page.ContentAsync());
        await wall.PicturesInBothSizes($"wall-{scheme}");
        Assert.Empty((await wall.Page.RunAxe()).Violations);

        await wall.Page.ReloadAsync();
        await Assertions.Expect(wall.See("wall-code")).ToHaveTextAsync(code);

        await wall.Page.EvaluateAsync("([key, pass]) => localStorage.setItem(key, pass)",
            new[] { $"tradesim.class.{code}.student", ann.GetProperty("token").GetString()! });
        await wall.Page.GotoAsync($"/class/{code}/debrief");
        await Assertions.Expect(wall.See("class-debrief-closed")).ToContainTextAsync("The class is not over");
        Assert.Empty((await wall.Page.RunAxe()).Violations);
    }

    [Fact]
    public async Task Who_has_an_old_link_is_shown_out_when_the_facilitator_replaces_it()
    {
        using var http = new HttpClient { BaseAddress = new(stage.Url) };
        var keys = await Open(http);
        var code = keys.GetProperty("code").GetString()!;
        var link = $"/class/{code}/lead#key={Uri.EscapeDataString(keys.GetProperty("facilitator").GetString()!)}";
        var (lecturer, other) = (await stage.Person(), await stage.Person());
        await lecturer.Page.GotoAsync(link);
        await other.Page.GotoAsync(link);
        await Assertions.Expect(other.See("class-code")).ToHaveTextAsync(code);
        await lecturer.See("renew-keys").ClickAsync();
        await lecturer.See("renew-keys").ClickAsync();

        await Assertions.Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This link was replaced by a newer one.");
        await Assertions.Expect(lecturer.Page.GetByText("Your link and the wall’s are new")).ToBeVisibleAsync();
        await lecturer.Picture("class-keys-renewed");
        await lecturer.Page.ReloadAsync();
        await Assertions.Expect(lecturer.See("class-code")).ToHaveTextAsync(code);
        await lecturer.Page.GotoAsync($"/class/{code}/wall");
        await Assertions.Expect(lecturer.See("wall-code")).ToHaveTextAsync(code);
    }

    internal static Task<JsonElement> Open(HttpClient http, params object[] questions) => Post(http, "/api/classes", new
    {
        scenario = "london-2025",
        reach = "Talks",
        minutesPerDay = 20,
        empty = "Ai",
        negotiator = "envoy@3",
        grouping = "Arrival",
        perSide = 1,
        capitals = "Rules",
        signals = true,
        statements = true,
        coach = false,
        consent = "Head",
        graceSeconds = 60,
        list = Array.Empty<object>(),
        questions,
    });

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
