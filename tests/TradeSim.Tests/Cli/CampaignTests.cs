using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class CampaignTests : IDisposable
{
    private static readonly string[] Both = ["--party", "us=envoy", "--party", "china=envoy"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign");

    public void Dispose() => folder.Delete(recursive: true);

    private static string File(string id) =>
        Path.Combine(AppContext.BaseDirectory, "scenarios", $"{id}.yaml");

    private string At(string name) => Path.Combine(folder.FullName, name);

    [Fact]
    public void The_rounds_go_by_their_sequels_and_the_first_campaign_replays()
    {
        var typed = Typed.In(
            ["campaign", File("london-2025"), File("geneva-2025"), .. Both, "--runs", "3", "--json",
            "--out", At("a.replay"), "--csv", At("a.csv")]);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.Equal(["geneva-2025", "london-2025"],
            typed.Json.GetProperty("rounds").EnumerateArray().Select(r => r.GetString()));
        foreach (var question in typed.Json.GetProperty("outcomes").EnumerateArray()
            .GroupBy(o => (o.GetProperty("round").GetString(), o.GetProperty("question").GetString())))
            Assert.Equal(3, question.Sum(o => o.GetProperty("count").GetInt32()));
        Assert.Equal(7, System.IO.File.ReadAllLines(At("a.csv")).Length);
        Assert.Equal(0, Typed.In("replay", At("a.replay"), "--verify").Code);
    }

    [Fact]
    public void One_file_plays_its_aftermath_and_the_same_seeds_say_the_same()
    {
        string[] words = ["campaign", File("brussels-2025"), "--party", "us=envoy", "--party", "china=envoy",
            "--party", "eu=envoy", "--runs", "4", "--seed", "9"];
        var typed = Typed.In(words);
        Assert.Equal(0, typed.Code);
        Assert.Contains("no deal", typed.Output, StringComparison.Ordinal);
        Assert.Equal(typed.Output, Typed.In(words).Output);
    }

    [Fact]
    public void What_is_off_is_said_in_a_line()
    {
        Typed.In(["campaign", "nowhere.yaml", .. Both]).IsRefused("no such file");
        Typed.In(["campaign", File("brussels-2025"), .. Both, "--runs", "0"]).IsRefused("--runs 0");
        Typed.In(["campaign", File("brussels-2025"), .. Both]).IsRefused("Nobody plays \"eu\"");
        Typed.In(["campaign", File("brussels-2025"), File("geneva-2025"), .. Both])
            .IsRefused("does not follow");
        Typed.In(["campaign", ScenarioFiles.Sample.SmallFile, .. Both]).IsRefused("ends with the handshake");
    }
}
