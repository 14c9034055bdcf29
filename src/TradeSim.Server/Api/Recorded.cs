using TradeSim.Protocol;

namespace TradeSim.Server.Api;

/// <summary>Reads a stranger's replay file: whole, bounded and decided again before anything of it counts.</summary>
internal static class Recorded
{
    /// <summary>The file up to a moment, or why not, in words for who sent it.</summary>
    public static (Branching? From, string? No) Read(string text, int at)
    {
        Branching? from = null;
        var no = Fault(text, file => from = Branching.At(file, at));
        return (from, no);
    }

    /// <summary>Why a file cannot be used; null where it can.</summary>
    /// <param name="use">What else must be possible with it.</param>
    public static string? Fault(string text, Action<ReplayFile>? use = null)
    {
        try
        {
            var file = ReplayFile.Read(text);
            Soundness.CheckSize(file.Scenario);
            if (Verification.FirstDifference(file) is { } difference) return $"The file does not replay: {difference}";
            use?.Invoke(file);
            return null;
        }
        catch (ReplayException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Foreign data, and anyone can make a checksum: whatever it breaks in the rules means the same.
            return "The file's entries do not fit together. Save it again where it was played.";
        }
    }
}
