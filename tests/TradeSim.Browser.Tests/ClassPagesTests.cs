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
        var keys = await Post(http, "/api/classes", new
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
            questions = Array.Empty<object>(),
        });
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

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
