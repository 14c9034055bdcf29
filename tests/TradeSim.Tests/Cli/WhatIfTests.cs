using CsCheck;
using TradeSim.Delegations;
using TradeSim.Protocol;
using TradeSim.Sessions;
using TradeSim.Tables;
using TradeSim.Tests.HouseRules;
using TradeSim.Tests.ScenarioFiles;
using TradeSim.Tests.Worlds;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class WhatIfTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("what-if");

    public void Dispose() => folder.Delete(recursive: true);

    private string Played()
    {
        var file = Path.Combine(folder.FullName, "a.replay");
        Assert.Equal(0, Typed.In("play", Sample.SmallFile, "--party", "us=envoy", "--party", "china=linear", "--out", file).Code);
        return file;
    }

    [Fact]
    public void Branches_are_counted_beside_the_original_and_the_first_is_a_replay()
    {
        var (file, first) = (Played(), Path.Combine(folder.FullName, "b.replay"));
        var typed = Typed.In("what-if", file, "--at", "3", "--runs", "6", "--seed", "4", "--out", first, "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.Equal([4, 5, 6, 7, 8, 9], typed.Json.GetProperty("branches").EnumerateArray().Select(b => b.GetProperty("seed").GetInt32()));
        Assert.Equal("agreement", typed.Json.GetProperty("original").GetProperty("outcome").GetString());
        Assert.Equal(0, Typed.In("replay", first, "--verify").Code);
        Assert.Contains("A branch begins after entry 3.", Typed.In("replay", first).Output, StringComparison.Ordinal);
        Assert.Contains("Median", Typed.In("what-if", file, "--at", "3", "--runs", "2").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no entry 99", "--at", "99")]
    [InlineData("there is no entry 0", "--at", "0")]
    [InlineData("from 1 to 10000 branches", "--at", "3", "--runs", "0")]
    [InlineData("Nobody plays \"china\"", "--at", "3", "--party", "us=envoy")]
    [InlineData("There is no negotiator jester", "--at", "3", "--party", "us=jester", "--party", "china=envoy")]
    public void What_cannot_be_branched_is_refused(string because, params string[] words) =>
        Typed.In(["what-if", Played(), .. words]).IsRefused(because);

    [Fact]
    public void The_end_of_a_session_is_no_moment_to_branch()
    {
        var file = Played();
        var last = ReplayFile.Read(File.ReadAllText(file)).Table.Length;
        Typed.In("what-if", file, "--at", $"{last}").IsRefused("At this moment everything is over; choose an earlier one.");
    }

    /// <summary>What can happen and is not told breaks the transcript of whoever has it in a file.</summary>
    [Theory]
    [InlineData(typeof(TableEvent))]
    [InlineData(typeof(DelegationEvent))]
    [InlineData(typeof(SessionEvent))]
    public void Every_event_is_told_in_the_minutes(Type family)
    {
        var minutes = string.Concat(House.Sources("src/TradeSim.Cli").Where(f => Path.GetFileName(f).StartsWith("Minutes", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        Assert.DoesNotContain(Protocol.Samples.CasesOf(family),
            c => !minutes.Contains($"{family.Name}.{c.Name}", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_hundred_random_sessions_verify_from_the_command_line()
    {
        var (file, sessions) = (Path.Combine(folder.FullName, "random.replay"), 0);
        RandomPlay.Any.Sample(play =>
        {
            File.WriteAllText(file, play.Run().ToFile());
            Assert.Equal((0, ""), Typed.In("replay", file, "--verify") is var typed ? (typed.Code, typed.Error) : default);
            sessions++;
        }, iter: 200, threads: 1);
        Assert.Equal(200, sessions);
    }

    [Fact]
    public void A_study_is_read_for_the_replay_in_it()
    {
        var study = Path.Combine(folder.FullName, "a.study");
        File.WriteAllText(study, StudyFile.Write("tests",
            new("A study", "Ann", "", false, [new(3, null, "Here", "", null, [])]), File.ReadAllText(Played())));
        Assert.Equal(0, Typed.In("replay", study, "--verify").Code);
        Assert.Equal(0, Typed.In("what-if", study, "--at", "3", "--runs", "1", "--json").Code);
        File.WriteAllText(study, File.ReadAllText(study).Replace("A study", "B study", StringComparison.Ordinal));
        Typed.In("replay", study).IsRefused("checksum does not match");
    }

    [Fact]
    public void A_thousand_damaged_files_are_refused_with_a_reason_and_leave_nothing()
    {
        var (file, bad) = (Played(), Path.Combine(folder.FullName, "bad.replay"));
        var whole = File.ReadAllBytes(file);
        var before = Directory.GetFiles(folder.FullName).Length;
        for (var i = 0; i < 1000; i++)
        {
            File.WriteAllBytes(bad, Damaged(whole, i));
            var typed = Typed.In("replay", bad, "--verify", "--json");
            Assert.True(typed.Code is 1 or 2, $"Damage {i} was not found.");
            Assert.True(typed.Code == 1
                ? typed.Json.GetProperty("first_difference").GetString()!.Length > 20
                : typed.Error.Length > 30 && !typed.Error.Contains("fault in tradesim", StringComparison.Ordinal), typed.Error);
        }

        Assert.Equal(before + 1, Directory.GetFiles(folder.FullName).Length);
    }

    /// <summary>A byte changed, a piece cut out, a piece doubled, the end cut off: each somewhere else.</summary>
    private static byte[] Damaged(byte[] whole, int i)
    {
        var at = (int)(i * 7919L % (whole.Length - 40));
        return (i % 4) switch
        {
            0 => [.. whole[..at], (byte)(whole[at] ^ (1 + (i % 7))), .. whole[(at + 1)..]],
            1 => [.. whole[..at], .. whole[(at + 1 + (i % 30))..]],
            2 => [.. whole[..(at + 9)], .. whole[at..]],
            _ => whole[..at],
        };
    }
}
