using System.Runtime.CompilerServices;
using TradeSim.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.Playthroughs;

/// <summary>
/// Each text file beside this one is a whole play: lines that begin with "&gt;" are what somebody does, the indented lines below are
/// what became of it and what each side heard. The file is played and must come out as it stands.
/// </summary>
/// <remarks>Set REWRITE_PLAYTHROUGHS=1 to write the files anew, and review the difference like code.</remarks>
public sealed class PlaythroughTests
{
    private const string Rewrite = "REWRITE_PLAYTHROUGHS";

    [Theory]
    [InlineData("geneva-2025")]
    [InlineData("london-2025")]
    public void The_scenario_plays_as_its_playthrough_says(string id)
    {
        var path = Path.Combine(Folder(), $"{id}.txt");
        var scenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");
        var scenario = ScenarioFile.ReadAll(scenarios).Single(r => r.Scenario?.Id == id).Scenario!;
        var written = File.ReadAllText(path);

        var played = new Playthrough(scenario).Play(written.Split('\n'));

        if (Environment.GetEnvironmentVariable(Rewrite) == "1") File.WriteAllText(path, played);
        else Assert.Equal(written, played);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
