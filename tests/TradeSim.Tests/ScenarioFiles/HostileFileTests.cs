using TradeSim.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

public sealed class HostileFileTests
{
    [Fact]
    public void A_file_of_aliases_of_aliases_is_refused_without_growing()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        var reading = ScenarioFile.Parse("bomb.yaml", text);
        Assert.Contains(reading.Findings, f => f is { Code: "anchor", Line: 1 });
        Assert.Contains(reading.Findings, f => f is { Code: "alias", Line: 2 });
        Assert.True(reading.Findings.Length <= 501);
    }

    [Fact]
    public void An_alias_of_the_node_around_it_is_refused() =>
        Assert.Contains(ScenarioFile.Parse("x.yaml", "talks: &t\n  days: *t\n").Findings, f =>
            f is { Code: "alias", Line: 2 });

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 20_000)]
    public void A_file_that_is_nested_without_end_is_refused(string opening, int times)
    {
        var text = string.Concat(Enumerable.Repeat(opening, times));
        Assert.Contains(ScenarioFile.Parse("deep.yaml", text).Findings, f =>
            f.Code is "too-deep" or "syntax");
    }

    [Fact]
    public void A_file_with_a_million_faults_gets_a_bounded_list()
    {
        var text = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"k{i}: 1\n"));
        Assert.Contains(ScenarioFile.Parse("many.yaml", text).Findings, f => f.Code == "too-many-findings");
    }

    [Theory]
    [InlineData("", "empty", 1)]
    [InlineData("# nothing\n", "empty", 1)]
    [InlineData("title: A\n  talks: B\n", "syntax", 2)]
    [InlineData("title: [A\nid: b\n", "syntax", 2)]
    [InlineData("just words", "wrong-kind", 1)]
    [InlineData("id: a\n---\nid: b\n", "two-documents", 2)]
    [InlineData("? [a, b]\n: c\n", "bad-key", 1)]
    [InlineData("title: A\ntext: \u0007\n", "not-text", 2)]
    public void A_text_that_is_no_scenario_gets_a_clear_finding(string text, string code, int line) =>
        Assert.Contains(ScenarioFile.Parse("x.yaml", text).Findings, f => f.Code == code && f.Line == line);

    [Fact]
    public void Binary_files_huge_files_and_files_that_are_not_there_get_one_clear_finding_each()
    {
        var folder = Directory.CreateTempSubdirectory("scenario-files");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllBytes(At("b-binary.yaml"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0xFF, 0xFE]);
            File.WriteAllText(At("c-huge.yaml"), new string('#', 1024 * 1024 + 1));
            File.WriteAllText(At("a-zeros.yaml"), "id: a\n\0\0\0");
            File.WriteAllText(At("ignored.txt"), "id: a");
            var readings = ScenarioFile.ReadAll(folder.FullName, At("gone.yaml")).ToArray();
            Assert.Equal(["not-text", "not-text", "too-large", "unreadable"],
                readings.Select(r => Assert.Single(r.Findings).Code));
            Assert.Equal("a-zeros.yaml", Path.GetFileName(readings[0].File));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_cut_and_no_changed_character_breaks_the_reader()
    {
        var text = Sample.Small;
        for (var i = 0; i < text.Length; i += 7)
        {
            ScenarioFile.Parse("small.yaml", text[..i]);
            foreach (var c in "{}[]:-&*!|>'\"%@`#,?\t\u2028")
                ScenarioFile.Parse("small.yaml",
                    string.Concat(text.AsSpan(0, i), c.ToString(), text.AsSpan(i + 1)));
        }
    }
}
