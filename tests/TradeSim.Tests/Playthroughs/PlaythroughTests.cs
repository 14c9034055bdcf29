using System.Runtime.CompilerServices;
using TradeSim.Protocol;
using TradeSim.ScenarioFiles;
using TradeSim.Scenarios;
using TradeSim.Tables;
using TradeSim.Tests.Worlds;
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
        AsWritten(id, new(Scenario(id)));
    }

    /// <summary>From Geneva to the truce's extension in August, on history's path as far as the game has it.</summary>
    [Fact]
    public void History_plays_as_its_playthrough_says()
    {
        var (geneva, london) = (Scenario("geneva-2025"), Scenario("london-2025"));
        var play = new Playthrough(geneva, london);
        AsWritten("history-2025", play);

        var table = play.Rooms.Table.Room;
        Assert.Equal(TablePhase.Over, table.Phase);
        Assert.Equal(geneva.History.Outcome, table.Earlier[0].Accord!.Package);
        // On history's path London opens exactly as its scenario file says, with no tariff left over from Geneva.
        Assert.Equal(london.Agenda.StatusQuo, table.Agenda!.StatusQuo);
        Assert.Equal(london.History.Outcome, table.Accord!.Package);
        Assert.True(table.Accord.IsExtended);
        Assert.Null(Verification.FirstDifference(ReplayFile.Read(play.Rooms.ToFile())));
    }

    private static void AsWritten(string name, Playthrough play)
    {
        var path = Path.Combine(Folder(), $"{name}.txt");
        var written = File.ReadAllText(path);
        var played = play.Play(written.Split('\n'));
        if (Environment.GetEnvironmentVariable(Rewrite) == "1") File.WriteAllText(path, played);
        else Assert.Equal(written, played);
    }

    private static Scenario Scenario(string id) => ScenarioFile
        .ReadAll(Path.Combine(AppContext.BaseDirectory, "scenarios")).Single(r => r.Scenario?.Id == id).Scenario!;

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
