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
    public async Task Without_a_scenario_folder_the_server_starts_and_says_so()
    {
        await using var server = await TestServer.Start(scenarios: "/no/such/folder");
        Assert.Equal("[]", await server.Http.GetStringAsync("/api/scenarios", TestContext.Current.CancellationToken));
        Assert.Contains(server.Log.Lines, l => l.Contains("/no/such/folder", StringComparison.Ordinal));
    }
}
