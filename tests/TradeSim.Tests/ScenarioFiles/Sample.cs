using TradeSim.ScenarioFiles;
using Xunit;

namespace TradeSim.Tests.ScenarioFiles;

/// <summary>The small good scenario beside this file, and what becomes of it when one place is
/// changed.</summary>
internal static class Sample
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "ScenarioFiles");

    public static string SmallFile { get; } = Path.Combine(Folder, "small.yaml");

    public static string Small { get; } = File.ReadAllText(SmallFile);

    public static string WholeFile { get; } = Path.Combine(Folder, "whole.yaml");

    /// <summary>The small scenario with capitals, constituencies, weeks and a sequel.</summary>
    public static string Whole { get; } = File.ReadAllText(WholeFile);

    /// <summary>Reads the small scenario with changes, each of which must apply to exactly one
    /// place.</summary>
    public static ScenarioReading With(params (string Find, string Put)[] changes) =>
        ScenarioFile.Parse("small.yaml", Changed(Small, changes));

    /// <summary>Reads the whole scenario with such changes.</summary>
    public static ScenarioReading WholeWith(params (string Find, string Put)[] changes) =>
        ScenarioFile.Parse("whole.yaml", Changed(Whole, changes));

    public static string Changed(string text, params (string Find, string Put)[] changes) =>
        changes.Aggregate(text, (text, change) =>
        {
            Assert.Equal(2, text.Split(change.Find).Length);
            return text.Replace(change.Find, change.Put, StringComparison.Ordinal);
        });

    public static Finding Only(this ScenarioReading reading, string code)
    {
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(code, finding.Code);
        return finding;
    }

    public static int LineOf(string text) =>
        Small[..Small.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
