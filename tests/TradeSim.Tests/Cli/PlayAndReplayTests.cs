using System.Text.Json;
using TradeSim.Protocol;
using TradeSim.Tests.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class PlayAndReplayTests : IDisposable
{
    private static readonly string[] Us = ["--party", "us=envoy", "--party", "china=linear"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("play-and-replay");

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string Played(string name = "a.replay", string seed = "7", string? scenario = null)
    {
        var typed = Typed.In(["play", scenario ?? Sample.SmallFile, .. Us, "--seed", seed, "--out", At(name),
            "--json"]);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        return At(name);
    }

    [Fact]
    public void A_play_tells_its_outcome_beside_history()
    {
        var typed = Typed.In(["play", Sample.SmallFile, .. Us, "--json"]);
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.Equal("agreement", typed.Json.GetProperty("outcome").GetString());
        Assert.Equal(2, typed.Json.GetProperty("package").EnumerateObject().Count());
        var us = typed.Json.GetProperty("parties")[0];
        Assert.Equal(("us", "envoy", 30, 100), (us.GetProperty("party").GetString(),
            us.GetProperty("negotiator").GetString(), us.GetProperty("reservation").GetInt32(),
            us.GetProperty("history_score").GetInt32()));
        Assert.True(us.GetProperty("score").GetInt32() >= 35);
        Assert.Contains("History's score", Typed.In(["play", Sample.SmallFile, .. Us]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_write_the_same_bytes_and_another_seed_does_not() => Assert.Multiple(
        () => Assert.Equal(File.ReadAllBytes(Played()), File.ReadAllBytes(Played("b.replay"))),
        () => Assert.NotEqual(File.ReadAllBytes(Played()), File.ReadAllBytes(Played("c.replay", seed: "8"))));

    [Fact]
    public void A_played_file_verifies_and_names_who_wrote_it()
    {
        var typed = Typed.In("replay", Played(), "--verify", "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.True(typed.Json.GetProperty("verified").GetBoolean());
        Assert.StartsWith("tradesim ", typed.Json.GetProperty("written_by").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(32, typed.Json.GetProperty("scenario_hash").GetString()!.Length);
    }

    [Fact]
    public void The_facilitator_sees_every_room_and_a_party_only_the_table_and_its_own()
    {
        var file = Played();
        Assert.Equal(["session", "delegation/china", "delegation/us", "table"],
            Rooms(Typed.In("replay", file, "--json")));
        Assert.Equal(["delegation/us", "table"], Rooms(Typed.In("replay", file, "--json", "--as", "us")));
        var china = Typed.In("replay", file, "--as", "china", "--json");
        Assert.Equal(["delegation/china", "table"], Rooms(china));
        Assert.DoesNotContain("Factories stand still.", china.Output, StringComparison.Ordinal);

        static IEnumerable<string?> Rooms(Typed typed) =>
            typed.Json.GetProperty("entries").EnumerateArray().Select(e =>
                e.GetProperty("room").GetString()).Distinct();
    }

    [Fact]
    public void A_change_to_one_brief_changes_nothing_of_what_the_other_party_is_shown()
    {
        var changed = At("small.yaml");
        File.WriteAllText(changed, Sample.Small.Replace("Factories stand still.", "Nothing happens.",
            StringComparison.Ordinal));
        var one = Seen(Sample.SmallFile);
        Assert.Contains("Exports fall.", one, StringComparison.Ordinal);
        Assert.Equal(one, Seen(changed));

        string Seen(string scenario) =>
            Typed.In("replay", Played(scenario: scenario), "--as", "china", "--json").Output;
    }

    [Fact]
    public void The_transcript_stops_at_an_entry_of_the_table()
    {
        var entries = Typed.In("replay", Played(), "--at", "3",
            "--json").Json.GetProperty("entries").EnumerateArray().ToArray();
        var table = entries.Where(e => e.GetProperty("room").GetString() == "table").ToArray();
        Assert.Equal([1, 2, 3], table.Select(e => e.GetProperty("number").GetInt32()));
        var until = table[^1].GetProperty("at").GetString();
        Assert.All(entries, e => Assert.True(string.CompareOrdinal(e.GetProperty("at").GetString(),
            until) <= 0));
        Assert.DoesNotContain(entries, e =>
            e.GetProperty("text").GetString()!.Contains("debrief", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reason_stands_before_the_move_it_explains_and_the_results_stand_last()
    {
        var entries = Typed.In("replay", Played(), "--json").Json.GetProperty("entries").EnumerateArray()
            .Select(e => (Room: e.GetProperty("room").GetString()!,
            Text: e.GetProperty("text").GetString()!)).ToList();
        var offer = entries.FindIndex(e => e.Text.StartsWith("Offer 1:", StringComparison.Ordinal));
        Assert.StartsWith("Reason:", entries[offer - 1].Text, StringComparison.Ordinal);
        Assert.Equal("session", entries[^1].Room);
        Assert.Equal("table", entries[^2].Room);
    }

    [Fact]
    public void A_file_whose_record_was_changed_fails_verification_with_the_first_difference()
    {
        var file = Changed("\"type\":\"offer-made\",\"number\":1,", "\"type\":\"offer-made\",\"number\":9,");
        var typed = Typed.In("replay", file, "--verify", "--json");
        Assert.Equal((1, ""), (typed.Code, typed.Error));
        Assert.False(typed.Json.GetProperty("verified").GetBoolean());
        Assert.Contains("table, entry 3", typed.Json.GetProperty("first_difference").GetString(),
            StringComparison.Ordinal);
        Assert.Contains("not verified", Typed.In("replay", file, "--verify").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_cannot_have_happened_is_told_in_one_line()
    {
        var file = Changed("\"type\":\"offer-accepted\",\"number\":",
            "\"type\":\"offer-accepted\",\"number\":99");
        Typed.In("replay", file).IsRefused("--verify");
        Assert.Equal(1, Typed.In("replay", file, "--verify").Code);
    }

    /// <summary>A played file with one place changed and its checksum made to fit.</summary>
    private string Changed(string find, string put)
    {
        var lines = File.ReadAllText(Played()).Split('\n', 2);
        var start = lines[1].IndexOf(find, StringComparison.Ordinal);
        Assert.True(start > 0);
        var body = string.Concat(lines[1].AsSpan(0, start), put, lines[1].AsSpan(start + find.Length));
        var checksum = JsonDocument.Parse(lines[0]).RootElement.GetProperty("checksum").GetString()!;
        var file = At("changed.replay");
        File.WriteAllText(file, lines[0].Replace(checksum, ReplayFile.Hash(body), StringComparison.Ordinal)
            + "\n" + body);
        return file;
    }

    [Fact]
    public void A_damaged_a_foreign_and_a_later_file_get_a_clear_answer()
    {
        var text = File.ReadAllText(Played());
        File.WriteAllText(At("cut"), text[..^40]);
        File.WriteAllText(At("later"),
            text.Replace("\"version\":4,", "\"version\":5,", StringComparison.Ordinal));
        File.WriteAllBytes(At("binary"), [0, 1, 2, 0xFF, 10, 13]);
        Typed.In("replay", At("cut")).IsRefused("damaged");
        Typed.In("replay", At("later"), "--verify").IsRefused("newer program");
        Typed.In("replay", At("binary"), "--json").IsRefused("not a replay file");
        Typed.In("replay", Sample.SmallFile).IsRefused("not a replay file");
        Typed.In("replay", At("gone")).IsRefused("no such file");
        Typed.In("replay", folder.FullName).IsRefused("no such file");
    }

    [Fact]
    public void Viewers_and_entries_that_are_not_there_are_refused()
    {
        var file = Played();
        Typed.In("replay", file, "--as", "mars").IsRefused("facilitator, us or china");
        Typed.In("replay", file, "--at", "0").IsRefused("1 to ");
        Typed.In("replay", file, "--at", "9999").IsRefused("1 to ");
    }

    [Theory]
    [InlineData("there is no party \"mars\"", "us=envoy", "mars=envoy")]
    [InlineData("given already", "us=envoy", "us=linear")]
    [InlineData("Nobody plays \"china\"", "us=envoy")]
    [InlineData("ID=NEGOTIATOR", "us")]
    [InlineData("nobody-knows", "us=envoy", "china=nobody-knows")]
    public void A_play_without_the_right_players_is_refused(string because, params string[] parties) =>
        Typed.In(["play", Sample.SmallFile,
            .. parties.SelectMany(p => new[] { "--party", p })]).IsRefused(because);

    [Fact]
    public void A_play_of_a_bad_scenario_tells_each_error_on_a_line_of_its_own()
    {
        var typed = Typed.In(["play", Path.Combine(Sample.Folder, "ten-faults.yaml"), .. Us, "--json"]);
        Assert.Equal((2, ""), (typed.Code, typed.Output));
        Assert.Contains("ten-faults.yaml:63:20: ", typed.Error, StringComparison.Ordinal);
        Typed.In(["play", At("gone.yaml"), .. Us]).IsRefused("no such file");
        Typed.In(["play", Sample.SmallFile, .. Us, "--out", At("no/such/folder")]).IsRefused("make it first");
    }
}
