using System.Diagnostics;
using System.Text.Json;
using TradeSim.Cli;
using TradeSim.Cli.Bridges;
using TradeSim.ScenarioFiles;
using TradeSim.Tests.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.Cli;

/// <summary>Programs outside that speak over lines, as real processes.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Ready = """{"ready":true}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("process-tests");

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private static string Bridge(string negotiator) =>
        $"dotnet \"{typeof(CommandLine).Assembly.Location}\" bridge --negotiator {negotiator}";

    /// <summary>A program that says these lines, one for each that it hears, and then stops listening.</summary>
    private string Script(params string[] says)
    {
        var file = At($"{Guid.NewGuid():N} script.sh");
        File.WriteAllLines(file, says.Select(s => s.StartsWith('!') ? s[1..] : $"read -r line; printf '%s\\n' '{s}'"));
        return $"sh \"{file}\"";
    }

    private static Typed Played(string us, string china, params string[] more) =>
        Typed.In(["play", Sample.SmallFile, "--party", $"us={us}", "--party", $"china={china}", .. more]);

    // Fails when an answer waits in a buffer for the end of the input, or anything else is on standard output.
    [Fact]
    public async Task A_bridge_is_a_process_that_answers_each_line_at_once()
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(CommandLine).Assembly.Location, "bridge", "--negotiator", "boulware"])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal(Ready, await Answer("""{"init":{"issues":[{"name":"é","values":["ü","b"]}],"profile":"""
            + """{"weights":[1],"values":[[1,0]],"reservation":0},"deadline":3,"moves_first":true}}"""));
        Assert.StartsWith("{\"error\"", await Answer("what?"), StringComparison.Ordinal);
        Assert.Equal("""{"offer":{"é":"ü"}}""", await Answer("""{"turn":{"round":1,"offer":null}}"""));
        await program.StandardInput.WriteAsync("{\"over\":{}}\n");
        await program.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        var rest = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (program.ExitCode, rest));

        async Task<string?> Answer(string line)
        {
            await program.StandardInput.WriteAsync(line + "\n");
            await program.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            return await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
    }

    // Fails when a move of the program is written otherwise than the rules decide it, or the seed of the play is not kept.
    [Theory]
    [InlineData("envoy", "process:boulware")]
    [InlineData("process:boulware", "envoy")]
    [InlineData("process:conceder", "process:conceder")]
    public void A_program_plays_and_the_file_verifies(string us, string china)
    {
        var typed = Played(At(us), At(china), "--out", this.At("a.replay"), "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.Equal([us.Split(':')[0], china.Split(':')[0]], typed.Json.GetProperty("parties").EnumerateArray()
            .Select(p => p.GetProperty("negotiator").GetString()!));
        Assert.Equal(0, Typed.In("replay", this.At("a.replay"), "--verify").Code);
        Played(At(us), At(china), "--out", this.At("b.replay"));
        Assert.Equal(File.ReadAllBytes(this.At("a.replay")), File.ReadAllBytes(this.At("b.replay")));

        static string At(string player) => player.StartsWith("process:", StringComparison.Ordinal)
            ? $"process:{Bridge(player["process:".Length..])}" : player;
    }

    // Fails when a program cannot accept, or the offer that it takes is not the one it was told.
    [Fact]
    public void A_program_that_accepts_gets_the_offer_on_the_table()
    {
        var program = Script(Ready, """{"offer":{"magnets":"trickle","tariffs":"low"}}""", """{"accept":true}""",
            "!read -r over; echo \"$over\" > '" + At("over") + "'");
        var typed = Played("conceder", $"process:{program}", "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        Assert.Equal("agreement", typed.Json.GetProperty("outcome").GetString());
        Assert.Equal((3, 100), (typed.Json.GetProperty("offers").GetInt32(),
            typed.Json.GetProperty("parties")[1].GetProperty("score").GetInt32()));
        // Fails when the program is ended before it could hear how the talks came out.
        Assert.StartsWith("{\"over\":{\"outcome\":\"agreement\",\"package\":{\"magnets\":",
            File.ReadAllText(At("over")), StringComparison.Ordinal);
    }

    // Fails when "end" is taken for a fault.
    [Fact]
    public void A_program_that_ends_leaves_the_talks()
    {
        var typed = Played("envoy", $"process:{Script(Ready, """{"end":true}""")}", "--json");
        Assert.Equal((0, "china"), (typed.Code, typed.Json.GetProperty("left_by").GetString()));
    }

    // Fails when a program that is no use ends in anything but one line that names its party.
    [Theory]
    [InlineData("ended before the talks did (exit code 3)", "!exit 3")]
    [InlineData("ended before the talks did (exit code 0)", Ready)]
    [InlineData("it said \"hello\"", "hello")]
    [InlineData("Answer \\\"init\\\" with", """{"ready":false}""")]
    [InlineData("There is no issue \\\"colour\\\"", Ready, """{"offer":{"colour":"red"}}""")]
    [InlineData("has no value \\\"many\\\"", Ready, """{"offer":{"magnets":"many","tariffs":"low"}}""")]
    [InlineData("says nothing on \\\"tariffs\\\"", Ready, """{"offer":{"magnets":"some"}}""")]
    [InlineData("one of \\\"offer\\\"", Ready, """{"accept":true,"end":true}""")]
    [InlineData("Write {\\\"accept\\\":true}", Ready, """{"accept":false}""")]
    [InlineData("unknown key", Ready, """{"sing":true}""")]
    public void A_program_that_dies_or_babbles_ends_the_play(string because, params string[] says)
    {
        var typed = Played("envoy", $"process:{Script(says)}", "--out", At("none.replay"));
        typed.IsRefused(because.Replace("\\\"", "\"", StringComparison.Ordinal));
        Assert.Contains("speaks for china", typed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("none.replay")));
    }

    // Fails when a refusal of the rules is not told, ends the play at once, or may come for ever.
    [Fact]
    public void What_the_rules_refuse_is_told_and_can_be_answered_again_three_times()
    {
        const string red = """{"offer":{"magnets":"general","tariffs":"middle"}}""";
        var stubborn = Played($"process:{Script([Ready, red, red, red, red])}", "envoy");
        stubborn.IsRefused("speaks for us");
        stubborn.IsRefused("refused 4 answers to one turn. The capital does not permit \"Middle\"");
        var wise = Script([Ready, red, """{"accept":true}""", red,
            "!read -r line; echo \"$line\" > '" + At("error") + "'; echo '{\"end\":true}'"]);
        var typed = Played($"process:{wise}", "envoy", "--out", At("a.replay"), "--json");
        Assert.Equal((0, "us"), (typed.Code, typed.Json.GetProperty("left_by").GetString()));
        Assert.StartsWith("{\"error\":\"The capital does not permit", File.ReadAllText(At("error")),
            StringComparison.Ordinal);
        Assert.Equal(0, Typed.In("replay", At("a.replay"), "--verify").Code);
    }

    // Fails when a slow program is waited for, or lives on after the play.
    [Fact]
    public void A_program_that_takes_too_long_is_ended()
    {
        int id;
        using (var program = new OutsideProgram("china", "sleep 600", TimeSpan.FromMilliseconds(50)))
        {
            id = program.Id;
            Assert.Contains("longer than 0.05 seconds",
                Assert.Throws<UnusableException>(() => program.Hear()).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    // Fails when a command that cannot be started shows as a fault of ours.
    [Theory]
    [InlineData("cannot be started", "no-such-program --x")]
    [InlineData("is not closed", "python 'agent.py")]
    [InlineData("there is no command", " ")]
    public void A_command_that_cannot_be_started_is_refused(string because, string command) =>
        Played("envoy", $"process:{command}").IsRefused(because);

    // Fails when words are parted inside quotes, joined without them, or a path loses its backslashes.
    [Theory]
    [InlineData("a b  c", "a", "b", "c")]
    [InlineData("'a b' \"c d\"e ''", "a b", "c de", "")]
    [InlineData("a\\ b \\\"c\\\" 'd\\\"e'", "a b", "\"c\"", "d\\\"e")]
    [InlineData("C:\\agents\\a.exe \"x\\\"y\" \"it's\"", "C:\\agents\\a.exe", "x\"y", "it's")]
    public void A_command_is_split_as_a_shell_does(string command, params string[] words) =>
        Assert.Equal(words, CommandWords.Split(command));

    // Fails when a program may speak where more than two sit.
    [Fact]
    public void A_program_speaks_for_one_of_two() => Typed.In("play",
        Path.Combine(AppContext.BaseDirectory, "scenarios", "brussels-2025.yaml"), "--party", "us=envoy",
        "--party", "china=process:sleep 600", "--party", "eu=envoy").IsRefused("a program can speak where two do");

    // Fails when the profile in the first line is on another scale than its reservation value, minimum or linkages.
    [Fact]
    public void The_first_line_tells_the_points_as_they_count_beside_the_status_quo()
    {
        Played("process:" + Script("!read -r line; echo \"$line\" > '" + At("init") + "'; exit 1"), "envoy");
        var init = JsonDocument.Parse(File.ReadAllText(At("init"))).RootElement.GetProperty("init");
        var brief = ScenarioFile.ReadAll(Sample.SmallFile).Single().Scenario!.Brief("us");
        var read = BridgeInit.Read(init);
        Assert.True(read.MovesFirst);
        // 1395 minutes: 17 and 30 moves of 30 minutes, every other one ours, and the last call.
        Assert.Equal(24, read.Deadline);
        Assert.Equal((brief.Mandate.Minimum + 5) / 125.0, read.Profile.Reservation, 6);
        Assert.Equal((brief.Reservation + 5) / 125.0,
            init.GetProperty("profile").GetProperty("reservation").GetDouble(), 12);
        Assert.All(Enumerable.Range(0, read.Profile.Space.Count).Select(read.Profile.Space.Package), package =>
        {
            var utility = read.Profile.Utility(read.Profile.Space.Outcome(package));
            if (brief.Mandate.Breach(package) is null)
                Assert.Equal((brief.Valuation.Score(package) + 5) / 125.0, utility, 5);
            else Assert.True(utility < read.Profile.Reservation);
        });
    }
}
