using TradeSim.Protocol;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Play;

public sealed class ScenarioShelfTests
{
    [Fact]
    public async Task A_malformed_scenario_file_is_left_out_with_its_findings_and_the_others_are_offered()
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-");
        try
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "scenarios", "geneva-2025.yaml"),
                Path.Combine(folder.FullName, "geneva-2025.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "malformed.yaml"),
                "id: broken\ntitle: [not, a, title]\n", TestContext.Current.CancellationToken);
            await using var server = await TestServer.Start(scenarios: folder.FullName);
            var cards = await server.Http.GetStringAsync("/api/scenarios", TestContext.Current.CancellationToken);
            Assert.Equal(["geneva-2025"],
                Dialect.Read<System.Collections.Immutable.ImmutableArray<ScenarioCard>>(cards).Select(c => c.Id));
            Assert.Contains(server.Log.Lines, l => l.Contains("malformed.yaml is left out", StringComparison.Ordinal));
            Assert.Contains(server.Log.Lines, l => l.Contains("malformed.yaml(2,", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_calibration_with_a_fault_is_refused_by_name_and_place_and_its_scenarios_are_not_offered()
    {
        var folder = Directory.CreateTempSubdirectory("tradesim-");
        try
        {
            var world = await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "economy", "world-2022.json"), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "world-2022.json"),
                world.Replace("10188.627", "-10188.627", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await using var server = await TestServer.Start(economies: folder.FullName);
            var cards = await server.Http.GetStringAsync("/api/scenarios", TestContext.Current.CancellationToken);
            Assert.DoesNotContain("geneva-2025", cards, StringComparison.Ordinal);
            Assert.DoesNotContain("london-2025", cards, StringComparison.Ordinal);
            Assert.Contains(server.Log.Lines, l => l.Contains("world-2022.json is refused", StringComparison.Ordinal));
            Assert.Contains(server.Log.Lines, l => l.Contains("X[0][1][0]", StringComparison.Ordinal));
            using var text = await server.Http.GetAsync("/api/economy/world-2022", TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, text.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("world-2022", System.Net.HttpStatusCode.OK)]
    [InlineData("world-1999", System.Net.HttpStatusCode.NotFound)]
    [InlineData("..%2F..%2Fappsettings", System.Net.HttpStatusCode.NotFound)]
    [InlineData("%2Fetc%2Fpasswd", System.Net.HttpStatusCode.NotFound)]
    public async Task A_world_is_given_by_its_name_and_nothing_else_is(string id, System.Net.HttpStatusCode expected)
    {
        await using var server = await TestServer.Start();
        using var answer = await server.Http.GetAsync($"/api/economy/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_scenario_folder_the_server_starts_and_says_so()
    {
        await using var server = await TestServer.Start(scenarios: "/no/such/folder");
        Assert.Equal("[]", await server.Http.GetStringAsync("/api/scenarios", TestContext.Current.CancellationToken));
        Assert.Contains(server.Log.Lines, l => l.Contains("/no/such/folder", StringComparison.Ordinal));
    }
}
