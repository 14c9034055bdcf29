using TradeSim.Protocol;
using TradeSim.Tests.ScenarioFiles.Studies;
using Xunit;

namespace TradeSim.Tests.Cli;

public sealed class StudyTests
{
    private static readonly string London = ShippedStudies.File("london-2025");

    [Fact]
    public void A_study_is_written_from_its_script()
    {
        using var folder = new Folder();
        var to = Path.Combine(folder.Path, "london.study");
        var typed = Typed.In("study", London, "--out", to, "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        var study = StudyFile.Read(File.ReadAllText(to)).Study;
        Assert.Equal((study.Title, study.Notes.Length), (typed.Json.GetProperty("title").GetString(), typed.Json.GetProperty("notes").GetInt32()));
        Assert.Contains("london.study", Typed.In("study", London, "--out", to).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_script_is_told_line_by_line_and_nothing_is_written()
    {
        using var folder = new Folder();
        var (script, to) = (Path.Combine(folder.Path, "odd.yaml"), Path.Combine(folder.Path, "odd.study"));
        File.WriteAllText(script, "study: odd\nscenario: ../london-2025\nbad: 1\n");
        var typed = Typed.In("study", script, "--out", to);
        Assert.Equal((2, ""), (typed.Code, typed.Output));
        Assert.Contains("odd.yaml:2:11", typed.Error, StringComparison.Ordinal);
        Assert.Contains("odd.yaml:3:1", typed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(to));
        Typed.In("study", "/gone.yaml", "--out", to).IsRefused("/gone.yaml");
    }

    [Fact]
    public void Scripts_are_validated_beside_scenarios_or_alone()
    {
        var typed = Typed.In("validate", ShippedStudies.Folder, "--json");
        Assert.Equal((0, ""), (typed.Code, typed.Error));
        var file = typed.Json.GetProperty("files")[1];
        Assert.Equal(["path", "ok", "scenario", "packages", "findings", "zone", "study"], file.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("london-2025", true), (file.GetProperty("scenario").GetString(), file.GetProperty("ok").GetBoolean()));
        using var folder = new Folder();
        var script = Path.Combine(folder.Path, "london-2025.yaml");
        File.WriteAllText(script, File.ReadAllText(London).Replace("seed: 16", "seed: no", StringComparison.Ordinal));
        var odd = Typed.In("validate", Path.Combine(AppContext.BaseDirectory, "scenarios", "london-2025.yaml"), script);
        Assert.Equal(1, odd.Code);
        Assert.Contains("not-a-number", odd.Output, StringComparison.Ordinal);
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("studies");

        public string Path => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
