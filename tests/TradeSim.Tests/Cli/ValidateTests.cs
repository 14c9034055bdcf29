using TradeSim.Tests.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class ValidateTests
{
    private static readonly string Faulty = Path.Combine(Sample.Folder, "ten-faults.yaml");

    [Fact]
    public void Good_files_are_told_as_JSON_with_exit_code_0()
    {
        var typed = Typed.In("validate", Sample.SmallFile, "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        var file = typed.Json.GetProperty("files")[0];
        Assert.Equal(["path", "ok", "scenario", "packages", "findings", "zone"],
            file.EnumerateObject().Select(p => p.Name));
        Assert.Equal((Sample.SmallFile, true, "small", 9), (file.GetProperty("path").GetString(),
            file.GetProperty("ok").GetBoolean(), file.GetProperty("scenario").GetString(),
            file.GetProperty("packages").GetInt32()));
        var zone = file.GetProperty("zone");
        Assert.Equal((4, 3), (zone.GetProperty("packages_in_zone").GetInt32(),
            zone.GetProperty("frontier_points").GetInt32()));
        Assert.Equal(1 - 30 / 140.0, zone.GetProperty("integrative_index").GetDouble(), 12);
    }

    [Fact]
    public void All_findings_of_all_files_are_told_with_exit_code_1()
    {
        var typed = Typed.In("validate", Sample.Folder, Faulty, "--json");
        Assert.Equal((1, ""), (typed.Code, typed.Error));
        var files = typed.Json.GetProperty("files");
        // The whole scenario names a lever that the one before it, beside it here, does not have.
        Assert.Equal([true, false, false, false],
            files.EnumerateArray().Select(f => f.GetProperty("ok").GetBoolean()));
        var findings = files[1].GetProperty("findings");
        Assert.Equal(14, findings.GetArrayLength());
        Assert.Equal(["severity", "code", "path", "line", "column", "message", "mend"],
            findings[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void A_person_gets_a_table_with_line_and_mend()
    {
        var typed = Typed.In("validate", Faulty);
        Assert.Equal(1, typed.Code);
        Assert.Contains("not good", typed.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"title\"?", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_not_there_is_one_line_and_exit_code_2()
    {
        Typed.In("validate", Sample.SmallFile, "/gone.yaml", "--json").IsRefused("/gone.yaml");
        var folder = Directory.CreateTempSubdirectory("no-scenarios");
        Typed.In("validate", folder.FullName).IsRefused("no *.yaml");
        folder.Delete();
    }

    [Theory]
    [InlineData("command was not provided")]
    [InlineData("PATH", "validate")]
    [InlineData("--jsno", "replay", "x", "--jsno")]
    [InlineData("--seed", "play", "x", "--party", "us=envoy", "--seed", "five")]
    [InlineData("--party", "play", "x")]
    public void Words_that_are_off_are_one_line_and_exit_code_2(string because, params string[] args) =>
        Typed.In(args).IsRefused(because);

    [Fact]
    public void Every_verb_is_in_the_help()
    {
        var typed = Typed.In("--help");
        Assert.Equal(0, typed.Code);
        Assert.All(["tradesim [command]", "  validate <PATH>", "  play <SCENARIO>", "  replay <FILE>"],
            word => Assert.Contains(word, typed.Output, StringComparison.Ordinal));
    }
}
