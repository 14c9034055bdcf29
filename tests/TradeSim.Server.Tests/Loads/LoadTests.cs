using System.Text.Json;
using TradeSim.Cli;
using TradeSim.Server.Tests.Stage;
using Xunit;

namespace TradeSim.Server.Tests.Loads;

/// <summary>The command line's load at a real server: its clients play, lines are cut, and the report says what happened.</summary>
public sealed class LoadTests(ITestOutputHelper log)
{
    [Fact]
    public async Task A_small_load_with_cut_lines_loses_and_doubles_nothing()
    {
        await using var server = new ServerProcess();
        await server.Start();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Task.Run(() => CommandLine.Run(["load", "--url", server.Url, "--sessions", "6", "--seats", "3",
            "--minutes", "0.2", "--drop", "50", "--think", "0.5", "--json"], output, error));
        log.WriteLine(output.ToString());
        var report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal((0, 0), (report.GetProperty("lost").GetInt32(), report.GetProperty("duplicated").GetInt32()));
        Assert.Empty(report.GetProperty("errors").EnumerateArray());
        Assert.Equal(CommandLine.Good, code);
        Assert.True(report.GetProperty("moves").GetInt32() >= 18);
        Assert.True(report.GetProperty("cut").GetInt32() > 0);
        foreach (var measured in (string[])["offer_to_screen_ms", "join_ms", "acknowledged_ms"])
        {
            var times = report.GetProperty(measured);
            Assert.InRange(times.GetProperty("p95").GetDouble(), times.GetProperty("p50").GetDouble(), times.GetProperty("p99").GetDouble());
        }
    }

    [Fact]
    public async Task A_scenario_that_the_server_does_not_have_is_refused_with_those_it_has()
    {
        await using var server = await TestServer.Start();
        using var error = new StringWriter();
        var code = await Task.Run(() => CommandLine.Run(["load", "--url", server.Url, "--sessions", "1", "--seats", "2",
            "--minutes", "1", "--scenario", "atlantis"], TextWriter.Null, error));
        Assert.Equal(CommandLine.Unusable, code);
        Assert.Contains(GenevaTalks.Id, error.ToString(), StringComparison.Ordinal);
    }
}
