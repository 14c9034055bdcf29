using TradeSim.Protocol;

namespace TradeSim.Server.Api;

/// <summary>Reads a stranger's replay file: whole, bounded and decided again before anything of it counts.</summary>
internal static class Recorded
{
    /// <summary>The file up to a moment, or why not, in words for who sent it.</summary>
    public static (Branching? From, string? No) Read(string text, int at)
    {
        try
        {
            var file = ReplayFile.Read(text);
            Soundness.CheckSize(file.Scenario);
            return Verification.FirstDifference(file) is { } difference
                ? (null, $"The file does not replay: {difference}")
                : (Branching.At(file, at), null);
        }
        catch (ReplayException e)
        {
            return (null, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Foreign data, and anyone can make a checksum: whatever it breaks in the rules means the same.
            return (null, "The file's entries do not fit together. Save it again where it was played.");
        }
    }
}
