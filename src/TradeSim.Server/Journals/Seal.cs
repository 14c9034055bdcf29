using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradeSim.Server.Journals;

/// <summary>What makes a change of the store be noticed: each line has a digest of itself and of all before it in its stream.</summary>
/// <remarks>
/// Lines of older programs have none. They are covered by the next line that has one, because the digest goes over them too. There
/// is no key in it: who rewrites a stream from the changed line to its end with this program's own digests is not noticed.
/// </remarks>
internal static class Seal
{
    /// <summary>The line with its seal, after one with the seal <paramref name="before"/>.</summary>
    public static JournalLine On(JournalLine line, string before) => line with { Seal = Next(before, line) };

    /// <summary>What the next line of a stream builds on: the newest line's seal, or where it has none the stream's name.</summary>
    /// <exception cref="DamagedJournalException">A line, or one before it, is not as it was written.</exception>
    public static string After(string stream, IEnumerable<JournalLine> lines)
    {
        var seal = stream;
        foreach (var line in lines)
        {
            seal = Next(seal, line);
            if (line.Seal is not null && line.Seal != seal) throw new DamagedJournalException(line.Number);
        }

        return seal;
    }

    private static string Next(string before, JournalLine line) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', before,
        line.Number.ToString(CultureInfo.InvariantCulture), line.CommandId, line.By, StoredLines.Time(line.At), line.Command, line.Events))));
}
