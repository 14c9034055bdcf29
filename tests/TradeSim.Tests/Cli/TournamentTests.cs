using TradeSim.Negotiators;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class TournamentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tournament");

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    // Fails when a negotiation's seed depends on which core plays it, or when rows are kept in the order in which they end.
    [Fact]
    public void The_same_seed_plays_the_same_to_the_byte_on_any_number_of_cores()
    {
        string[] words = ["tournament", "--generate", "3", "--negotiators", "envoy,agentk,random,micro", "--deadline", "12",
            "--seeds", "2", "--seed", "5"];
        var one = Typed.In([.. words, "--cores", "1", "--csv", At("one.csv")]);
        var four = Typed.In([.. words, "--cores", "4", "--csv", At("four.csv")]);
        Assert.Equal((0, 0), (one.Code, four.Code));
        Assert.Equal(one.Output, four.Output);
        Assert.Equal(File.ReadAllBytes(At("one.csv")), File.ReadAllBytes(At("four.csv")));
        Assert.Equal(1 + (3 * 12 * 2), File.ReadAllLines(At("one.csv")).Length);
        Typed.In([.. words[..^1], "6", "--csv", At("other.csv")]);
        Assert.NotEqual(File.ReadAllText(At("one.csv")), File.ReadAllText(At("other.csv")));
    }

    // Fails when chance is drawn by the pair alone: luck would then be the same on all domains.
    [Fact]
    public void Every_domain_has_a_chance_of_its_own()
    {
        foreach (var folder in new[] { At("one"), At("two") })
        {
            Directory.CreateDirectory(folder);
            foreach (var file in new[] { "trade.yml", "buyer.yml", "seller.yml" })
                File.Copy(Find(file), Path.Combine(folder, file));
        }

        var typed = Typed.In("tournament", "--domains", At("one"), At("two"), "--deadline", "9",
            "--negotiators", "random,agentk", "--csv", At("rows"));
        Assert.Equal(0, typed.Code);
        string[] rows = [.. File.ReadAllLines(At("rows"))[1..]
            .Select(r => r[r.IndexOf(',', StringComparison.Ordinal)..])];
        Assert.Equal(4, rows.Length);
        Assert.NotEqual(rows[..2], rows[2..]);
    }

    // Fails when a domain that was cut off in the middle counts as played, or when one that was played is played again.
    [Fact]
    public void An_interrupted_tournament_goes_on_where_it_stopped()
    {
        string[] words = ["tournament", "--generate", "3", "--negotiators", "envoy,linear", "--deadline", "8"];
        Typed.In([.. words, "--csv", At("whole.csv"), "--resume", At("kept")]);
        var lines = File.ReadAllLines(At("kept"));
        Assert.Equal(7, lines.Length);
        // Two domains and a half: what is kept is told apart by a number that no play would give.
        var cut = lines[..6];
        var columns = cut[1].Split(',');
        columns[5] = "77";
        cut[1] = string.Join(',', columns);
        File.WriteAllLines(At("kept"), cut);
        var resumed = Typed.In([.. words, "--csv", At("resumed.csv"), "--resume", At("kept")]);
        Assert.Equal(0, resumed.Code);
        var (whole, again) = (File.ReadAllLines(At("whole.csv")), File.ReadAllLines(At("resumed.csv")));
        Assert.Equal(cut[1], again[1]);
        Assert.Equal(whole[2..], again[2..]);
        Typed.In(["tournament", "--generate", "3", "--negotiators", "envoy,linear", "--deadline", "9", "--resume", At("kept")])
            .IsRefused("another tournament");
    }

    [Fact]
    public void Every_name_plays_and_the_document_tells_all_the_standings()
    {
        string[] names = [.. NegotiatorNames.All, "envoy:hardliner", "envoy:dealmaker@3"];
        var typed = Typed.In("tournament", "--generate", "1", "--negotiators", string.Join(',', names), "--deadline", "6", "--json");
        Assert.Equal(0, typed.Code);
        var standings = typed.Json.GetProperty("standings").EnumerateArray().ToArray();
        Assert.Equal(names.Order(), standings.Select(s => s.GetProperty("negotiator").GetString()!).Order());
        Assert.Equal(names.Length * (names.Length - 1), typed.Json.GetProperty("matches").GetInt32());
        Assert.Equal(names.Length * (names.Length - 1), typed.Json.GetProperty("pairs").GetArrayLength());
        foreach (var s in standings)
        {
            var interval = s.GetProperty("ci95").EnumerateArray().Select(e => e.GetDouble()).ToArray();
            Assert.InRange(s.GetProperty("mean_utility").GetDouble(), interval[0] - 1e-9, interval[1] + 1e-9);
            Assert.InRange(s.GetProperty("agreement_rate").GetDouble(), 0, 1);
            Assert.InRange(s.GetProperty("joint_efficiency").GetDouble(), 0, 1.000001);
            foreach (var field in (string[])["advantage", "nash_distance", "pareto_distance", "mean_rounds"])
                Assert.True(s.GetProperty(field).GetDouble() >= 0);
        }
    }

    // Fails when a folder's domain and profiles are taken for one another.
    [Theory]
    [InlineData("laptop.xml", "seller.xml", "buyer.xml")]
    [InlineData("trade.yml", "buyer.yml", "seller.yml")]
    [InlineData("profileA.json", "profileB.json", null)]
    public void Domains_of_other_platforms_are_found_in_folders(string a, string b, string? c)
    {
        var inside = Directory.CreateDirectory(At("one"));
        foreach (var name in new[] { a, b, c }.OfType<string>())
            File.Copy(Find(name), Path.Combine(inside.FullName, name));
        var typed = Typed.In("tournament", "--domains", folder.FullName, "--negotiators", "boulware,conceder", "--json");
        Assert.Equal((0, 2), (typed.Code, typed.Json.GetProperty("matches").GetInt32()));
    }

    [Fact]
    public void What_is_off_is_said_in_a_line()
    {
        Typed.In("tournament", "--generate", "1", "--negotiators", "envoy").IsRefused("at least two");
        Typed.In("tournament", "--generate", "1", "--negotiators", "envoy,mule").IsRefused("no negotiator mule");
        Typed.In("tournament", "--negotiators", "envoy,boa").IsRefused("--generate");
        Typed.In("tournament", "--generate", "1", "--negotiators", "envoy,boa", "--deadline", "0").IsRefused("--deadline 0");
        Typed.In("tournament", "--scenarios", "nowhere", "--negotiators", "envoy,boa").IsRefused("no such file");
        Typed.In("tournament", "--domains", "nowhere", "--negotiators", "envoy,boa").IsRefused("no such folder");
        var brussels = Path.Combine(AppContext.BaseDirectory, "scenarios", "brussels-2025.yaml");
        Typed.In("tournament", "--scenarios", brussels, "--negotiators", "envoy,boa").IsRefused("3 parties");
    }

    private static string Find(string name) =>
        Directory.GetFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories).First();
}
