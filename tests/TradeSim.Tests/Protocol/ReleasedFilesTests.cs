using TradeSim.Protocol;
using TradeSim.Sessions;
using Xunit;

namespace TradeSim.Tests.Protocol;

/// <summary>Files that released versions wrote are read for ever, and replay to what they were.</summary>
public sealed class ReleasedFilesTests
{
    [Theory]
    [InlineData("format-3-london", 3, 86, "us 579, china 789")]
    [InlineData("format-3-brussels", 3, 61, "us 330, china 325, eu 355")]
    [InlineData("format-3-campaign", 3, 326, "us 644, china 1689")]
    [InlineData("format-4-branch", 4, 333, "us 644, china 1689")]
    [InlineData("format-4-lap", 4, 18, "us 40, china 20")]
    public void A_released_file_replays_to_what_it_was(string name, int version, int entries, string results)
    {
        var file = ReplayFile.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Protocol", "released", name + ".tradesim")));
        Assert.Equal((version, entries), (file.Header.Version, file.Header.Entries));
        Assert.Null(Verification.FirstDifference(file));
        var end = file.Session.SelectMany(e => e.Events).OfType<SessionEvent.SessionConcluded>().Single();
        Assert.Equal(results, string.Join(", ", end.Results.Select(r => $"{r.Party} {r.Score}")));
    }

    [Fact]
    public void Every_version_that_is_still_read_has_a_file_here() => Assert.Equal(
        Enumerable.Range(ReplayFile.OldestVersion, ReplayFile.FormatVersion - ReplayFile.OldestVersion + 1),
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Protocol", "released"))
            .Select(f => ReplayFile.Read(File.ReadAllText(f)).Header.Version).Distinct().Order());
}
